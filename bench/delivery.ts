import { loadavg } from 'node:os';
import { startPostgres, whyNoPostgres } from '../test/store/private-postgres.js';
import { throughBareLoop, throughGraphile, throughOutbox } from './delivery-beside.js';
import { runAgainstLimits } from './delivery-limits.js';

/*
 * Two questions. Does the outbox use what platforms permit (at least 97 %) and never more? Asked of a counterpart that keeps the
 * limits to the millisecond; where that takes hours, in pretended time: the same dispatcher, a real SQLite file, a clock that leaps.
 * And how many deliveries a second does it keep beside graphile-worker and beside a loop that keeps nothing, when the counterpart
 * answers at once? Run it with `npm run bench:delivery`; the machine's load is printed, since figures of a busy machine tell little.
 */
const LEAST_SHARE = 0.97;
const MESSAGES = 2_000;
let isGood = true;

const say = (line: string) => process.stdout.write(`${line}\n`);
const load = () => `load ${loadavg().map((one) => one.toFixed(1)).join(' ')}`;

say(`${load()}\nAgainst a counterpart that answers at once, ${MESSAGES} messages, deliveries a second`);
say(`a bare loop that keeps nothing: ${(await throughBareLoop(MESSAGES)).toFixed(0)}`);
say(`the outbox on SQLite, FULL commits: ${(await throughOutbox(MESSAGES, null)).toFixed(0)}`);
const reason = whyNoPostgres();
if (reason === undefined) {
  const server = await startPostgres({ isDurable: true });
  const ours = await throughOutbox(MESSAGES, server.url);
  say(`the outbox on PostgreSQL: ${ours.toFixed(0)}`);
  const theirs = await throughGraphile(MESSAGES, server.url, { concurrency: 1, batch: 1 });
  say(`graphile-worker 0.16, its default (one job at a time): ${theirs.toFixed(0)}; ours is ${(ours / theirs).toFixed(1)} times that`);
  say(`graphile-worker 0.16, 20 jobs at a time: ${(await throughGraphile(MESSAGES, server.url, { concurrency: 20, batch: 1 })).toFixed(0)}`);
  say(`graphile-worker 0.16, jobs of 20 messages each: ${(await throughGraphile(MESSAGES, server.url, { concurrency: 1, batch: 20 })).toFixed(0)}`);
  if (ours < 3 * theirs) isGood = false;
  await server.stop();
} else say(`PostgreSQL is not measured here: ${reason}.`);

say(`${load()}\nAgainst a counterpart that keeps the limits (one way 5 to 25 ms); pretended time unless it says real`);
for (const [platform, conversations, messages, leaps] of [
  ['slack', 1, 120, true], ['teams', 1, 2_000, true], ['slack', 100, 1_000, true], ['teams', 100, 1_000, true], ['slack', 1_000, 2_000, true], ['teams', 1_000, 2_000, true],
  ['slack', 10_000, 10_000, true], ['teams', 10_000, 10_000, true], ['slack', 100, 150, false], ['teams', 100, 750, false],
] as const) {
  const run = await runAgainstLimits(platform, conversations, messages, leaps);
  const fits = run.share >= LEAST_SHARE && run.breaches === 0;
  if (!fits && leaps) isGood = false;
  say(`${run.name}: ${run.messages} messages in ${run.seconds.toFixed(1)} s, permitted ${run.permittedSeconds.toFixed(1)} s: ${(100 * run.share).toFixed(2)} %, ${run.breaches} breaches${fits ? '' : '  ← short of the promise'}`);
}

say(load());
process.exitCode = isGood ? 0 : 1;
