import { createServer } from 'node:http';
import { setTimeout as after } from 'node:timers/promises';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { arriving, sendToBot } from '../../support/teams/arriving.js';
import { startBot, type BotUnderTest } from '../../support/teams/bot-under-test.js';

let bot: BotUnderTest | undefined;
const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await bot?.close();
  for (const close of closing.splice(0)) await close();
});

/** Microsoft's two addresses of keys, as somebody on a slow line sees them: the head of an answer comes first, its body later. */
async function slowKeys(target: () => string, state: { status: number }): Promise<string> {
  const server = createServer((request, response) => {
    void (async () => {
      const answer = await fetch(`${target()}${request.url ?? ''}`);
      const text = (await answer.text()).replaceAll(target(), base);
      response.writeHead(state.status, { 'content-type': 'application/json' });
      response.flushHeaders();
      await after(300);
      response.end(text);
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => new Promise((resolve) => server.close(resolve)));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return base;
}

describe('the first messages after a start', () => {
  it('are all believed, also when they come while the keys are still being read', async () => {
    const keys = await slowKeys(() => new URL(bot?.counterpart.metadataUrl ?? '').origin, { status: 200 });
    bot = await startBot({ openIdMetadata: `${keys}/openid` });
    const { url, counterpart } = bot;

    const answers = await Promise.all(Array.from({ length: 12 }, async (_, n) => {
      await after(n * 60);
      return sendToBot(url, counterpart, arriving(counterpart.serviceUrl, { id: `early-${n}` }));
    }));

    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 12 }, () => 200));
  });

  it('are asked for again when the keys cannot be had, and not refused for good', async () => {
    const state = { status: 503 };
    const keys = await slowKeys(() => new URL(bot?.counterpart.metadataUrl ?? '').origin, state);
    bot = await startBot({ openIdMetadata: `${keys}/openid` });
    const activity = arriving(bot.counterpart.serviceUrl, { id: 'early' });

    const down = await sendToBot(bot.url, bot.counterpart, activity);
    state.status = 200;
    const up = await sendToBot(bot.url, bot.counterpart, activity);

    expect([down.status, up.status]).toEqual([503, 200]);
  });
});
