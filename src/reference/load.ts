import { isEditable, type ReferenceEntry } from './entry.js';
import type { ReferenceWrites } from './repository.js';

/**
 * Inserts what is missing. What people edit is never changed by an update of the program, nor put back when it was taken out;
 * what nobody edits here (objectives, round tables …) follows the file.
 */
export async function loadReference(reference: Pick<ReferenceWrites, 'all' | 'add' | 'replace'>, shipped: readonly ReferenceEntry[]): Promise<void> {
  const held = new Map((await reference.all()).map((entry) => [entry.ref, entry]));
  const missing = shipped.filter(({ ref }) => !held.has(ref));
  if (missing.length > 0) await reference.add(missing);
  for (const entry of shipped) {
    const before = held.get(entry.ref);
    if (before !== undefined && !isEditable(entry.kind) && isOther(before, entry)) await reference.replace({ ...entry, revision: before.revision + 1 });
  }
}

function isOther(before: ReferenceEntry, after: ReferenceEntry): boolean {
  const told = ({ values, source, asOf }: ReferenceEntry): string => JSON.stringify([values, source, asOf]);
  return told(before) !== told(after);
}
