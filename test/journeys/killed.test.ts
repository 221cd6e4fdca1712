import { randomInt } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import type { ConversationAddress } from '../../src/chat/conversation.js';
import { openStore } from '../../store/open.js';
import { PRIORITY } from '../../src/delivery/delivery.js';
import { wordsIn } from '../../src/language/words.js';
import { help } from '../../src/people/says.js';
import type { Store } from '../../src/store.js';
import { systemClock } from '../../src/time/clock.js';
import { aWhile, eventually, runBot } from '../support/run-bot.js';
import { BOT_TOKEN, startSlackCounterpart } from '../support/slack/counterpart.js';
import { SIGNING_SECRET } from '../support/slack/signer.js';
import { slowRoad, type SlowRoad } from '../support/slow-road.js';
import { APP_ID, TENANT } from '../support/teams/arriving.js';
import { startTeamsCounterpart } from '../support/teams/counterpart.js';
import { sentIn, untilSent } from '../support/until-sent.js';

/** `npm run test:kills` takes 200 kills and 2,000 messages to each. */
const KILLS = Number(process.env['KILLS'] ?? 20);
const MESSAGES = Number(process.env['MESSAGES'] ?? 300);
const HELD_MS = 120;
/** Slow enough that messages are left for the last kill: a life of a quarter of a second takes twenty. */
const POSTS_PER_SECOND = '10';
/** A kill falls somewhere within this after the first request of a life: on open requests, on answers, on what is being written. */
const MOMENTS_MS = 250;
/** A process that starts on a machine full of other work takes a minute. */
const PATIENCE_MS = 600_000;
const Metadata = z.object({ event_payload: z.object({ key: z.string() }) });

async function queue(store: Store, addressOf: (nth: number) => ConversationAddress): Promise<void> {
  const at = systemClock().machineNow();
  await store.transact(async (tx) => {
    for (let nth = 0; nth < MESSAGES; nth += 1) {
      const address = addressOf(nth);
      const conversation = `${address.platform}-${nth}`;
      await tx.networks.openConversation(conversation, address, 'en', at);
      await tx.deliveries.enqueue([{ key: `test:${conversation}`, conversation, thread: null, onlyFor: null, saying: help.of({ secretariat: false }), language: 'en', priority: PRIORITY.reminder, due: at, subjects: [], updates: null }], at);
    }
  });
}

/** What is open on both roads. */
function openOn(roads: readonly SlowRoad[]): { all: number; arrived: number } {
  return { all: roads.reduce((sum, road) => sum + road.open().all, 0), arrived: roads.reduce((sum, road) => sum + road.open().arrived, 0) };
}

it(`loses nothing over ${KILLS} kills while ${MESSAGES} messages go to Slack and as many to Teams: on Slack none comes twice, on Teams none beyond those that say so`, { timeout: PATIENCE_MS * (4 + KILLS / 10) }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'imrf-killed-'));
  const [slack, teams] = [await startSlackCounterpart(), await startTeamsCounterpart({ appId: APP_ID, tenantId: TENANT, anonymous: true })];
  const [slackRoad, teamsRoad] = [await slowRoad(slack.url, HELD_MS), await slowRoad(teams.serviceUrl, HELD_MS)];
  const databaseUrl = `sqlite:${join(folder, 'bot.db')}`;
  const store = await openStore(databaseUrl, { clock: systemClock() });
  for (let nth = 0; nth < MESSAGES; nth += 1) {
    slack.workspace.addChannel(`C${nth}`);
    teams.open(`19:${nth}@thread`);
  }
  await queue(store, (nth) => ({ platform: 'slack', tenant: slack.workspace.team, conversation: `C${nth}`, kind: 'channel', route: null }));
  await queue(store, (nth) => ({ platform: 'teams', tenant: TENANT, conversation: `19:${nth}@thread`, kind: 'channel', route: teamsRoad.url }));
  const start = () => runBot({
    DATABASE_URL: databaseUrl, SLACK_API_URL: slackRoad.url, SLACK_BOT_TOKEN: BOT_TOKEN, SLACK_SIGNING_SECRET: SIGNING_SECRET, SLACK_POSTS_PER_SECOND: POSTS_PER_SECOND,
    TEAMS_ANONYMOUS: '1', TEAMS_POSTS_PER_SECOND: POSTS_PER_SECOND, WEB: 'off',
  });
  const openAtKill: { all: number; arrived: number }[] = [];

  let bot = await start();
  for (let kill = 0; kill < KILLS; kill += 1) {
    const wantsArrived = kill % 3 === 0;
    await eventually(() => openOn([slackRoad, teamsRoad]), ({ all }) => all > 0, PATIENCE_MS);
    await aWhile(randomInt(MOMENTS_MS));
    openAtKill.push(await eventually(() => openOn([slackRoad, teamsRoad]), ({ all, arrived }) => (wantsArrived ? arrived > 0 : all > 0), PATIENCE_MS));
    await bot.kill();
    bot = await start();
    if ((kill + 1) % 20 === 0) process.stdout.write(`${kill + 1} kills, ${await sentIn(store)} of ${2 * MESSAGES} sent\n`);
  }
  await untilSent(2 * MESSAGES, store);
  const exitCode = await bot.stop();

  const sent = await sentIn(store);
  const onSlack = [...slack.workspace.channels.values()].flatMap((channel) => channel.messages).map((message) => Metadata.parse(message.payload['metadata']).event_payload.key);
  const mark = wordsIn('en').say('delivery.again');
  const onTeams = Array.from({ length: MESSAGES }, (_, nth) => teams.words(`19:${nth}@thread`).map((text) => (text.includes(mark) ? 'marked' : 'first')));
  await store.close();
  await Promise.all([slackRoad.close(), teamsRoad.close(), slack.close(), teams.close()]);
  rmSync(folder, { recursive: true, force: true });
  const twice = onTeams.filter((texts) => texts.length > 1);
  process.stdout.write(`${KILLS} kills, open at each: ${openAtKill.map(({ all, arrived }) => `${all}/${arrived}`).join(' ')}; on Slack ${onSlack.length} of ${MESSAGES}, ${new Set(onSlack).size} different; on Teams ${onTeams.filter((texts) => texts.length > 0).length} of ${MESSAGES} arrived, ${twice.length} more than once (${onTeams.filter((texts) => texts.length > 2).length} of them more than twice), ${twice.filter(([, ...more]) => more.some((text) => text !== 'marked')).length} of these without the mark\n`);
  expect(openAtKill.every(({ all }) => all > 0)).toBe(true);
  expect(openAtKill.filter(({ arrived }) => arrived > 0).length).toBeGreaterThanOrEqual(Math.floor(KILLS / 3));
  expect(sent).toBe(2 * MESSAGES);
  expect(onSlack).toHaveLength(MESSAGES);
  expect(new Set(onSlack).size).toBe(MESSAGES);
  expect(onTeams.filter((texts) => texts.length === 0)).toEqual([]);
  // One that was killed on its way twice comes a third time: each but the first to arrive says so.
  expect(twice.filter(([, ...more]) => more.some((text) => text !== 'marked'))).toEqual([]);
  expect([...slack.malformed, ...teams.malformed]).toEqual([]);
  expect(exitCode).toBe(0);
});
