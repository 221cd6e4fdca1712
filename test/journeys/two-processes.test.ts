import { rmSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { PRIORITY } from '../../src/delivery/delivery.js';
import { help } from '../../src/people/says.js';
import type { Store } from '../../src/store.js';
import { systemClock } from '../../src/time/clock.js';
import { openStore } from '../../store/open.js';
import { startPostgres, whyNoPostgres, type PostgresServer } from '../store/private-postgres.js';
import { runBot } from '../support/run-bot.js';
import { BOT_TOKEN, startSlackCounterpart } from '../support/slack/counterpart.js';
import { SIGNING_SECRET } from '../support/slack/signer.js';
import { untilSent } from '../support/until-sent.js';

/** `npm run test:kills` takes 2,000. */
const MESSAGES = Number(process.env['MESSAGES'] ?? 200);
const Metadata = z.object({ event_payload: z.object({ key: z.string() }) });

/** Two bots on one database, and as many messages due. What Slack got, and how many each bot had sent when both were done. */
async function sendBeside(databaseUrl: string): Promise<{ readonly keys: readonly string[]; readonly byWorker: readonly number[] }> {
  const slack = await startSlackCounterpart();
  const store = await openStore(databaseUrl, { clock: systemClock() });
  const at = systemClock().machineNow();
  await store.transact(async (tx) => {
    for (let nth = 0; nth < MESSAGES; nth += 1) {
      slack.workspace.addChannel(`C${nth}`);
      await tx.networks.openConversation(`c${nth}`, { platform: 'slack', tenant: slack.workspace.team, conversation: `C${nth}`, kind: 'channel', route: null }, 'en', at);
    }
  });
  const start = () => runBot({ DATABASE_URL: databaseUrl, SLACK_API_URL: slack.url, SLACK_BOT_TOKEN: BOT_TOKEN, SLACK_SIGNING_SECRET: SIGNING_SECRET, SLACK_POSTS_PER_SECOND: '1000', WEB: 'off' });
  const bots = await Promise.all([start(), start()]);
  // Nobody is answered before both have something open: else one may have sent all before the other looks.
  slack.answerAfter(bothAreSending(store));
  await store.transact(async (tx) => {
    await tx.deliveries.enqueue(Array.from({ length: MESSAGES }, (_, nth) => ({ key: `test:${nth}`, conversation: `c${nth}`, thread: null, onlyFor: null, saying: help.of({ secretariat: false }), language: 'en', priority: PRIORITY.reminder, due: at, subjects: [], updates: null })), at);
  });

  await untilSent(MESSAGES, store);
  const workers = (await store.reads.deliveries.deliveries({ limit: MESSAGES })).map(({ worker }) => worker);
  const exits = await Promise.all(bots.map((bot) => bot.stop()));
  await store.close();
  const keys = [...slack.workspace.channels.values()].flatMap((channel) => channel.messages).map((message) => Metadata.parse(message.payload['metadata']).event_payload.key);
  await slack.close();
  expect(exits).toEqual([0, 0]);
  return { keys, byWorker: [...new Set(workers)].map((worker) => workers.filter((one) => one === worker).length) };
}

async function bothAreSending({ reads }: Pick<Store, 'reads'>): Promise<void> {
  const workers = new Set<string | null>();
  while (workers.size < 2) {
    await wait(50);
    for (const { worker } of await reads.deliveries.deliveries({ states: ['sending'], limit: MESSAGES })) workers.add(worker);
  }
}

function eachOnce({ keys, byWorker }: { readonly keys: readonly string[]; readonly byWorker: readonly number[] }): void {
  process.stdout.write(`${MESSAGES} messages by two processes: ${byWorker.join(' and ')}\n`);
  expect(keys).toHaveLength(MESSAGES);
  expect(new Set(keys).size).toBe(MESSAGES);
  expect(byWorker).toHaveLength(2);
}

describe('two processes on one database', () => {
  it('send each message once, on SQLite', { timeout: 3_600_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'imrf-two-'));
    try {
      eachOnce(await sendBeside(`sqlite:${join(folder, 'bot.db')}`));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  const reason = whyNoPostgres();
  if (reason !== undefined && process.env['REQUIRE_ALL'] !== undefined) throw new Error(`Two processes on PostgreSQL cannot be tested: ${reason}.`);
  let server: PostgresServer | undefined;
  afterAll(() => server?.stop());

  it.skipIf(reason !== undefined)('send each message once, on PostgreSQL', { timeout: 3_600_000 }, async () => {
    server = await startPostgres({ isDurable: false });
    eachOnce(await sendBeside(server.url));
  });
});
