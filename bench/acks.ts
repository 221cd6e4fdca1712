import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { runBot } from '../test/support/run-bot.js';
import { BOT_TOKEN, startSlackCounterpart } from '../test/support/slack/counterpart.js';
import { SIGNING_SECRET, slackSigner } from '../test/support/slack/signer.js';

/*
 * How long a start takes until /healthz is 200 (the house promises 3 s), and how long each of 50 signed Slack events waits for
 * its acknowledgement while Slack's own API hangs (1 s). Prints the machine's load: figures of a busy machine tell little.
 * Run it with `npm run bench:acks`, after `npm run build`.
 */
const EVENTS = 50;
const START_LIMIT_MS = 3_000;
const ACK_LIMIT_MS = 1_000;

const folder = mkdtempSync(join(tmpdir(), 'imrf-bench-'));
const slack = await startSlackCounterpart();
slack.workspace.addChannel('C1');
slack.hang(true);
const begun = performance.now();
const bot = await runBot({ DATABASE_URL: `sqlite:${join(folder, 'bot.db')}`, SLACK_API_URL: slack.url, SLACK_BOT_TOKEN: BOT_TOKEN, SLACK_SIGNING_SECRET: SIGNING_SECRET, WEB: 'off' });
const { status } = await fetch(`${bot.url}healthz`);
const startMs = performance.now() - begun;
const signer = slackSigner(`${bot.url}slack/events`, slack.workspace);
const acksMs = await Promise.all(Array.from({ length: EVENTS }, async (_, n) => {
  const sent = performance.now();
  const { status: acknowledged } = await signer.event({ type: 'app_mention', user: 'U1', channel: 'C1', text: '<@UBOT> next', ts: `1700000000.${String(n).padStart(6, '0')}` });
  if (acknowledged !== 200) throw new Error(`an event got ${acknowledged}`);
  return performance.now() - sent;
}));
await bot.kill();
await slack.close();
rmSync(folder, { recursive: true, force: true });

acksMs.sort((one, other) => one - other);
const [median, longest] = [acksMs[EVENTS / 2] ?? 0, acksMs.at(-1) ?? 0];
process.stdout.write(`load ${loadavg().map((one) => one.toFixed(1)).join(' ')}\nstart to /healthz ${status}: ${startMs.toFixed(0)} ms (at most ${START_LIMIT_MS})\n${EVENTS} events at once, Slack hanging: acknowledged in ${median.toFixed(0)} ms (median), ${longest.toFixed(0)} ms (longest, at most ${ACK_LIMIT_MS})\n`);
process.exitCode = status === 200 && startMs <= START_LIMIT_MS && longest <= ACK_LIMIT_MS ? 0 : 1;
