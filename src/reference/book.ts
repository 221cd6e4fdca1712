import { isOf, type Ref, type ReferenceEntry, type ReferenceKind } from './entry.js';

/** The reference facts at one moment, in the order of refs; what was taken out is not in it. */
export type ReferenceBook = ReadonlyMap<Ref, ReferenceEntry>;

/** A book of these entries. */
export function bookOf(entries: readonly ReferenceEntry[]): ReferenceBook {
  return new Map(entries.filter(({ removed }) => !removed).map((entry) => [entry.ref, entry]));
}

/** One fact of a kind; undefined where the book has none under this ref. */
export function factIn<K extends ReferenceKind>(book: ReferenceBook, kind: K, ref: Ref | null): ReferenceEntry<K> | undefined {
  const entry = ref === null ? undefined : book.get(ref);
  return isOf(kind, entry) ? entry : undefined;
}
