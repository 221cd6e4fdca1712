import { z } from 'zod';
import { action } from '../chat/action.js';
import { paragraph, type Block, type Button } from '../chat/message.js';
import { isolate } from '../language/isolate.js';
import { untold } from './comment.js';
import type { ReviewFacts, ShownPractice } from './review-facts.js';

/** A practice as it was when the button was drawn: its revision is what the reviewer saw. */
const Seen = z.object({ practice: z.string().max(60), revision: z.number().int().min(1) });

/** Takes a step that needs no words. */
export const stepButton = action('review.step', Seen.extend({ step: z.enum(['approve', 'request-changes', 'assign']) }));
/** Opens the form for a step that needs words. */
export const stepFormButton = action('review.form', Seen.extend({ form: z.enum(['comment', 'reject', 'publish']) }), { opensForm: true });
/** Shows one practice. */
export const cardButton = action('review.show', z.object({ practice: z.string().max(60) }));
/** Shows a page of the queue. */
export const queueButton = action('review.queue', z.object({ page: z.number().int().min(1).max(10_000) }));

/** What can be done with this practice now, as buttons and as words. */
export function reviewButtons({ practice, comments, review }: ShownPractice, { words }: ReviewFacts): Block[] {
  const { id, revision, state } = practice;
  const seen = { practice: id, revision };
  const typed = (rest: string) => ({ typed: `review ${id} ${rest}` });
  const approve = stepButton.button({ ...seen, step: 'approve' }, words.say('review.button-approve'), { style: 'primary', ...typed('approve') });
  const change = stepButton.button({ ...seen, step: 'request-changes' }, words.say('review.button-changes', { count: untold(comments).length }), typed('request-changes'));
  const comment = stepFormButton.button({ ...seen, form: 'comment' }, words.say('review.button-comment'));
  const reject = stepFormButton.button({ ...seen, form: 'reject' }, words.say('review.button-reject'), { style: 'danger' });
  const publish = stepFormButton.button({ ...seen, form: 'publish' }, words.say('review.button-publish'), { style: 'primary' });
  const take = stepButton.button({ ...seen, step: 'assign' }, words.say('review.button-take'), typed('assign me'));
  const queue = queueButton.button({ page: 1 }, words.say('review.button-queue'), { typed: 'review' });
  const steps: Button[] = state === 'submitted' ? [approve, comment, ...(untold(comments).length > 0 ? [change] : []), reject, ...(review.assignee === null ? [take] : [])] : [];
  const how = state === 'submitted' ? [paragraph(words.say('review.how', { id: isolate(id, words.language) }), 'quiet')] : [];
  return [...how, { kind: 'actions', buttons: [...steps, ...(state === 'approved' ? [publish] : []), queue] }];
}
