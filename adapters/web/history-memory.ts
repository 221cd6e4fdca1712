import { z } from 'zod';
import { Message } from '../../src/chat/message.js';
import { Instant } from '../../src/time/instant.js';
import { NewEntry, type WebEntry } from './history.js';

/** One line of the file: what happened to the history. `change` numbers them without gaps being needed. */
export const Change = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('added'), change: z.number().int(), id: z.string().min(1), entry: NewEntry }),
  z.object({ kind: z.literal('replaced'), change: z.number().int(), id: z.string(), message: Message, at: Instant }),
  z.object({ kind: z.literal('removed'), change: z.number().int(), id: z.string() }),
]);
export type Change = z.infer<typeof Change>;

/** The history as it stands: built from changes, one after the other. */
export class HistoryMemory {
  readonly #entries = new Map<string, WebEntry>();
  readonly #idOfKey = new Map<string, string>();
  #last = 0;

  /** The number that the next change bears. */
  get next(): number {
    return this.#last + 1;
  }

  /** Takes a change that is written down, and tells what it made of the entry; undefined where there is none. */
  take(change: Change): WebEntry | undefined {
    this.#last = Math.max(this.#last, change.change);
    const entry = this.#changed(change);
    if (entry === undefined) return undefined;
    this.#entries.set(entry.id, entry);
    this.#idOfKey.set(keyOf(entry.conversation, entry.key), entry.id);
    return entry;
  }

  /** What stands there under this id. */
  standing(id: string): WebEntry | undefined {
    const entry = this.#entries.get(id);
    return entry?.removed === true ? undefined : entry;
  }

  find(conversation: string, key: string): WebEntry | undefined {
    return this.#entries.get(this.#idOfKey.get(keyOf(conversation, key)) ?? '');
  }

  list(conversation: string, after?: number): WebEntry[] {
    const here = [...this.#entries.values()].filter((entry) => entry.conversation === conversation);
    if (after === undefined) return here.filter((entry) => !entry.removed);
    return here.filter((entry) => entry.changed > after).sort((one, other) => one.changed - other.changed);
  }

  #changed(change: Change): WebEntry | undefined {
    if (change.kind === 'added') return { ...change.entry, id: change.id, posted: change.change, changed: change.change, removed: false };
    const before = this.standing(change.id);
    if (before === undefined) return undefined;
    if (change.kind === 'removed') return { ...before, text: '', message: null, changed: change.change, removed: true };
    return { ...before, text: change.message.text, message: change.message, changed: change.change };
  }
}

function keyOf(conversation: string, key: string): string {
  return JSON.stringify([conversation, key]);
}
