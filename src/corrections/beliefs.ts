import type { Conversation } from '../networks/conversation.js';
import type { NetworkReads } from '../networks/repository.js';
import type { FormerDate, Milestone, MilestoneDate } from '../roadmap/milestone.js';
import type { RoadmapReads } from '../roadmap/repository.js';
import { givenUp, toldWrong } from './correction.js';
import type { CarriedCorrection, CorrectionReads, LastTold } from './repository.js';

/** A date of a milestone, and how many conversations were last told it. `holds`: it says what the ledger says now, also where it was given up between. */
export interface BelievedDate extends Pick<MilestoneDate, 'startsOn' | 'endsOn' | 'precision' | 'grain' | 'status'> {
  readonly dateRevision: number;
  readonly code: string;
  readonly holds: boolean;
  readonly conversations: number;
}

/**
 * What conversations believe of one milestone: an object with `milestone` (its id), `dates` (the current one first, then former ones, newest first;
 * of the former only those that somebody was last told), and four counts. `corrected`: got a correction that tells the current date. The other
 * three divide those that were last told what does not hold, an older message that was changed in place left aside: `waiting` for a correction,
 * `unreachable` (it waits until the bot hears from there), `failed` (it was refused or taken back: a person looks).
 */
export interface Beliefs {
  readonly milestone: string;
  readonly dates: BelievedDate[];
  readonly corrected: number;
  readonly waiting: number;
  readonly unreachable: number;
  readonly failed: number;
}

/** The part of the store in which beliefs are counted. */
export interface BeliefReads {
  readonly roadmap: Pick<RoadmapReads, 'formerDates'>;
  readonly corrections: Pick<CorrectionReads, 'lastTold' | 'corrections'>;
  readonly networks: Pick<NetworkReads, 'conversations'>;
}

/** Counts who was last told which date of a milestone. */
export async function gatherBeliefs(milestone: Milestone, reads: BeliefReads): Promise<Beliefs> {
  return beliefsOf(milestone, {
    former: await reads.roadmap.formerDates(milestone.id), told: await reads.corrections.lastTold(milestone.id),
    corrections: await reads.corrections.corrections(milestone.id, milestone.dateRevision), conversations: await reads.networks.conversations(),
  });
}

/** What the count is made from. */
export interface Seen {
  readonly former: readonly FormerDate[];
  readonly told: readonly LastTold[];
  /** Corrections that tell the current date. */
  readonly corrections: readonly CarriedCorrection[];
  readonly conversations: readonly Pick<Conversation, 'id' | 'state'>[];
}

/** The same, of what is at hand. */
export function beliefsOf(milestone: Milestone, { former, told, corrections, conversations }: Seen): Beliefs {
  const stateOf = new Map(corrections.map(({ conversation, state }) => [conversation, state]));
  const lost = new Set(conversations.filter(({ state }) => state === 'unreachable').map(({ id }) => id));
  const wrong = told.filter((one) => toldWrong(milestone, former, one) !== undefined).map(({ conversation }) => conversation);
  const unreachable = wrong.filter((conversation) => lost.has(conversation));
  const failed = wrong.filter((conversation) => !lost.has(conversation) && ['refused', 'cancelled', 'skipped'].includes(stateOf.get(conversation) ?? 'due'));
  const count = (dateRevision: number): number => told.filter((one) => one.dateRevision === dateRevision).length;
  const current = believed(milestone, true, count(milestone.dateRevision));
  const earlier = former.toReversed().map((one) => believed(one, givenUp(milestone, former, one.dateRevision) === undefined, count(one.dateRevision)));
  return {
    milestone: milestone.id, dates: [current, ...earlier.filter(({ conversations: some }) => some > 0)],
    corrected: corrections.filter(({ state }) => state === 'sent').length, waiting: wrong.length - unreachable.length - failed.length, unreachable: unreachable.length, failed: failed.length,
  };
}

function believed({ startsOn, endsOn, precision, grain, status, dateRevision, dateCode }: Milestone | FormerDate, holds: boolean, conversations: number): BelievedDate {
  return { startsOn, endsOn, precision, grain, status, dateRevision, code: dateCode, holds, conversations };
}
