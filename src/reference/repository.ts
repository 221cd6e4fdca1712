import type { Ref, ReferenceEntry } from './entry.js';

/** What reference facts ask the store. */
export interface ReferenceReads {
  /** All as they stand, those taken out included, by ref. */
  all(): Promise<ReferenceEntry[]>;
  find(ref: Ref): Promise<ReferenceEntry | undefined>;
  /** What stood before, oldest first. */
  former(ref: Ref): Promise<ReferenceEntry[]>;
}

export interface ReferenceWrites extends ReferenceReads {
  /** Adds those that are not there; one that is there stays as it is. */
  add(entries: readonly ReferenceEntry[]): Promise<void>;
  /** Puts the next revision in place and keeps the one before; false when another came first, and then nothing is changed. */
  replace(next: ReferenceEntry): Promise<boolean>;
}
