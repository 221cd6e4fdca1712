import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { settled } from '../support/settled.js';
import { aWhile, eventually, runBot, type BotProcess } from '../support/run-bot.js';
import { BOT_TOKEN, startSlackCounterpart, type SlackCounterpart } from '../support/slack/counterpart.js';
import { SIGNING_SECRET, slackSigner } from '../support/slack/signer.js';

let folder: string;
let slack: SlackCounterpart;
let bot: BotProcess | undefined;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'imrf-corrected-'));
  slack = await startSlackCounterpart();
  for (const channel of ['C1', 'C2', 'C9']) slack.workspace.addChannel(channel);
});
afterEach(async () => {
  await bot?.kill();
  bot = undefined;
  await slack.close();
  rmSync(folder, { recursive: true, force: true });
});

async function startAt(now: string) {
  bot = await runBot({
    DATABASE_URL: `sqlite:${join(folder, 'bot.db')}`, SLACK_API_URL: slack.url, SLACK_BOT_TOKEN: BOT_TOKEN, SLACK_SIGNING_SECRET: SIGNING_SECRET,
    SECRETARIAT: 'slack:T1/UDANIEL,slack:T1/UMARIA', WEB: 'off', IMRF_NOW: now, SLACK_POSTS_PER_SECOND: '50',
  });
  const signer = slackSigner(`${bot.url}slack/events`, slack.workspace);
  const mention = (channel: string, text: string, user = 'UAMINA') => {
    const ts = slack.workspace.nextTs();
    slack.workspace.channels.get(channel)?.messages.push({ ts, thread: null, bot: false, payload: { text } });
    return signer.event({ type: 'app_mention', channel, user, text: `<@UBOT> ${text}`, ts, channel_type: 'channel' });
  };
  return { bot, mention, signer };
}

const inChannel = (channel: string) => slack.workspace.channels.get(channel)?.messages.filter((message) => message.bot) ?? [];
const words = (channel: string) => inChannel(channel).map((message) => String(message.payload['text']));

it('tells a channel once that the date it was told has moved, and not again after a restart; a channel that never asked hears nothing', { timeout: 400_000 }, async () => {
  const first = await startAt('2026-11-24T09:00:00Z');
  await first.mention('C1', 'language fr');
  await eventually(() => words('C1'), (all) => all.length === 1);
  await first.mention('C1', 'when is international migrants day 2026?');
  await first.mention('C2', 'language en');
  await eventually(() => [words('C1'), words('C2')], ([one, two]) => one?.length === 2 && two?.length === 1);

  await first.mention('C9', 'move migrants-day-2026 2026-12-20 the hall is taken source https://example.org/letter', 'UDANIEL');
  const [proposal = ''] = await eventually(() => words('C9'), (all) => all.length === 1);
  const change = /undo ([0-9a-z]{20})/.exec(proposal)?.[1] ?? '';
  expect(proposal).toContain('1 conversation was told of its date.');
  await first.mention('C9', `release ${change}`, 'UMARIA');
  await eventually(() => words('C1'), (all) => all.length === 3);
  await settled(join(folder, 'bot.db'));
  await first.bot.kill();
  await startAt('2026-11-24T09:30:00Z');
  await aWhile();

  expect(words('C1').slice(2)).toEqual([expect.stringMatching(/^Désormais dimanche 20 décembre 2026[\s\S]*18 décembre 2026, ne vaut plus\.[\s\S]*the hall is taken/)]);
  expect(inChannel('C1')[2]?.thread).toBeNull();
  expect(words('C2')).toHaveLength(1);
  expect(words('C9').filter((text) => text.startsWith('Now'))).toEqual([]);
  expect(slack.malformed).toEqual([]);
});
