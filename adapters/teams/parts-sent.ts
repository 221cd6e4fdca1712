import type { Receipt } from '../../src/chat/platform.js';

const MOST_KEPT = 1_000;

/** A long message is several activities with one receipt: their ids, joined. */
export function receiptOf(ids: readonly string[]): Receipt {
  return ids.join(' ');
}

export function idsOf(receipt: Receipt): string[] {
  return receipt.split(' ');
}

/**
 * Which parts of a long message stand already. When a later part is asked to wait, the next try goes on from there
 * instead of showing the first parts twice. A restart forgets it.
 */
export class PartsSent {
  readonly #ids = new Map<string, readonly string[]>();

  of(key: string): readonly string[] {
    return this.#ids.get(key) ?? [];
  }

  remember(key: string, ids: readonly string[]): void {
    if (this.#ids.size >= MOST_KEPT) this.#ids.clear();
    this.#ids.set(key, ids);
  }

  forget(key: string): void {
    this.#ids.delete(key);
  }
}
