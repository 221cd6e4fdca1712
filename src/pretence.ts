import type { Settings } from './config.js';
import { isFar } from './config.js';
import type { Store } from './store.js';

const MARK = 'pretended';

/**
 * A database in which days were pretended or anyone could act as anyone is marked, and never used beside a connected
 * platform: real people would hear of pretended days. Resolves with the refusal, or null.
 */
export async function refusePretence(store: Store, settings: Settings): Promise<string | null> {
  if (isFar(settings.slack, settings.teams)) {
    const mark = await store.reads.records.findMark(MARK);
    return mark === undefined ? null : `DATABASE_URL: this database was used for training (${mark}), so it is not used beside a connected platform. Name another one; nothing was changed.`;
  }
  if (settings.web === 'training' || settings.now !== null) await markPretence(store, settings.now === null ? 'WEB=training' : 'IMRF_NOW');
  return null;
}

/** Marks a database as one in which something was pretended. */
export async function markPretence(store: Store, how: string): Promise<void> {
  await store.transact((tx) => tx.records.setMark(MARK, how));
}
