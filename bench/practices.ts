import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { searchWords } from '../src/language/search-words.js';
import { readNetworkDirectory } from '../src/networks/directory.js';
import { packageRoot } from '../src/package-root.js';
import type { Practice } from '../src/practices/practice.js';
import { readQueue } from '../src/practices/review-facts.js';
import { foundEntry } from '../src/practices/search/found-entry.js';
import type { Store } from '../src/store.js';
import { systemClock } from '../src/time/clock.js';
import { openSqlite } from '../store/sqlite.js';
import { SHIPPED_FORMS } from '../test/support/practice-forms.js';
import { SAMPLES, samplePractices } from './sample-practices.js';

/*
 * How long a list, a filter, a search and the queue of practices take at 100, 1,000 and 10,000 (the promise: 50 ms at the 99th percentile), what a
 * workbook of all takes in memory (under 300 MB), and how many of 60 questions in six languages have the practice that they ask for among
 * the first five, beside FTS5's own tokenizers on the same text. Run it with `npm run bench:practices`, after `npm run build`.
 */
const LIMIT_MS = 50;
const LIMIT_MB = 300;
const AMONG = 5;
const ROUNDS = 3;

const networks = readNetworkDirectory(join(packageRoot, 'data'));
let isKept = true;
say(`load ${loadavg().map((one) => one.toFixed(1)).join(' ')}`);
for (const count of [100, 1_000, 10_000]) isKept = (await measure(count)) && isKept;
process.exitCode = isKept ? 0 : 1;

async function measure(count: number): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'imrf-bench-'));
  const path = join(folder, 'bot.db');
  const store = await openSqlite(path, { clock: systemClock(), watchWaits: false });
  const practices = samplePractices(count);
  await fill(store, path, practices);
  const spent = await timesOf(store);
  const kept = Object.entries(spent).map(([what, times]) => tell(count, what, times)).every(Boolean);
  const recalled = await compareTokenizers(store, practices);
  const queued = tell(count, 'queue', await timesOfQueue(store, path));
  await store.close();
  const megabytes = await exportAll(path, folder, count);
  rmSync(folder, { recursive: true, force: true });
  return kept && recalled && queued && megabytes <= LIMIT_MB;
}

/** Rows as the repositories write them, in one go: a house fills up over years. */
async function fill(store: Store, path: string, practices: readonly Practice[]): Promise<void> {
  const db = new Sqlite(path);
  const one = db.prepare('insert into practice values (@id, @kind, @state, 2, 1, @language, @network, null, null, null, \'[]\', @begunAt, @changedAt, @submittedAt)');
  const field = db.prepare('insert into practice_field values (?, ?, ?, 1, null, ?)');
  const choice = db.prepare('insert into practice_choice values (?, ?, ?)');
  db.transaction(() => {
    for (const { values, ...practice } of practices) {
      one.run({ id: practice.id, kind: practice.kind, state: practice.state, language: practice.language, network: practice.network, begunAt: practice.begunAt, changedAt: practice.changedAt, submittedAt: practice.submittedAt });
      for (const [name, value] of Object.entries(values)) {
        field.run(practice.id, name, JSON.stringify(value), practice.changedAt);
        if (typeof value !== 'string') for (const each of value) choice.run(practice.id, name, each);
      }
    }
  })();
  db.close();
  for (let at = 0; at < practices.length; at += 500) {
    await store.transact(async (tx) => {
      for (const practice of practices.slice(at, at + 500)) await tx.practiceSearch.keepFound(foundEntry(practice, { practiceForms: SHIPPED_FORMS, networks }));
    });
  }
}

/** Each wish in turn, so that a slow moment of the machine meets all alike. */
async function timesOf({ reads }: Store): Promise<Record<'list' | 'filter' | 'search', number[]>> {
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
async function timesOfQueue({ reads }: Store, path: string): Promise<number[]> {
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

async function compareTokenizers(store: Store, practices: readonly Practice[]): Promise<boolean> {
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

/** A process of its own writes the workbook; its largest memory is what the system says. */
async function exportAll(path: string, folder: string, count: number): Promise<number> {
  const file = join(folder, 'all.xlsx');
  const begun = performance.now();
  const child = spawn(process.execPath, [join(packageRoot, 'dist/src/main.js'), 'practices', 'export', '--out', file], { env: { PATH: process.env['PATH'], DATABASE_URL: `sqlite:${path}`, LOG_LEVEL: 'error' }, stdio: ['ignore', 'ignore', 'pipe'] });
  let progress = 0;
  child.stderr.on('data', (text: Buffer) => (progress += text.toString().trim().split('\n').length));
  let highest = 0;
  const watch = setInterval(() => {
    highest = Math.max(highest, highWater(child.pid));
  }, 20);
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  clearInterval(watch);
  if (code !== 0) throw new Error(`the export ended with ${code}`);
  say(`${String(count).padStart(6)} practices as a workbook: ${((performance.now() - begun) / 1_000).toFixed(1)} s, ${highest.toFixed(0)} MB at most (at most ${LIMIT_MB}), ${(statSync(file).size / 1e6).toFixed(1)} MB on disk, ${progress} lines of progress`);
  return highest;
}

function highWater(pid: number | undefined): number {
  try {
    return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1_024;
  } catch {
    // It has just ended.
    return 0;
  }
}

function tell(count: number, what: string, times: number[]): boolean {
  const { p99, told } = spread(times);
  say(`${String(count).padStart(6)} practices, ${what}: ${told} (at most ${LIMIT_MS})`);
  return p99 <= LIMIT_MS;
}

function spread(times: readonly number[]): { p99: number; told: string } {
  const sorted = [...times].sort((one, other) => one - other);
  const at = (part: number): number => sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0;
  return { p99: at(0.99), told: `${at(0.5).toFixed(2)} ms median, ${at(0.99).toFixed(2)} ms 99th` };
}

async function millisecondsOf(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
