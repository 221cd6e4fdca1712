import type { Store } from '../store.js';
import type { LedgerTools } from './ledger-tools.js';
import { releaseChange } from './release-change.js';

/** Releases every change whose hold is over, but for those that wait for a second person. Resolves with the number released. */
export async function releaseWhatIsOver(store: Pick<Store, 'reads' | 'transact'>, tools: Omit<LedgerTools, 'tx'>): Promise<number> {
  const now = tools.clock.now();
  const over = (await store.reads.roadmap.heldChanges()).filter((change) => change.hold.until <= now);
  let released = 0;
  // Each by itself: what one is refused for is no reason to keep another.
  for (const { id } of over) if ((await store.transact((tx) => releaseChange(id, null, null, { ...tools, tx }))).kind === 'released') released += 1;
  return released;
}
