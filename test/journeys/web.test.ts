import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { settled } from '../support/settled.js';
import { runBot, type BotProcess } from '../support/run-bot.js';

const History = z.looseObject({ entries: z.array(z.looseObject({ by: z.string().nullable(), text: z.string() })) });

const REMINDER = /^Friday 18 December 2026/;

let folder: string;
let bot: BotProcess | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'imrf-web-'));
});
afterEach(async () => {
  await bot?.kill();
  bot = undefined;
  rmSync(folder, { recursive: true, force: true });
});

async function start() {
  bot = await runBot({ DATABASE_URL: `sqlite:${join(folder, 'bot.db')}`, SECRETARIAT: 'web:Daniel' });
  return bot;
}

function post(path: string, body: unknown): Promise<Response> {
  return fetch(`${bot?.url ?? ''}${path}`, { method: 'POST', headers: { 'content-type': 'application/json', origin: (bot?.url ?? '').replace(/\/$/, '') }, body: JSON.stringify(body) });
}

const say = (name: string, text: string) => post('web/say', { eventId: randomUUID(), conversation: 'network-EG', name, text, locale: 'en' });
const pretend = (now: string) => post('web/clock', { now });

/** How often the bot has said this, from the page's own history. */
async function said(pattern: RegExp): Promise<number> {
  const response = await fetch(`${bot?.url ?? ''}web/history?conversation=network-EG`);
  const { entries } = History.parse(await response.json());
  return entries.filter((entry) => entry.by === null && pattern.test(entry.text)).length;
}

async function until(pattern: RegExp, times: number): Promise<void> {
  for (let tries = 0; tries < 500; tries += 1) {
    if ((await said(pattern)) === times) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${String(pattern)} was said ${await said(pattern)} times, not ${times}`);
}

describe('on the training page', () => {
  it('reminds once on the pretended day, also after it was killed, and never on a moved date', async () => {
    await start();
    expect((await pretend('2026-12-02T20:00:00+02:00')).status).toBe(204);
    await say('Youssef', 'network EG');
    // The network of Egypt reads Arabic until somebody chooses otherwise.
    await say('Youssef', 'language en');
    await say('Youssef', 'remind 15d');
    await until(/15 days before/, 1);
    await settled(join(folder, 'bot.db'));
    await bot?.kill();
    await start();
    expect((await pretend('2026-12-03T09:00:00+02:00')).status).toBe(204);
    await until(REMINDER, 1);
    await settled(join(folder, 'bot.db'));
    await bot?.kill();
    await start();
    expect((await pretend('2026-12-03T21:00:00+02:00')).status).toBe(204);
    expect(await said(REMINDER)).toBe(1);

    await say('Daniel', 'move migrants-day-2027 2027-12-20 two days later source https://www.un.org/en/observances/migrants-day');
    await until(/Held until/, 1);
    expect((await pretend('2026-12-03T21:15:00+02:00')).status).toBe(204);
    await until(/Released by itself/, 1);
    expect((await pretend('2027-12-03T10:00:00+02:00')).status).toBe(204);
    expect(await said(/^Saturday 18 December 2027/)).toBe(0);
    expect((await pretend('2027-12-05T10:00:00+02:00')).status).toBe(204);
    await until(/^Monday 20 December 2027/, 1);
  });

  it('says what is wrong with a day that is none', async () => {
    await start();

    const response = await pretend('tomorrow');

    expect(response.status).toBe(400);
    expect(await response.text()).not.toBe('');
  });
});
