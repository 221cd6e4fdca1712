import Sqlite from 'better-sqlite3';
import { searchWords } from '../src/language/search-words.js';
import type { Practice } from '../src/practices/practice.js';
import type { Store } from '../src/store.js';
import { millisecondsOf, say, spread } from './measured.js';
import { SAMPLES } from './sample-practices.js';

const AMONG = 5;

/** Whether ours finds at least as many of the practices that are asked for as each of FTS5's own tokenizers on the same text; tells what each finds. */
export async function compareTokenizers(store: Store, practices: readonly Practice[]): Promise<boolean> {
  const known = SAMPLES.filter((_, at) => at < practices.length);
  const ours = await recall(known.length, async (at) => {
    const sample = known[at];
    return sample === undefined ? [] : (await store.reads.practiceSearch.find({ words: searchWords(sample.question, sample.language), facets: [], limit: AMONG })).map(({ practice }) => practice);
  });
  say(`${String(practices.length).padStart(6)} practices, ${known.length} questions: ours finds ${ours.told}`);
  const best: number[] = [];
  for (const tokenizer of ['unicode61', 'trigram'] as const) {
    const theirs = await withFts(tokenizer, practices, (find) => recall(known.length, (at) => Promise.resolve(find(known[at]?.question ?? ''))));
    best.push(theirs.found);
    say(`${' '.repeat(17)} ${tokenizer} on the same text finds ${theirs.told}`);
  }
  return ours.found >= Math.max(...best);
}

async function recall(questions: number, find: (at: number) => Promise<string[]>): Promise<{ found: number; told: string }> {
  const times: number[] = [];
  const foundIn = new Map<string, number>();
  let found = 0;
  for (let at = 0; at < questions; at += 1) {
    let ids: string[] = [];
    times.push(await millisecondsOf(async () => {
      ids = await find(at);
    }));
    if (!ids.includes(`s${String(at).padStart(6, '0')}`)) continue;
    found += 1;
    const language = SAMPLES[at]?.language ?? '';
    foundIn.set(language, (foundIn.get(language) ?? 0) + 1);
  }
  const each = [...new Set(SAMPLES.map(({ language }) => language))].map((language) => `${language} ${foundIn.get(language) ?? 0}`).join(', ');
  return { found, told: `${found} (${each}); ${spread(times).told}` };
}

/** What anyone would build first: the texts as they are, the question's words, the database's own rank. */
async function withFts<T>(tokenizer: 'unicode61' | 'trigram', practices: readonly Practice[], work: (find: (question: string) => string[]) => Promise<T>): Promise<T> {
  const db = new Sqlite(':memory:');
  db.exec(`create virtual table texts using fts5(id unindexed, title, words, tokenize = '${tokenizer}')`);
  const add = db.prepare('insert into texts values (?, ?, ?)');
  db.transaction(() => {
    for (const { id, values } of practices) add.run(id, values['title'], values['summary']);
  })();
  const look = db.prepare<[string], { id: string }>(`select id from texts where texts match ? order by rank limit ${AMONG}`);
  try {
    return await work((question) => {
      const words = (question.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []).filter((word) => tokenizer === 'unicode61' || Array.from(word).length >= 3);
      return words.length === 0 ? [] : look.all(words.map((word) => `"${word}"`).join(' OR ')).map(({ id }) => id);
    });
  } finally {
    db.close();
  }
}
