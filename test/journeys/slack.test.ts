import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { settled } from '../support/settled.js';
import { aWhile, eventually, runBot, type BotProcess } from '../support/run-bot.js';
import { BOT_TOKEN, startSlackCounterpart, type SlackCounterpart } from '../support/slack/counterpart.js';
import { SIGNING_SECRET, slackSigner } from '../support/slack/signer.js';

let folder: string;
let slack: SlackCounterpart;
let bot: BotProcess | undefined;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'imrf-slack-'));
  slack = await startSlackCounterpart();
  slack.workspace.addChannel('C1');
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
    SECRETARIAT: 'slack:T1/UDANIEL', WEB: 'off', IMRF_NOW: now, SLACK_POSTS_PER_SECOND: '50',
  });
  const signer = slackSigner(`${bot.url}slack/events`, slack.workspace);
  const mention = (text: string, user = 'UAMINA') => {
    // What people write stands in the channel too: an answer belongs to its thread.
    const ts = slack.workspace.nextTs();
    slack.workspace.channels.get('C1')?.messages.push({ ts, thread: null, bot: false, payload: { text } });
    return signer.event({ type: 'app_mention', channel: 'C1', user, text: `<@UBOT> ${text}`, ts, channel_type: 'channel' });
  };
  return { bot, signer, mention };
}

const inChannel = () => slack.workspace.channels.get('C1')?.messages.filter((message) => message.bot) ?? [];
const words = () => inChannel().map((message) => String(message.payload['text']));

describe('in Slack', () => {
  it('answers a mention once, in its thread', async () => {
    const { mention } = await startAt('2026-11-24T09:00:00Z');

    const response = await mention('when is the next IMRF?');
    await eventually(words, (all) => all.length > 0);
    await aWhile();

    expect(response.status).toBe(200);
    expect(words()).toEqual([expect.stringMatching(/2030[\s\S]*Third International Migration Review Forum/)]);
    expect(inChannel()[0]?.thread).not.toBeNull();
    expect(slack.malformed).toEqual([]);
  });

  it('takes the same event once, also after a restart', async () => {
    const first = await startAt('2026-11-24T09:00:00Z');
    const event = { type: 'app_mention', channel: 'C1', user: 'UAMINA', text: '<@UBOT> next', ts: slack.workspace.nextTs(), channel_type: 'channel' };
    const statuses = await Promise.all([1, 2, 3].map(() => first.signer.event(event, 'EvSame').then((response) => response.status)));
    await eventually(words, (all) => all.length > 0);
    await settled(join(folder, 'bot.db'));
    await first.bot.kill();
    const second = await startAt('2026-11-24T09:10:00Z');
    const again = await second.signer.event(event, 'EvSame');
    await aWhile();

    expect([...statuses, again.status]).toEqual([200, 200, 200, 200]);
    expect(words()).toHaveLength(1);
  });

  it('reminds a channel once, also when it was killed before the hour and started after it, and never on a moved date', { timeout: 400_000 }, async () => {
    const first = await startAt('2026-12-03T20:00:00+03:00');
    await first.mention('network KE');
    await first.mention('remind 14d');
    await eventually(words, (all) => all.length === 2);
    await settled(join(folder, 'bot.db'));
    await first.bot.kill();
    const second = await startAt('2026-12-04T09:00:30+03:00');
    await eventually(words, (all) => all.length === 3);
    await settled(join(folder, 'bot.db'));
    await second.bot.kill();
    const third = await startAt('2026-12-04T09:10:00+03:00');
    await aWhile();
    expect(words().slice(2)).toEqual([expect.stringMatching(/18 December 2026[\s\S]*International Migrants Day/)]);

    await third.mention('move migrants-day-2027 2027-12-20 two days later source https://www.un.org/en/observances/migrants-day', 'UDANIEL');
    await eventually(words, (all) => all.length === 4);
    await settled(join(folder, 'bot.db'));
    await third.bot.kill();
    const onOldDay = await startAt('2027-12-04T09:10:00+03:00');
    // The ten minutes in which it was held are over: it is released as the bot starts, and the channel is told.
    await eventually(words, (all) => all.length === 5);
    await aWhile();
    expect(words().slice(3)).toEqual([expect.stringContaining('Held until'), expect.stringContaining('Released by itself')]);
    await settled(join(folder, 'bot.db'));
    await onOldDay.bot.kill();
    await startAt('2027-12-06T09:10:00+03:00');
    await eventually(words, (all) => all.length === 6);

    expect(words()[5]).toMatch(/^Monday 20 December 2027/);
    expect(slack.malformed).toEqual([]);
  });

  it('opens the form for /imrf remind, shows what is wrong, and says "/invite" where it is no member', async () => {
    const { signer } = await startAt('2026-11-24T09:00:00Z');
    slack.workspace.addChannel('C2', { isMember: false });

    const foreign = await signer.command('remind 14d', { channel: 'C2' });
    await signer.command('remind', { channel: 'C1' });
    const view = await eventually(() => slack.workspace.views.at(-1), (found) => found !== undefined);

    expect(await foreign.text()).toContain('/invite');
    expect(view?.payload).toMatchObject({ type: 'modal' });
    expect(slack.malformed).toEqual([]);
  });

  it('keeps and acknowledges 50 events while Slack’s own API hangs, and answers them when it is back', async () => {
    const { mention } = await startAt('2026-11-24T09:00:00Z');
    slack.hang(true);

    const took = await Promise.all(Array.from({ length: 50 }, async () => {
      const before = performance.now();
      const response = await mention('help');
      return { status: response.status, ms: performance.now() - before };
    }));

    expect(took.every(({ status }) => status === 200)).toBe(true);
    // On a quiet machine all take under 1 s. What is held here, on a shared one: nobody waits for the API that hangs (10 s).
    expect(Math.max(...took.map(({ ms }) => ms))).toBeLessThan(8_000);
  });

  it('never lets people call the whole channel', async () => {
    const { mention } = await startAt('2026-11-24T09:00:00Z');

    await mention('network <!channel> <@U999> <https://evil.example|click>');
    await eventually(words, (all) => all.length > 0);

    expect(JSON.stringify(inChannel()[0]?.payload)).not.toMatch(/<!channel>|<@U999>|<https:\/\/evil/);
  });
});
