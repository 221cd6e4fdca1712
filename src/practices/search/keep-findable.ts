import type { Practice } from '../practice.js';
import { foundEntry, type EntryTools } from './found-entry.js';
import type { PracticeSearchWrites } from './repository.js';

/** Practices that everybody may find: the Secretariat has approved them. */
export function isFindable({ state, kind }: Pick<Practice, 'state' | 'kind'>): boolean {
  return kind === 'practice' && (state === 'approved' || state === 'published');
}

/** Called in the transaction of each step: from then on a practice is found, or is not found any more. */
export async function keepFindable(practice: Practice, search: Pick<PracticeSearchWrites, 'keepFound' | 'dropFound'>, tools: EntryTools): Promise<void> {
  if (isFindable(practice)) await search.keepFound(foundEntry(practice, tools));
  else await search.dropFound(practice.id);
}
