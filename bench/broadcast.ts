import { loadavg } from 'node:os';
import { runBroadcast } from './broadcast-run.js';

/*
 * How long does a broadcast take to count, to start, to tell how far it has come and to report, for 100, 1,000 and 10,000
 * conversations? And is it sent as fast as a bare loop sends over the same counterpart, which keeps the limits to the millisecond: at
 * most 3 % slower? The sending is in pretended time (the same dispatcher and wording, a real SQLite file, a clock that leaps), since
 * 10,000 conversations take over half an hour at Slack's five a second; what it costs this machine is told beside it, in real time.
 * Run it with `npm run bench:broadcast`.
 */
const MOST_SLOWER = 0.03;
let isGood = true;

const say = (line: string) => process.stdout.write(`${line}\n`);
const load = () => `load ${loadavg().map((one) => one.toFixed(1)).join(' ')}`;
const ms = (value: number) => `${value.toFixed(0)} ms`;

say(load());
for (const conversations of [100, 1_000, 10_000]) {
  const run = await runBroadcast(conversations);
  const slower = run.seconds / run.bareSeconds - 1;
  const fits = slower <= MOST_SLOWER && run.breaches === 0 && run.sent === conversations;
  if (!fits) isGood = false;
  say(`${conversations} conversations: audience counted in ${ms(run.audienceMs)}, started in ${ms(run.startMs)}, progress told in ${ms(run.progressMs)}, reported in ${ms(run.reportMs)}`);
  say(`  sent ${run.sent} in ${run.seconds.toFixed(1)} s, a bare loop in ${run.bareSeconds.toFixed(1)} s: ${(100 * slower).toFixed(2)} % slower, ${run.breaches} breaches; ${run.costMs.toFixed(1)} ms of this machine for each${fits ? '' : '  ← short of the promise'}`);
}
say(load());
process.exitCode = isGood ? 0 : 1;
