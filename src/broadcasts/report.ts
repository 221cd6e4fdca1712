import type { DeliveryState } from '../delivery/delivery.js';
import type { NetworkCode } from '../networks/network.js';
import type { Reads } from '../store.js';
import { msOf, type Instant } from '../time/instant.js';
import { broadcastCode, type Broadcast, type BroadcastState } from './broadcast.js';
import { readNetworkOf } from './places-of.js';
import type { Copy, RepliedQuestion } from './repository.js';
import { stateNow, tallyOf, type Tally } from './tally.js';
import { mayShowOlder } from './what-stands.js';

/** What programs read of a broadcast: its rows, counted; `seen` are conversations in which somebody has seen it. */
export interface ReportCounts extends Tally {
  readonly id: string;
  readonly state: BroadcastState;
  readonly seen: number;
}

/** One conversation, and what became of its copy. */
export interface Reached extends Pick<Copy, 'conversation' | 'platform' | 'network' | 'state' | 'reason'> {
  /** When it was sent; null where it was not. */
  readonly sentAt: Instant | null;
  readonly seenBy: readonly string[];
  /** True once all of it was removed there; false where something stands, or may; null where nothing was recalled. */
  readonly isRemoved: boolean | null;
  /** True where it was sent and corrected, and an older text stands, or may. */
  readonly mayShowOlder: boolean;
}

/** "Reached X of Y networks in Z hours; these not." */
export interface ProofOfReach {
  readonly reached: number;
  readonly networks: number;
  /** From its hour to the last that arrived, in hours; null where none did. */
  readonly hours: number | null;
  readonly missing: readonly NetworkCode[];
}

/** All that is known of a broadcast afterwards. */
export interface Report {
  readonly broadcast: Broadcast;
  readonly counts: ReportCounts;
  readonly rows: readonly Reached[];
  readonly questions: readonly RepliedQuestion[];
  readonly proof: ProofOfReach;
}

/** Reads only the counts: one look however many conversations there are. */
export async function readCounts(broadcast: Broadcast, { broadcasts }: Pick<Reads, 'broadcasts'>, machineNow: Instant): Promise<ReportCounts> {
  const tally = tallyOf(broadcast.approval === null ? {} : await broadcasts.countCopies(broadcast.number, broadcast.round));
  return { id: broadcastCode(broadcast.number), state: stateNow(broadcast, tally, machineNow), ...tally, seen: await broadcasts.countSeen(broadcast.number) };
}

/** Reads all of it. The counts are those of the rows that are listed. */
export async function readReport(broadcast: Broadcast, { broadcasts, people }: Pick<Reads, 'broadcasts' | 'people'>, machineNow: Instant): Promise<Report> {
  const networkOf = await readNetworkOf(broadcast.content.audience, { people });
  const copies = broadcast.approval === null ? [] : await broadcasts.copies(broadcast.number, broadcast.round);
  const firsts = copies.filter(({ part }) => part === 'first').map((copy) => ({ ...copy, network: networkOf({ id: copy.conversation, network: copy.network }) }));
  const seenBy = new Map<string, string[]>();
  for (const { conversation, by } of await broadcasts.seen(broadcast.number)) seenBy.set(conversation, [...(seenBy.get(conversation) ?? []), by]);
  const there = new Map<string, Copy[]>();
  for (const copy of copies) there.set(copy.conversation, [...(there.get(copy.conversation) ?? []), copy]);
  const rows = firsts.map((copy) => reachedOf(copy, there.get(copy.conversation) ?? [], seenBy.get(copy.conversation) ?? [], broadcast));
  const tally = tallyOf(countsOf(firsts));
  const counts = { id: broadcastCode(broadcast.number), state: stateNow(broadcast, tally, machineNow), ...tally, seen: seenBy.size };
  return { broadcast, counts, rows, questions: await broadcasts.questions(broadcast.number), proof: proofOf(rows, broadcast.beginsAt) };
}

function reachedOf({ conversation, platform, network, state, reason, changed }: Copy, there: readonly Copy[], seenBy: readonly string[], { state: now, corrections, hash }: Broadcast): Reached {
  const isRecalled = now === 'recalled' && (state === 'sent' || state === 'unknown');
  const isCorrected = now !== 'recalled' && corrections > 0 && state === 'sent';
  return { conversation, platform, network, state, reason, sentAt: state === 'sent' ? changed : null, seenBy, isRemoved: isRecalled ? isAllRemoved(there) : null, mayShowOlder: isCorrected && mayShowOlder(there, hash) };
}

/** Every message that is known of there was removed, and none that nobody can name may stand beside: in doubt, or sent again after a doubt. */
function isAllRemoved(copies: readonly Copy[]): boolean {
  const removals = copies.filter(({ part }) => part === 'removal');
  return removals.length > 0 && copies.every(({ part, state, again }) => (part === 'removal' ? state === 'sent' : !again && !MAY_STAND.includes(state)));
}

/** What is in one of these when it is recalled may still arrive, or has. */
const MAY_STAND: readonly DeliveryState[] = ['sending', 'unknown'];

function countsOf(copies: readonly Copy[]): Parameters<typeof tallyOf>[0] {
  const counts: Record<string, number> = {};
  for (const { state } of copies) counts[state] = (counts[state] ?? 0) + 1;
  return counts;
}

const HOUR_MS = 3_600_000;

/** Which networks have it, whichever of their conversations it reached. */
export function proofOf(rows: readonly Pick<Reached, 'network' | 'sentAt'>[], beginsAt: Instant | null): ProofOfReach {
  const networks = [...new Set(rows.flatMap(({ network }) => network ?? []))].sort();
  const reached = new Set(rows.filter(({ sentAt }) => sentAt !== null).flatMap(({ network }) => network ?? []));
  const last = rows.flatMap(({ sentAt }) => sentAt ?? []).sort().at(-1);
  const hours = last === undefined || beginsAt === null ? null : Math.max(0, msOf(last) - msOf(beginsAt)) / HOUR_MS;
  return { reached: reached.size, networks: networks.length, hours, missing: networks.filter((one) => !reached.has(one)) };
}
