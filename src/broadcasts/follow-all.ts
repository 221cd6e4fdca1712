import type { Store } from '../store.js';
import type { Clock } from '../time/clock.js';
import { msOf, plusMs, type Instant } from '../time/instant.js';
import type { Broadcast } from './broadcast.js';
import type { BroadcastTools } from './broadcast-tools.js';
import { lookAfter, settleState } from './follow.js';
import type { Standing } from './repository.js';
import { WAITING } from './tally.js';

/** What is left in the outbox of an old one is over by then (`age-limits.ts`). */
const LOOKED_AFTER_MS = 31 * 24 * 3_600_000;
/** Clocks of two processes differ by less, and so does what a transaction wrote from when it ends. */
const BEFORE_MS = 10 * 60_000;

/** Looks after every broadcast that is alive, call by call. Each call resolves with the number of rows that were put into the outbox or let go. */
export function broadcastFollower(store: Pick<Store, 'transact'>, clock: Clock): () => Promise<number> {
  let lookedAt: Instant | null = null;
  return async () => {
    const now = clock.machineNow();
    // A clock that was set back says nothing about what has changed meanwhile.
    const since = lookedAt === null || now < lookedAt ? null : plusMs(lookedAt, -BEFORE_MS);
    const changed = await store.transact((tx) => followAll({ tx, clock }, since));
    lookedAt = now;
    return changed;
  };
}

/** @param since nothing of an ended one that has not changed since then is looked at: what is to become of it was decided. Null: all are. */
export async function followAll(tools: Pick<BroadcastTools, 'tx' | 'clock'>, since: Instant | null): Promise<number> {
  const now = tools.clock.machineNow();
  const alive = (await tools.tx.broadcasts.alive()).filter((one) => !hasEnded(one) || msOf(now) - msOf(one.changedAt) <= LOOKED_AFTER_MS);
  if (alive.length === 0) return 0;
  const standings = await tools.tx.broadcasts.standings();
  let changed = 0;
  for (const broadcast of alive) {
    const standing = standings.get(broadcast.number) ?? { first: {}, changedAt: broadcast.changedAt };
    if (isAtRest(broadcast, standing, since)) continue;
    changed += await lookAfter(broadcast, standing.first, tools);
    await settleState(broadcast, tools);
  }
  return changed;
}

function hasEnded({ state }: Broadcast): boolean {
  return state === 'sent' || state === 'corrected' || state === 'recalled';
}

/** What can become of an ended one follows from its rows and from itself; only of what waits there also from who can be reached. */
function isAtRest(broadcast: Broadcast, { first, changedAt }: Standing, since: Instant | null): boolean {
  return since !== null && hasEnded(broadcast) && broadcast.changedAt < since && changedAt < since && !WAITING.some((state) => (first[state] ?? 0) > 0);
}
