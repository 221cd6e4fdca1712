import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { PRIORITY } from '../../src/delivery/delivery.js';
import { help } from '../../src/people/says.js';
import { systemClock } from '../../src/time/clock.js';
import { openStore } from '../../store/open.js';
import { eventually, runBot } from '../support/run-bot.js';
import { BOT_TOKEN, startSlackCounterpart } from '../support/slack/counterpart.js';
import { SIGNING_SECRET } from '../support/slack/signer.js';

// 15 s for an open request, 20 s in all, and what a busy machine adds.
const WITHIN_MS = 40_000;
const MESSAGES = 60;

it('stops when it is told to, though Slack does not answer: nothing new is begun, what is open gets its time, and it ends well', { timeout: 200_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'imrf-stopped-'));
  const slack = await startSlackCounterpart();
  const databaseUrl = `sqlite:${join(folder, 'bot.db')}`;
  const store = await openStore(databaseUrl, { clock: systemClock() });
  const at = systemClock().machineNow();
  await store.transact(async (tx) => {
    for (let nth = 0; nth < MESSAGES; nth += 1) {
      slack.workspace.addChannel(`C${nth}`);
      await tx.networks.openConversation(`c${nth}`, { platform: 'slack', tenant: slack.workspace.team, conversation: `C${nth}`, kind: 'channel', route: null }, 'en', at);
      await tx.deliveries.enqueue([{ key: `test:${nth}`, conversation: `c${nth}`, thread: null, onlyFor: null, saying: help.of({ secretariat: false }), language: 'en', priority: PRIORITY.reminder, due: at, subjects: [], updates: null }], at);
    }
  });
  slack.hang(true);
  const posts = () => slack.traffic.filter(({ method }) => method === 'chat.postMessage').length;
  const bot = await runBot({ DATABASE_URL: databaseUrl, SLACK_API_URL: slack.url, SLACK_BOT_TOKEN: BOT_TOKEN, SLACK_SIGNING_SECRET: SIGNING_SECRET, WEB: 'off' });
  await eventually(posts, (count) => count >= 3);

  const told = Date.now();
  const stopping = bot.stop();
  const [begun] = [posts(), await stopping];
  const tookMs = Date.now() - told;

  const states = await store.reads.deliveries.countByState();
  await store.close();
  await slack.close();
  rmSync(folder, { recursive: true, force: true });
  expect(await stopping).toBe(0);
  expect(tookMs).toBeLessThan(WITHIN_MS);
  // One or two may have been on their way out when it was told.
  expect(posts() - begun).toBeLessThanOrEqual(2);
  expect(states.sending).toBeUndefined();
  expect(states.unknown).toBe(posts());
  expect(states.due).toBe(MESSAGES - posts());
});
