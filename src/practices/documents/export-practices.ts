import type { PracticeFilter, PracticeReads } from '../repository.js';
import type { Practice } from '../practice.js';

/** How many are read at once: enough to be quick, so few that what was read is forgotten before it is counted as lasting. */
const AT_ONCE = 20;

/**
 * Every practice that is meant, in the order in which they were begun, some at a time.
 * @param tell hears after each piece how many are done, of how many.
 */
export async function* eachPractice(reads: PracticeReads, filter: PracticeFilter, tell: (done: number, of: number) => void): AsyncGenerator<Practice[]> {
  const of = [...(await reads.countPractices(filter)).values()].reduce((sum, count) => sum + count, 0);
  let [after, done]: [string | null, number] = [null, 0];
  for (;;) {
    const piece = await reads.listPractices(filter, { after, limit: AT_ONCE });
    const last = piece.at(-1);
    if (last === undefined) return;
    after = last.id;
    done += piece.length;
    yield piece;
    tell(done, Math.max(of, done));
  }
}
