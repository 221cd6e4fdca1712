import { readFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { answerLine, BatchQuestion } from '../src/answers/batch.js';
import { answer } from '../src/answers/answer-question.js';
import type { Asked } from '../src/answers/answer.js';
import { dayIn } from '../src/time/zone.js';
import { faultsOf, JudgedQuestion } from '../test/answers/questions/score.js';
import { networks, shippedLedger } from '../test/answers/shipped-ledger.js';
import { baselineOf } from './answers-baseline.js';
import { manifold } from './manifold-ledger.js';

/*
 * How much processor time an answer takes, on the shipped ledger and at 10 and 100 times of it, beside what anyone would build first: chrono-node for days and
 * MiniSearch over the same titles and aliases. Both answer the same questions side by side, and both are judged by the same rules.
 * The promise: at most three times the baseline's median, and at least twice as many right answers. Run it with `npm run bench:answers`.
 */
const ROUNDS = 3;
/** On a busy machine the compiler that works beside the program is late: what is measured before it has come says nothing of either. */
const WARMING_ROUNDS = 3;
const MOST_TIMES_SLOWER = 3;
const LEAST_TIMES_BETTER = 2;

const lines = readFileSync(new URL('../test/answers/questions/dev.jsonl', import.meta.url), 'utf8').trim().split('\n').map((line): unknown => JSON.parse(line));
const questions = lines.map((line) => ({ judged: JudgedQuestion.parse(line), asked: BatchQuestion.parse(line) }));

const baseline = baselineOf(shippedLedger);
const ours = rightOf((asked) => answerLine(asked, shippedLedger, networks));
const theirs = rightOf((asked) => baseline(asked));
say(`load ${loadavg().map((one) => one.toFixed(1)).join(' ')}`);
say(`right answers of ${questions.length}: ours ${ours}, baseline ${theirs} (${((100 * theirs) / questions.length).toFixed(0)} %)`);

let isKept = ours >= LEAST_TIMES_BETTER * theirs;
for (const times of [1, 10, 100]) isKept = compare(times) && isKept;
process.exitCode = isKept ? 0 : 1;

/** One ledger size: each question is answered by both in turn, so that a slow moment of the machine meets both alike. */
function compare(times: number): boolean {
  const ledger = manifold(shippedLedger, times);
  const other = baselineOf(ledger);
  const spent = { ours: [] as number[], baseline: [] as number[] };
  for (let round = 0; round < WARMING_ROUNDS + ROUNDS; round += 1) {
    for (const { asked } of questions) {
      const [mine, theirsMs] = [millisecondsOf(() => answer(asked.question, ledger, askedOf(asked))), millisecondsOf(() => other(asked))];
      if (round >= WARMING_ROUNDS) {
        spent.ours.push(mine);
        spent.baseline.push(theirsMs);
      }
    }
  }
  const [mine, base] = [spread(spent.ours), spread(spent.baseline)];
  const ratio = mine.median / base.median;
  say(`${String(times).padStart(3)} × ledger (${ledger.milestones.length} milestones): ours ${mine.told}; baseline ${base.told}; median ${ratio.toFixed(2)} × the baseline's`);
  return ratio <= MOST_TIMES_SLOWER;
}

function askedOf({ now, network: code }: BatchQuestion): Asked {
  const network = code == null ? undefined : networks.get(code);
  return { now, today: dayIn(network?.zone ?? 'UTC', now), language: network?.languages[0] ?? 'en', network, networks };
}

function rightOf(answered: (asked: BatchQuestion) => Parameters<typeof faultsOf>[1]): number {
  return questions.filter(({ judged, asked }) => faultsOf(judged, answered(asked)).length === 0).length;
}

/** Of processor time: on a machine that others use too, what each costs, not how often it was made to wait. */
function millisecondsOf(work: () => unknown): number {
  const begun = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1_000;
}

function spread(times: readonly number[]): { median: number; told: string } {
  const sorted = [...times].sort((one, other) => one - other);
  const at = (part: number): number => sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0;
  return { median: at(0.5), told: `${at(0.5).toFixed(2)} ms median, ${at(0.99).toFixed(2)} ms 99th` };
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

