import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { settled } from '../support/settled.js';
import { aWhile, eventually, runBot, type BotProcess } from '../support/run-bot.js';
import { APP_ID, arriving, BOT, IN_CHANNEL, sendToBot, TENANT } from '../support/teams/arriving.js';
import { startTeamsCounterpart, type TeamsCounterpart } from '../support/teams/counterpart.js';

const CHANNEL = '19:forum@thread.tacv2';

let folder: string;
let teams: TeamsCounterpart;
let bot: BotProcess | undefined;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'imrf-teams-'));
  teams = await startTeamsCounterpart({ appId: APP_ID, tenantId: TENANT });
  teams.open(CHANNEL);
});
afterEach(async () => {
  await bot?.kill();
  bot = undefined;
  await teams.close();
  rmSync(folder, { recursive: true, force: true });
});

async function startAt(now: string) {
  bot = await runBot({
    DATABASE_URL: `sqlite:${join(folder, 'bot.db')}`, MicrosoftAppType: 'SingleTenant', MicrosoftAppId: APP_ID, MicrosoftAppPassword: 'secret', MicrosoftAppTenantId: TENANT,
    TEAMS_OPENID_METADATA: teams.metadataUrl, TEAMS_TOKEN_URL: teams.tokenUrl, SECRETARIAT: `teams:${TENANT}/aad-daniel`, WEB: 'off', IMRF_NOW: now,
  });
  const url = `${bot.url}api/messages`;
  const say = (text: string, id: string, from = { id: '29:amina', aadObjectId: 'aad-amina', name: 'Amina' }) =>
    sendToBot(url, teams, arriving(teams.serviceUrl, { ...IN_CHANNEL, id, locale: 'en-GB', text: `<at>IMRF bot</at> ${text}`, entities: [{ type: 'mention', text: '<at>IMRF bot</at>', mentioned: { id: BOT, name: 'IMRF bot' } }], from }));
  return { bot, say };
}

const words = () => teams.words(CHANNEL);

describe('in Teams', () => {
  it('reminds a channel once, also when it was killed before the hour and started after it, and never on a moved date', { timeout: 400_000 }, async () => {
    const first = await startAt('2026-12-03T20:00:00+03:00');
    await first.say('network KE', '1');
    await first.say('remind 14d', '2');
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

    await third.say('move migrants-day-2027 2027-12-20 two days later source https://www.un.org/en/observances/migrants-day', '3', { id: '29:daniel', aadObjectId: 'aad-daniel', name: 'Daniel' });
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
    expect(teams.malformed).toEqual([]);
  });

  it('answers a question in the thread in which it was asked, once for the same activity thrice', async () => {
    const { say } = await startAt('2026-11-24T09:00:00Z');

    const answers = await Promise.all([1, 2, 3].map(() => say('when is the next IMRF?', '77')));
    await eventually(words, (all) => all.length > 0);
    await aWhile();

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(words()).toEqual([expect.stringMatching(/2030[\s\S]*Third International Migration Review Forum/)]);
    expect(teams.posted(CHANNEL)[0]?.thread).toBe('900');
  });
});
