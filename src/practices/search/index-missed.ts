import type { PracticeReads } from '../repository.js';
import type { EntryTools } from './found-entry.js';
import { keepFindable } from './keep-findable.js';
import type { PracticeSearchWrites } from './repository.js';

const AT_ONCE = 100;

/** What is written in one transaction. */
export interface IndexWrites {
  readonly practices: Pick<PracticeReads, 'listPractices'>;
  readonly practiceSearch: Pick<PracticeSearchWrites, 'findMissed' | 'keepFound' | 'dropFound'>;
}

/**
 * Practices that were approved before they could be searched are found from now on. A hundred in a transaction: others write meanwhile.
 * @returns how many there were.
 */
export async function indexMissed(transact: <T>(work: (tx: IndexWrites) => Promise<T>) => Promise<T>, tools: EntryTools): Promise<number> {
  let count = 0;
  for (;;) {
    const done = await transact(async ({ practices, practiceSearch }) => {
      const ids = await practiceSearch.findMissed(AT_ONCE);
      for (const practice of ids.length === 0 ? [] : await practices.listPractices({ ids }, { after: null, limit: ids.length })) await keepFindable(practice, practiceSearch, tools);
      return ids.length;
    });
    count += done;
    if (done < AT_ONCE) return count;
  }
}
