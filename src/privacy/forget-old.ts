import type { Clock } from '../time/clock.js';
import { plusMs } from '../time/instant.js';
import { KEPT_DAYS, type Kind } from './limits.js';
import type { PrivacyWrites } from './repository.js';

const DAY_MS = 86_400_000;
const KINDS = Object.keys(KEPT_DAYS).filter((kind): kind is Kind => kind in KEPT_DAYS);

/** The store, as far as forgetting needs it. */
export interface ForgettingStore {
  transact<T>(fn: (tx: { readonly privacy: Pick<PrivacyWrites, 'forgetOld'> }) => Promise<T>): Promise<T>;
}

/** Forgets what was kept long enough: at the first call, and once in each day after it. Resolves with the number of rows. */
export function retention(store: ForgettingStore, clock: Pick<Clock, 'machineNow'>): () => Promise<number> {
  let doneOn = '';
  return async () => {
    const now = clock.machineNow();
    if (now.slice(0, 10) === doneOn) return 0;
    const forgotten = await store.transact(async ({ privacy }) => {
      let rows = 0;
      for (const kind of KINDS) rows += await privacy.forgetOld(kind, plusMs(now, -KEPT_DAYS[kind] * DAY_MS));
      return rows;
    });
    doneOn = now.slice(0, 10);
    return forgotten;
  };
}
