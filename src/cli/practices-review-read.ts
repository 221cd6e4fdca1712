import type { Practice } from '../practices/practice.js';
import { titleOf, unheardBefore } from '../practices/review-facts.js';
import type { TellingStep } from '../practices/review.js';
import type { Instant } from '../time/instant.js';
import { onGround, type CommandTools, type CommandGround } from './command-tools.js';
import { CommandEnd, EXIT } from './exit-codes.js';
import { printResult, type OutputOptions } from './output.js';

const MOST_LISTED = 100_000;

/** A practice in the queue: it waits for review since then, or its submitter has not answered a step since then (`unheard`). */
interface QueueRow {
  readonly id: string;
  readonly kind: Practice['kind'];
  readonly state: Practice['state'];
  readonly title: string;
  readonly network: string | null;
  readonly since: Instant;
  readonly assignee: string | null;
  readonly unheard: TellingStep | null;
}

/** All that waits, the oldest first; then what nobody has answered for a week. */
export function printQueue(options: OutputOptions, tools: CommandTools): Promise<void> {
  return onGround(tools, async (ground) => {
    const rows = await readQueueRows(ground);
    printResult(tools, options, rows, rows, {
      ID: (row) => row.id, STATE: (row) => row.state, KIND: (row) => row.kind, SINCE: (row) => row.since, WITH: (row) => row.assignee ?? '', NETWORK: (row) => row.network ?? '', 'NOT ANSWERED': (row) => row.unheard ?? '', TITLE: (row) => row.title,
    });
  });
}

async function readQueueRows({ store: { reads }, clock }: CommandGround): Promise<QueueRow[]> {
  const waiting = (await reads.practiceReviews.queue({ limit: MOST_LISTED, offset: 0 })).map((one) => ({ ...one, unheard: null }));
  const silent = await Promise.all((await reads.practiceReviews.unheard(unheardBefore(clock.now()), MOST_LISTED)).map(async ({ practice, step, at }) => ({
    practice, since: at, assignee: (await reads.practiceReviews.findReview(practice)).assignee, unheard: step,
  })));
  const byId = new Map((await reads.practices.listPractices({ states: ['submitted', 'changes-requested', 'approved', 'published', 'rejected', 'duplicate', 'merged'] }, { after: null, limit: MOST_LISTED, fields: ['title'] })).map((one) => [one.id, one]));
  return [...waiting, ...silent].flatMap(({ practice: id, since, assignee, unheard }) => {
    const practice = byId.get(id);
    return practice === undefined ? [] : [{ id, kind: practice.kind, state: practice.state, title: titleOf(practice), network: practice.network, since, assignee, unheard }];
  });
}

/** One practice as reviewers know it: whole, with comments and how it was decided. */
export function printReview(id: string, options: OutputOptions, tools: CommandTools): Promise<void> {
  return onGround(tools, async ({ store: { reads } }) => {
    const practice = await reads.practices.findPractice(id);
    if (practice === undefined || practice.state === 'draft') throw new CommandEnd(EXIT.refused, `${id}: no such practice was handed in. See: imrf-bot practices review --queue`);
    const value = { ...practice, review: await reads.practiceReviews.findReview(id), comments: await reads.practiceReviews.commentsOn(id) };
    printResult(tools, options, value, Object.entries(value), { WHAT: ([name]) => name, VALUE: ([, one]) => (typeof one === 'string' ? one : JSON.stringify(one)) });
  });
}
