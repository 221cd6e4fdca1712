import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { runProgram } from '../../src/cli.js';
import { eventually, runBot, type BotProcess } from '../support/run-bot.js';
import { BOT_TOKEN, startSlackCounterpart, type SlackCounterpart } from '../support/slack/counterpart.js';
import { SIGNING_SECRET, slackSigner } from '../support/slack/signer.js';
import { APP_ID, arriving, BOT, sendToBot, TENANT } from '../support/teams/arriving.js';
import { startTeamsCounterpart, type TeamsCounterpart } from '../support/teams/counterpart.js';

const CHANNELS = ['C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'C7', 'C8', 'C9', 'C10', 'C11', 'C12'];
const TEAMS = ['19:one@thread.tacv2', '19:two@thread.tacv2', '19:gone@thread.tacv2'];
const FILE = '---\ntitle: Call for practices\naudience: all\nlanguage: en\nmilestones: [migrants-day-2026]\nbuttons: [seen, ask, calendar]\n---\n\n# en\n\nSend your practice by Monday, <!channel>.\n\n# fr\n\nEnvoyez votre pratique d’ici lundi.\n\n# ar\n\nأرسلوا ممارستكم قبل يوم الاثنين.\n';

let folder: string;
let slack: SlackCounterpart;
let teams: TeamsCounterpart;
let bot: BotProcess | undefined;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'imrf-broadcast-'));
  slack = await startSlackCounterpart();
  teams = await startTeamsCounterpart({ appId: APP_ID, tenantId: TENANT });
  for (const channel of CHANNELS) slack.workspace.addChannel(channel);
  for (const id of TEAMS) teams.open(id);
});
afterEach(async () => {
  await bot?.kill();
  bot = undefined;
  await slack.close();
  await teams.close();
  rmSync(folder, { recursive: true, force: true });
});

const database = () => `sqlite:${join(folder, 'bot.db')}`;

/** `postsPerSecond`: so slow that somebody can stop it on the way. */
async function start(postsPerSecond: number) {
  bot = await runBot({
    DATABASE_URL: database(), SLACK_API_URL: slack.url, SLACK_BOT_TOKEN: BOT_TOKEN, SLACK_SIGNING_SECRET: SIGNING_SECRET, SLACK_POSTS_PER_SECOND: String(postsPerSecond),
    MicrosoftAppType: 'SingleTenant', MicrosoftAppId: APP_ID, MicrosoftAppPassword: 'secret', MicrosoftAppTenantId: TENANT, TEAMS_OPENID_METADATA: teams.metadataUrl, TEAMS_TOKEN_URL: teams.tokenUrl,
    SECRETARIAT: 'slack:T1/UBEN', WEB: 'off',
  });
  return { bot, signer: slackSigner(`${bot.url}slack/events`, slack.workspace), teamsUrl: `${bot.url}api/messages` };
}

async function command(...words: readonly string[]): Promise<{ exitCode: number; printed: string[] }> {
  const printed: string[] = [];
  const exitCode = await runProgram(words, { DATABASE_URL: database(), LOG_LEVEL: 'silent' }, { input: Readable.from([]), print: (line) => void printed.push(line), printed: () => Promise.resolve(), tell: () => undefined });
  return { exitCode, printed };
}
async function report(...words: readonly string[]): Promise<Record<string, unknown>> {
  const { printed } = await command('broadcast', ...words, '--json');
  const counts = JSON.parse(printed[0] ?? '{}') as Record<string, number>;
  expect(counts['intended']).toBe(['sent', 'unknown', 'refused', 'unreachable', 'skipped', 'cancelled', 'due'].reduce((sum, one) => sum + (counts[one] ?? 0), 0));
  return counts;
}

const inSlack = (channel: string) => (slack.workspace.channels.get(channel)?.messages ?? []).filter((message) => message.bot).map((message) => String(message.payload['text']));
const isCopy = (text: string) => /Send your practice|Envoyez votre pratique|أرسلوا ممارستكم/.test(text);
const copies = (): Record<string, string[]> => Object.fromEntries([...CHANNELS.map((one) => [one, inSlack(one).filter(isCopy)] as const), ...TEAMS.map((one) => [one, teams.words(one).filter(isCopy)] as const)]);
const reached = () => Object.values(copies()).filter((all) => all.length > 0).length;

it('is proposed by one, approved by another, stopped at a third, killed, resumed, corrected, recalled and reported', { timeout: 400_000 }, async () => {
  // given: twelve channels in Slack and three in Teams, in three languages; one muted what it is about
  const first = await start(50);
  const mention = (channel: string, text: string) => {
    const ts = slack.workspace.nextTs();
    slack.workspace.channels.get(channel)?.messages.push({ ts, thread: null, bot: false, payload: { text } });
    return first.signer.event({ type: 'app_mention', channel, user: 'UAMINA', text: `<@UBOT> ${text}`, ts, channel_type: 'channel' });
  };
  const inTeams = (id: string, text: string, at: string) => sendToBot(first.teamsUrl, teams, arriving(teams.serviceUrl, {
    conversation: { id: `${id};messageid=${at}`, conversationType: 'channel', tenantId: TENANT, isGroup: true }, id: at, locale: 'en-GB', text: `<at>IMRF bot</at> ${text}`, entities: [{ type: 'mention', text: '<at>IMRF bot</at>', mentioned: { id: BOT, name: 'IMRF bot' } }],
  }));
  for (const channel of CHANNELS) {
    await mention(channel, 'network KE');
    await mention(channel, channel === 'C2' ? 'language fr' : 'language en');
  }
  for (const [at, id] of TEAMS.entries()) {
    await inTeams(id, 'network SN', `90${at}`);
    await inTeams(id, at === 0 ? 'language ar' : 'language en', `91${at}`);
  }
  await mention('C4', 'mute migrants-day-2026');
  await eventually(() => [...CHANNELS.map((one) => inSlack(one).length), ...TEAMS.map((one) => teams.words(one).length)], (all) => all.every((n, at) => n >= (at === 3 ? 3 : 2)));
  await first.bot.stop();

  // when: it is proposed, approved and sent, slowly; two conversations are gone by then
  writeFileSync(join(folder, 'call.md'), FILE);
  await command('people', 'grant', 'slack:T1/UANA', 'editor', '--as', 'console:root');
  const created = await command('broadcast', 'create', join(folder, 'call.md'), '--as', 'slack:T1/UANA', '--json');
  expect(JSON.parse(created.printed[0] ?? '')).toEqual({ id: 'B-1', state: 'proposed', audience: { conversations: 15, unreachable: 0 } });
  expect((await command('broadcast', 'approve', 'B-1', '--as', 'slack:T1/UANA')).exitCode).toBe(1);
  expect(await report('approve', 'B-1', '--as', 'slack:T1/UBEN')).toMatchObject({ state: 'approved', intended: 15, due: 15 });
  const archived = slack.workspace.channels.get('C9');
  if (archived !== undefined) archived.isArchived = true;
  teams.remove('19:gone@thread.tacv2');
  const second = await start(1);
  await report('send', 'B-1', '--as', 'slack:T1/UANA');
  await eventually(reached, (n) => n >= 5);

  // then: it stops at a third, and stays so though the bot is killed
  const stopped = await report('stop', 'B-1', '--as', 'slack:T1/UANA');
  expect(stopped).toMatchObject({ state: 'stopped', due: expect.any(Number) as number });
  await second.bot.kill();
  const before = reached();
  expect(before).toBeLessThan(12);
  await start(50);
  await report('resume', 'B-1', '--as', 'slack:T1/UANA');
  await eventually(reached, (n) => n === 12);
  await eventually(() => Object.values(copies()).map((all) => all.length), (all) => all.every((n) => n <= 1));

  const texts = copies();
  expect(texts['C4']).toEqual([]);
  expect(texts['C9']).toEqual([]);
  expect(texts['C1']?.[0]).toBe('Call for practices\n\nSend your practice by Monday, &lt;!channel&gt;.');
  expect(texts['C2']?.[0]).toBe('Envoyez votre pratique d’ici lundi.');
  expect(texts[TEAMS[0] ?? '']?.[0]).toContain('أرسلوا ممارستكم');

  // then: corrected in place, everywhere
  writeFileSync(join(folder, 'call.md'), FILE.replace('by Monday', 'by Friday').replace('d’ici lundi', 'd’ici vendredi').replace('الاثنين', 'الجمعة'));
  await eventuallyState('sent');
  await report('correct', 'B-1', join(folder, 'call.md'), '--as', 'slack:T1/UBEN');
  await eventually(() => Object.values(copies()).flat().filter((text) => /Friday|vendredi|الجمعة/.test(text)).length, (n) => n === 12);
  expect(Object.values(copies()).every((all) => all.length <= 1)).toBe(true);

  // then: recalled, and reported
  await report('recall', 'B-1', '--as', 'slack:T1/UBEN');
  await eventually(reached, (n) => n === 0);
  expect(await report('report', 'B-1')).toEqual({ id: 'B-1', state: 'recalled', intended: 15, sent: 12, unknown: 0, refused: 0, unreachable: 2, skipped: 1, cancelled: 0, due: 0, seen: 0 });
  expect((await command('broadcast', 'report', 'B-1', '--proof')).printed[0]).toMatch(/^Reached 2 of 2 networks in 0\.\d\d hours\.$/);
  expect(slack.malformed).toEqual([]);
  expect(teams.malformed).toEqual([]);
});

async function eventuallyState(state: string): Promise<void> {
  for (let n = 0; n < 60; n += 1) {
    if ((await report('report', 'B-1'))['state'] === state) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error(`it did not come to ${state}: ${JSON.stringify(await report('report', 'B-1'))}`);
}
