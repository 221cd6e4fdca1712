import Sqlite from 'better-sqlite3';
import { searchWords } from '../src/language/search-words.js';
import { readQueue } from '../src/practices/review-facts.js';
import type { Store } from '../src/store.js';
import { systemClock } from '../src/time/clock.js';
import { millisecondsOf } from './measured.js';
import { SAMPLES } from './sample-practices.js';

const ROUNDS = 3;

/** Each wish in turn, so that a slow moment of the machine meets all alike. */
export async function timesOf({ reads }: Store): Promise<Record<'list' | 'filter' | 'search', number[]>> {
  const spent = { list: [] as number[], filter: [] as number[], search: [] as number[] };
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const [at, { question, language }] of SAMPLES.entries()) {
      const list = await millisecondsOf(() => reads.practices.listPractices({ states: ['approved'] }, { after: null, limit: 50, fields: ['title', 'primaryObjectives'] }));
      const filter = await millisecondsOf(() => reads.practices.listPractices({ states: ['approved', 'published'], objective: String((at % 23) + 1), region: { id: 'africa', networks: ['KE', 'UG'] } }, { after: null, limit: 50, fields: ['title'] }));
      const search = await millisecondsOf(() => reads.practiceSearch.find({ words: searchWords(question, language), facets: at % 2 === 0 ? [] : [[`region:africa`, 'region:europe', 'region:asia']], limit: 50 }));
      // The first round warms up.
      if (round === 0) continue;
      spent.list.push(list);
      spent.filter.push(filter);
      spent.search.push(search);
    }
  }
  return spent;
}

/** The worst queue there can be: all of them wait, and nobody answered what was told of any. Its first page, and one in the middle. */
export async function timesOfQueue({ reads }: Store, path: string): Promise<number[]> {
  const db = new Sqlite(path);
  db.exec("update practice set state = 'submitted'");
  db.exec("insert into practice_told select id, revision, 'request-changes', changed_at, null from practice");
  db.close();
  const spent: number[] = [];
  for (let round = 0; round <= 60; round += 1) {
    for (const page of [1, 100]) {
      const time = await millisecondsOf(() => readQueue(page, reads, systemClock().now()));
      if (round > 0) spent.push(time);
    }
  }
  return spent;
}
