import { z } from 'zod';
import { paragraph, type Block, type Button, type Message } from '../chat/message.js';
import { sayable } from '../chat/saying.js';
import { tellDay } from '../language/dates.js';
import { isolate } from '../language/isolate.js';
import { nameNetwork } from '../networks/find-network.js';
import { shownWho } from '../people/person.js';
import { dayIn } from '../time/zone.js';
import { PracticeState } from './practice.js';
import { cardButton, queueButton } from './review-buttons.js';
import { practiceCard } from './review-card.js';
import { QUEUE_PAGE, type QueueLine, type ReviewFacts, type ShownQueue } from './review-facts.js';
import { fieldLabel } from './review-fields.js';
import { ReviewRefusalCode } from './review-plan.js';
import { REVIEW_STEPS } from './review-step.js';
import type { Unheard, Waiting } from './review.js';
import { doneText, refusalText } from './review-words.js';
import { stateText } from './tell-practice.js';
import { stepTold } from './tell-step.js';

/** What waits for a reviewer, the oldest first, a page of it; and what submitters have not answered. */
export const queueShown = sayable('review.queue', z.object({ page: z.number().int().min(1) }), (_args, facts: ReviewFacts): Message => {
  const { words, queue } = facts;
  if (queue === null || (queue.counts.waiting === 0 && queue.counts.unheard === 0)) return linesOf([words.say('review.empty')], facts);
  const pages = Math.max(1, Math.ceil(queue.counts.waiting / QUEUE_PAGE));
  const waiting = queue.waiting.map((one, at) => waitingLine((queue.page - 1) * QUEUE_PAGE + at + 1, one, facts));
  const unheard = queue.unheard.length === 0 ? [] : [words.say('review.unheard', { count: queue.counts.unheard }), ...queue.unheard.map((one) => unheardLine(one, facts))];
  const paged = pages > 1 ? [words.say('review.page', { page: queue.page, pages })] : [];
  return linesOf([words.say('review.waiting', { count: queue.counts.waiting }), ...waiting, ...paged, ...unheard], facts, queueButtons(queue, pages, facts));
});

function queueButtons({ page, waiting, unheard }: ShownQueue, pages: number, { words }: ReviewFacts): Button[] {
  const first = (page - 1) * QUEUE_PAGE + 1;
  const show = waiting.map(({ practice }, at) => cardButton.button({ practice }, words.say('review.button-show', { number: first + at }), { typed: `review ${practice}` }));
  const silent = unheard.map(({ practice, title }) => cardButton.button({ practice }, title.slice(0, 60), { typed: `review ${practice}` }));
  const next = page < pages ? [queueButton.button({ page: page + 1 }, words.say('review.button-next'), { typed: `review ${page + 1}` })] : [];
  return [...show, ...silent, ...next];
}

function waitingLine(number: number, { title, network, since, assignee, kind }: QueueLine<Waiting>, { words, zone }: ReviewFacts): string {
  const own = (text: string) => isolate(text, words.language);
  const name = kind === 'challenge' ? words.say('review.title-challenge', { title: own(title) }) : own(title);
  return words.say('review.line', {
    number, title: name, network: own(network === null ? '–' : nameNetwork(network, words.language)), day: tellDay(dayIn(zone, since), words.language),
    who: assignee === null ? words.say('review.with-nobody') : own(shownWho(assignee)),
  });
}

function unheardLine({ title, network, state, at }: QueueLine<Unheard>, { words, zone }: ReviewFacts): string {
  const own = (text: string) => isolate(text, words.language);
  return words.say('review.line-unheard', { title: own(title), network: own(network === null ? '–' : nameNetwork(network, words.language)), state: words.say(stateText[state]), day: tellDay(dayIn(zone, at), words.language) });
}

/** One practice, whole. */
export const cardShown = sayable('review.card', z.object({ practice: z.string() }), ({ practice }, facts: ReviewFacts): Message => {
  if (facts.shown !== null && facts.shown.practice.state !== 'draft') return practiceCard(facts.shown, facts);
  return { ...linesOf([facts.words.say('review.refused-not-known', { said: isolate(practice, facts.words.language), state: '' })], facts), refusal: true };
});

const Done = z.object({ practice: z.string(), step: z.enum(REVIEW_STEPS), isTold: z.boolean(), field: z.string().nullable(), to: z.string().nullable() });

/** What was done, whether its submitter hears of it, and the way on. */
export const stepDone = sayable('review.done', Done, ({ practice, step, isTold, field, to }, facts: ReviewFacts): Message => {
  const { words, form, shown } = facts;
  const own = (text: string) => isolate(text, words.language);
  const done = words.say(doneText[step], { title: own(shown?.title ?? practice), field: field === null ? '' : fieldLabel(form, field), who: own(shownWho(to ?? '')) });
  const told = step === 'comment' ? words.say('review.told-later') : words.say(isTold ? 'review.told-now' : 'review.not-told');
  const buttons = [cardButton.button({ practice }, words.say('review.button-card'), { typed: `review ${practice}` }), queueButton.button({ page: 1 }, words.say('review.button-queue'), { typed: 'review' })];
  return linesOf([done, ...(step === 'assign' && !isTold ? [] : [told])], facts, buttons);
});

const Refused = z.object({ code: ReviewRefusalCode, said: z.string(), state: PracticeState.nullable(), practice: z.string().optional() });

/** Why nothing was done, how the practice stands now, and how to mend it. */
export const stepRefused = sayable('review.refused', Refused, ({ code, said, state, practice }, facts: ReviewFacts): Message => {
  const { words, shown } = facts;
  const text = words.say(refusalText[code], { said: isolate(shownWho(said), words.language), state: state === null ? '–' : words.say(stateText[state]) });
  const buttons = practice === undefined || shown === null || shown.practice.state === 'draft' ? [] : [cardButton.button({ practice }, words.say('review.button-card'), { typed: `review ${practice}` })];
  return { ...linesOf([text, ...(code === 'may-not' ? [] : [words.say('roadmap.nothing-changed')])], facts, buttons), refusal: true };
});

/** Thanks: it is not asked about any more. */
export const stepSeen = sayable('review.seen', z.object({}), (_args, facts: ReviewFacts): Message => linesOf([facts.words.say('review.seen')], facts));

/** What the Secretariat reads, composed from a practice or the queue. */
export const reviewSayables = [queueShown, cardShown, stepDone, stepRefused, stepTold, stepSeen];

function linesOf(lines: readonly string[], { words }: ReviewFacts, buttons: readonly Button[] = []): Message {
  const blocks: Block[] = lines.map((line) => paragraph(line));
  if (buttons.length > 0) blocks.push({ kind: 'actions', buttons: [...buttons] });
  return { text: lines.join('\n'), language: words.language, about: [], blocks };
}
