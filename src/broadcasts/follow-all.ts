import type { Store } from '../store.js';
import type { Clock } from '../time/clock.js';
import type { NewId } from '../time/ids.js';
import { laterOf, msOf, plusMs, type Instant } from '../time/instant.js';
import type { BroadcastTools } from './broadcast-tools.js';
import { lookAfter, settleState } from './follow.js';
import type { AliveBroadcast, Standing } from './repository.js';
import { WAITING } from './tally.js';
import { tellStale } from './tell-progress.js';

/** What is left in the outbox of an old one is over by then (`age-limits.ts`). */
const LOOKED_AFTER_MS = 31 * 24 * 3_600_000;
/** Clocks of two processes differ by less, and so does what a transaction wrote from when it ends. */
const BEFORE_MS = 10 * 60_000;

/** What following takes: `transact` runs each of its calls whole, or not at all. */
export interface FollowTools {
  readonly store: Pick<Store, 'transact'>;
  readonly clock: Clock;
  readonly newId: NewId;
  /** One could not be looked after: nothing of it was changed, the others go on, and it is tried again at the next call. */
  readonly onFault: (fault: unknown, broadcast: number) => void;
}

/**
 * Looks after every broadcast that is alive, and after the messages that tell how far it has come, call by call. Each call resolves with the
 * number of rows that were put into the outbox or let go.
 */
export function broadcastFollower({ store, clock, newId, onFault }: FollowTools): () => Promise<number> {
  let lookedAt: Instant | null = null;
  let failed: ReadonlySet<number> = new Set();
  return async () => {
    const now = clock.machineNow();
    // A clock that was set back says nothing about what has changed meanwhile.
    const since = lookedAt === null || now < lookedAt ? null : plusMs(lookedAt, -BEFORE_MS);
    const moving = await store.transact((tx) => findMoving({ tx, clock }, since, failed));
    const failedNow = new Set<number>();
    let changed = 0;
    for (const [number, changedAt] of moving) {
      try {
        changed += await store.transact((tx) => followOne(number, changedAt, { tx, clock, newId }));
      } catch (fault) {
        failedNow.add(number);
        onFault(fault, number);
      }
    }
    [lookedAt, failed] = [now, failedNow];
    return changed;
  };
}

/** Which are looked at, each with when it or one of its rows changed last. Nothing of an ended one that has not changed `since` then: what is to become of it was decided. Null: all are. */
async function findMoving({ tx, clock }: Pick<BroadcastTools, 'tx' | 'clock'>, since: Instant | null, failed: ReadonlySet<number>): Promise<[number: number, changedAt: Instant][]> {
  const now = clock.machineNow();
  const alive = (await tx.broadcasts.alive()).filter((one) => !hasEnded(one) || msOf(now) - msOf(one.changedAt) <= LOOKED_AFTER_MS);
  if (alive.length === 0) return [];
  const standings = await tx.broadcasts.standings();
  const standingOf = ({ number, changedAt }: AliveBroadcast): Standing => standings.get(number) ?? { first: {}, changedAt };
  return alive.filter((one) => failed.has(one.number) || !isAtRest(one, standingOf(one), since)).map((one) => [one.number, laterOf(one.changedAt, standingOf(one).changedAt)]);
}

async function followOne(number: number, changedAt: Instant, tools: Pick<BroadcastTools, 'tx' | 'clock' | 'newId'>): Promise<number> {
  const broadcast = await tools.tx.broadcasts.find(number);
  if (broadcast === undefined) return 0;
  const changed = await lookAfter(broadcast, await tools.tx.broadcasts.countCopies(number, broadcast.round), tools);
  const settled = await settleState(broadcast, tools);
  const { told } = await tellStale(number, laterOf(changedAt, settled.changedAt), tools);
  return changed + told;
}

function hasEnded({ state }: AliveBroadcast): boolean {
  return state === 'sent' || state === 'corrected' || state === 'recalled';
}

/** What can become of an ended one follows from its rows and from itself; only of what waits there also from who can be reached. */
function isAtRest(broadcast: AliveBroadcast, { first, changedAt }: Standing, since: Instant | null): boolean {
  return since !== null && hasEnded(broadcast) && broadcast.changedAt < since && changedAt < since && !WAITING.some((state) => (first[state] ?? 0) > 0);
}
