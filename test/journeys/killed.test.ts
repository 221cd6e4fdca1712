import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { openStore } from '../../store/open.js';
import { PRIORITY } from '../../src/delivery/delivery.js';
import { help } from '../../src/people/says.js';
import type { Store } from '../../src/store.js';
import { systemClock } from '../../src/time/clock.js';
import { eventually, runBot } from '../support/run-bot.js';
import { BOT_TOKEN, startSlackCounterpart } from '../support/slack/counterpart.js';
import { SIGNING_SECRET } from '../support/slack/signer.js';
import { slowRoad } from '../support/slow-road.js';

const DELIVERIES = 500;
const KILLS = 20;
const Metadata = z.object({ event_payload: z.object({ key: z.string() }) });

async function queue(store: Store, team: string): Promise<void> {
  const at = systemClock().machineNow();
  await store.transact(async (tx) => {
    for (let n = 0; n < DELIVERIES; n += 1) {
      const conversation = `conversation-${n}`;
      await tx.networks.openConversation(conversation, { platform: 'slack', tenant: team, conversation: `C${n}`, kind: 'channel', route: null }, 'en', at);
      await tx.deliveries.enqueue([{ key: `test:${n}`, conversation, thread: null, onlyFor: null, saying: help.of({ secretariat: false }), language: 'en', priority: PRIORITY.reminder, due: at, subjects: [], updates: null }], at);
    }
  });
}

it(`loses nothing and sends nothing twice over ${KILLS} kills during ${DELIVERIES} deliveries to Slack`, { timeout: 600_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'imrf-killed-'));
  const slack = await startSlackCounterpart();
  for (let n = 0; n < DELIVERIES; n += 1) slack.workspace.addChannel(`C${n}`);
  const road = await slowRoad(slack.url, 120);
  const databaseUrl = `sqlite:${join(folder, 'bot.db')}`;
  const store = await openStore(databaseUrl, { clock: systemClock() });
  await queue(store, slack.workspace.team);
  const start = () => runBot({ DATABASE_URL: databaseUrl, SLACK_API_URL: road.url, SLACK_BOT_TOKEN: BOT_TOKEN, SLACK_SIGNING_SECRET: SIGNING_SECRET, SLACK_POSTS_PER_SECOND: '1000', WEB: 'off' });
  const openAtKill: { all: number; arrived: number }[] = [];

  let bot = await start();
  for (let kill = 0; kill < KILLS; kill += 1) {
    const wantsArrived = kill % 3 === 0;
    openAtKill.push({ ...(await eventually(road.open, ({ all, arrived }) => (wantsArrived ? arrived > 0 : all > 0))) });
    await bot.kill();
    bot = await start();
  }
  const states = async () => (await store.reads.deliveries.countByState()).sent ?? 0;
  for (let seconds = 0; seconds < 300 && (await states()) < DELIVERIES; seconds += 1) await new Promise((resolve) => setTimeout(resolve, 1_000));
  const exitCode = await bot.stop();

  const keys = [...slack.workspace.channels.values()].flatMap((channel) => channel.messages).map((message) => Metadata.parse(message.payload['metadata']).event_payload.key);
  const sent = await states();
  await store.close();
  await road.close();
  await slack.close();
  rmSync(folder, { recursive: true, force: true });
  expect(openAtKill.every(({ all }) => all > 0)).toBe(true);
  expect(openAtKill.filter(({ arrived }) => arrived > 0).length).toBeGreaterThanOrEqual(Math.floor(KILLS / 3));
  expect(sent).toBe(DELIVERIES);
  expect(new Set(keys).size).toBe(DELIVERIES);
  expect(keys).toHaveLength(DELIVERIES);
  expect(slack.malformed).toEqual([]);
  expect(exitCode).toBe(0);
});
