import { z } from 'zod';
import type { Delivery } from '../delivery/delivery.js';
import type { Reads } from '../store.js';
import type { Facts } from '../roadmap/facts.js';
import { plusMs, type Instant } from '../time/instant.js';
import { CarriedDate, type Broadcast, type Content } from './broadcast.js';
import type { SentSince } from './repository.js';
import { tallyOf, type Tally } from './tally.js';

/** What a copy is composed from beside the ledger, as it stands when it is sent. */
export interface CopyFacts extends Facts {
  /** Undefined where a stored number names none. */
  readonly broadcast: Broadcast | undefined;
  /** The text that the row carries, frozen; else the newest. */
  readonly content: Content | undefined;
  /** True for a row of which nobody knows whether it arrived: it is composed to be looked for, whatever was decided meanwhile. */
  readonly isInDoubt: boolean;
  /** True where the conversation has muted every date that it tells. */
  readonly isMuted: boolean;
  /** True where a date that the row tells is another by now: a frozen text cannot be told without it. */
  readonly hasMoved: boolean;
  readonly machineNow: Instant;
}

/** What is said of a broadcast at the desk is composed from this. */
export interface BroadcastFacts extends CopyFacts {
  readonly tally: Tally;
  /** What arrived within the last minute. */
  readonly pace: SentSince;
  /** Conversations in which somebody has seen it. */
  readonly seen: number;
}

/** How fast it goes is read from the last minute: what was stopped and resumed goes as fast as before. */
const PACE_OF_MS = 60_000;
const Named = z.object({ broadcast: z.number().int(), hash: z.string().optional(), dates: z.array(CarriedDate).optional() });
type Row = Pick<Delivery, 'saying' | 'conversation' | 'state'>;
type CopyReads = Pick<Reads, 'broadcasts' | 'reminders' | 'roadmap'>;

/** Reads the broadcast that a row names, for one of its copies: a few rows, however many copies there are. */
export async function readCopy({ saying, conversation, state }: Row, reads: CopyReads, facts: Facts, machineNow: Instant): Promise<CopyFacts> {
  const { broadcast: number, hash, dates = [] } = Named.parse(saying.args);
  const broadcast = await reads.broadcasts.find(number);
  const content = broadcast === undefined || hash === undefined || hash === broadcast.hash ? broadcast?.content : await reads.broadcasts.content(number, hash);
  return { ...facts, broadcast, content, isInDoubt: state === 'unknown', isMuted: await isMuted(content, conversation, reads), hasMoved: await hasMoved(dates, reads), machineNow };
}

/** Reads the same for the desk, with all its copies counted. */
export async function readBroadcast(row: Row, reads: CopyReads, facts: Facts, machineNow: Instant): Promise<BroadcastFacts> {
  const copy = await readCopy(row, reads, facts, machineNow);
  const { broadcast } = copy;
  if (broadcast === undefined) return { ...copy, tally: tallyOf({}), pace: { sent: 0, first: null }, seen: 0 };
  const tally = tallyOf(broadcast.approval === null ? {} : await reads.broadcasts.countCopies(broadcast.number, broadcast.round));
  const pace = await reads.broadcasts.sentSince(broadcast.number, broadcast.round, plusMs(machineNow, -PACE_OF_MS));
  return { ...copy, tally, pace, seen: await reads.broadcasts.countSeen(broadcast.number) };
}

async function isMuted(content: Content | undefined, conversation: string, { reminders }: Pick<Reads, 'reminders'>): Promise<boolean> {
  if (content === undefined || content.milestones.length === 0) return false;
  const muted = new Set((await reminders.marks(conversation)).filter(({ mark }) => mark.kind === 'muted').map(({ mark }) => mark.milestone));
  return content.milestones.every((milestone) => muted.has(milestone));
}

/** Of the whole ledger, not only of what this conversation may see. */
async function hasMoved(dates: readonly CarriedDate[], { roadmap }: CopyReads): Promise<boolean> {
  if (dates.length === 0) return false;
  const now = new Map((await roadmap.milestones()).map(({ id, dateRevision }) => [id, dateRevision]));
  return dates.some(({ milestone, dateRevision }) => now.get(milestone) !== dateRevision);
}
