import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { runProgram } from '../../src/cli.js';
import { runBot, type BotProcess } from '../support/run-bot.js';
import { settled } from '../support/settled.js';
import { BOT_TOKEN, startSlackCounterpart, type SlackCounterpart } from '../support/slack/counterpart.js';
import { SIGNING_SECRET, slackSigner } from '../support/slack/signer.js';
import { APP_ID, arriving, BOT, sendToBot, TENANT } from '../support/teams/arriving.js';
import { startTeamsCounterpart, type TeamsCounterpart } from '../support/teams/counterpart.js';

const CHANNELS = Array.from({ length: 14 }, (_, n) => `C${n + 1}`);
const TEAMS = Array.from({ length: 10 }, (_, n) => `19:team-${n + 1}@thread.tacv2`);
/** The page brings channels for EG, KE and MX, which have their networks from the first. */
const ROOMS = ['network-EG', 'network-KE', 'network-MX', 'network-SN', 'network-FR', 'network-BR'];
const NOW = '2026-11-27T09:00:00Z';
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
    DATABASE_URL: database(), SLACK_API_URL: slack.url, SLACK_BOT_TOKEN: BOT_TOKEN, SLACK_SIGNING_SECRET: SIGNING_SECRET, SLACK_POSTS_PER_SECOND: String(postsPerSecond), TEAMS_POSTS_PER_SECOND: String(postsPerSecond),
    MicrosoftAppType: 'SingleTenant', MicrosoftAppId: APP_ID, MicrosoftAppPassword: 'secret', MicrosoftAppTenantId: TENANT, TEAMS_OPENID_METADATA: teams.metadataUrl, TEAMS_TOKEN_URL: teams.tokenUrl,
    SECRETARIAT: 'slack:T1/UBEN', WEB: 'training', IMRF_NOW: NOW,
  });
  return bot;
}

/** Somebody mentions the bot in a channel of Slack. */
function inSlack(channel: string, text: string, user = 'UAMINA') {
  const ts = slack.workspace.nextTs();
  slack.workspace.channels.get(channel)?.messages.push({ ts, thread: null, bot: false, payload: { text } });
  return slackSigner(`${bot?.url ?? ''}slack/events`, slack.workspace).event({ type: 'app_mention', channel, user, text: `<@UBOT> ${text}`, ts, channel_type: 'channel' });
}

let activities = 0;

/** Something that Teams tells of a channel; `text`: somebody mentions the bot there. */
function inTeams(id: string, more: Record<string, unknown> | string) {
  const place = { id: (activities += 1).toString(), locale: 'en-GB', text: undefined };
  const conversation = (inThread: boolean) => ({ id: inThread ? `${id};messageid=${place.id}` : id, conversationType: 'channel', tenantId: TENANT, isGroup: true });
  const said = typeof more === 'string' ? { text: `<at>IMRF bot</at> ${more}`, entities: [{ type: 'mention', text: '<at>IMRF bot</at>', mentioned: { id: BOT, name: 'IMRF bot' } }] } : more;
  return sendToBot(`${bot?.url ?? ''}api/messages`, teams, arriving(teams.serviceUrl, { ...place, conversation: conversation(typeof more === 'string'), ...said }));
}

async function onPage(conversation: string, text: string, name = 'Youssef') {
  const origin = (bot?.url ?? '').replace(/\/$/, '');
  const body = JSON.stringify({ eventId: randomUUID(), conversation, name, text, locale: 'en' });
  const send = () => fetch(`${origin}/web/say`, { method: 'POST', headers: { 'content-type': 'application/json', origin }, body });
  // A connection that has waited too long is closed by the server; the same event a second time does nothing.
  return send().catch(send);
}

async function command(...words: readonly string[]): Promise<{ exitCode: number; printed: string[] }> {
  const printed: string[] = [];
  const exitCode = await runProgram(words, { DATABASE_URL: database(), LOG_LEVEL: 'silent', IMRF_NOW: NOW }, { input: Readable.from([]), print: (line) => void printed.push(line), printed: () => Promise.resolve(), tell: () => undefined });
  return { exitCode, printed };
}
async function report(...words: readonly string[]): Promise<Record<string, unknown>> {
  const { printed } = await command('broadcast', ...words, '--json');
  const counts = JSON.parse(printed[0] ?? '{}') as Record<string, number>;
  expect(counts['intended']).toBe(['sent', 'unknown', 'refused', 'unreachable', 'skipped', 'cancelled', 'due'].reduce((sum, one) => sum + (counts[one] ?? 0), 0));
  return counts;
}

const History = z.looseObject({ entries: z.array(z.looseObject({ by: z.string().nullable(), text: z.string() })) });
const wordsIn = (channel: string) => (slack.workspace.channels.get(channel)?.messages ?? []).filter((message) => message.bot).map((message) => String(message.payload['text']));
async function wordsOnPage(conversation: string, name = 'Youssef'): Promise<string[]> {
  const read = () => fetch(`${bot?.url ?? ''}web/history?conversation=${conversation}&name=${name}`);
  const response = await read().catch(read);
  return History.parse(await response.json()).entries.filter(({ by }) => by === null).map(({ text }) => text);
}
const isCopy = (text: string) => /Send your practice|Envoyez votre pratique|أرسلوا ممارستكم/.test(text);

/** What stands of it in each of the thirty conversations. */
async function copies(): Promise<Record<string, string[]>> {
  const rooms = await Promise.all(ROOMS.map(async (one) => [one, (await wordsOnPage(one)).filter(isCopy)] as const));
  return Object.fromEntries([...CHANNELS.map((one) => [one, wordsIn(one).filter(isCopy)] as const), ...TEAMS.map((one) => [one, teams.words(one).filter(isCopy)] as const), ...rooms]);
}
const reached = async () => Object.values(await copies()).filter((all) => all.length > 0).length;

/** Waits until it holds, without leaning on speed: two minutes are only the end of patience. */
async function until<T>(look: () => Promise<T>, holds: (seen: T) => boolean): Promise<T> {
  for (let tries = 0; tries < 400; tries += 1) {
    const seen = await look();
    if (holds(seen)) return seen;
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  throw new Error(`this did not come about: ${JSON.stringify(await look()).slice(0, 2_000)}`);
}
const stateOf = async () => (await report('report', 'B-1'))['state'];

/** The bot is added to thirty conversations, and each says which network it is; three languages. One has muted what it will be about. */
async function install(): Promise<void> {
  for (const channel of CHANNELS) await slackSigner(`${bot?.url ?? ''}slack/events`, slack.workspace).event({ type: 'member_joined_channel', user: 'UBOT', channel, channel_type: 'C', inviter: 'UAMINA' });
  for (const id of TEAMS) await inTeams(id, { type: 'conversationUpdate', membersAdded: [{ id: BOT }], channelData: { tenant: { id: TENANT }, team: { id: '19:team', name: 'Migration Network' } } });
  await until(async () => Promise.resolve([...CHANNELS.map((one) => wordsIn(one).length), ...TEAMS.map((one) => teams.words(one).length)]), (all) => all.every((n) => n >= 1));
  for (const [at, channel] of CHANNELS.entries()) {
    await inSlack(channel, at % 2 === 0 ? 'network KE' : 'network GH');
    await inSlack(channel, channel === 'C2' ? 'language fr' : 'language en');
  }
  for (const [at, id] of TEAMS.entries()) {
    await inTeams(id, 'network SN');
    await inTeams(id, at === 0 ? 'language ar' : 'language en');
  }
  for (const one of ROOMS) {
    await onPage(one, `network ${one.slice('network-'.length)}`);
    await onPage(one, one === 'network-FR' ? 'language fr' : one === 'network-EG' ? 'language ar' : 'language en');
  }
  await inSlack('C4', 'mute migrants-day-2026');
  await settled(join(folder, 'bot.db'));
}

it('goes to thirty conversations on three platforms: proposed by one, approved by another, stopped at a third, killed, resumed, corrected, recalled and reported', { timeout: 400_000 }, async () => {
  await start(50);
  await install();

  // given: roles, by whoever approves: one who writes in Slack, and one who approves on the page
  await inSlack('C1', 'role give <@UANA> editor', 'UBEN');
  await inSlack('C1', 'role give web:Daniel approver', 'UBEN');
  await settled(join(folder, 'bot.db'));
  writeFileSync(join(folder, 'call.md'), FILE);
  const created = await command('broadcast', 'create', join(folder, 'call.md'), '--as', 'slack:T1/UANA', '--json');
  const own = await command('broadcast', 'approve', 'B-1', '--confirm', '30', '--as', 'slack:T1/UANA');

  // when: another approves it on the page, typing the number; two conversations are gone by then
  await onPage('person-Daniel', 'broadcast approve B-1', 'Daniel');
  await settled(join(folder, 'bot.db'));
  const withoutNumber = await stateOf();
  await onPage('person-Daniel', 'broadcast approve B-1 30', 'Daniel');
  await until(stateOf, (state) => state === 'approved');
  const archived = slack.workspace.channels.get('C9');
  if (archived !== undefined) archived.isArchived = true;
  teams.remove(TEAMS[8] ?? '');
  await bot?.stop();
  await start(1);
  await inSlack('C1', 'broadcast send B-1', 'UANA');
  await until(reached, (n) => n >= 10);

  // then: it stops at a third, and stays so though the bot is killed
  const stopped = await report('stop', 'B-1', '--as', 'slack:T1/UANA');
  // What is open at this very moment ends: one that a kill cuts off is in doubt, which is the story of the kills.
  await until(() => report('report', 'B-1'), ({ due }) => due === 0);
  await bot?.kill();
  await start(50);
  const before = await reached();
  await report('resume', 'B-1', '--as', 'web:Daniel');
  await until(reached, (n) => n === 27);
  await until(stateOf, (state) => state === 'sent');
  const texts = await copies();

  expect(JSON.parse(created.printed[0] ?? '')).toEqual({ id: 'B-1', state: 'proposed', audience: { conversations: 30, unreachable: 0 } });
  expect([own.exitCode, withoutNumber]).toEqual([1, 'proposed']);
  expect(stopped).toMatchObject({ state: 'stopped', intended: 30 });
  expect(before).toBeLessThan(27);
  expect(Object.values(texts).every((all) => all.length <= 1)).toBe(true);
  expect([texts['C4'], texts['C9'], texts[TEAMS[8] ?? '']]).toEqual([[], [], []]);
  expect(texts['C1']?.[0]).toBe('Call for practices\n\nSend your practice by Monday, &lt;!channel&gt;.');
  expect([texts['C2']?.[0], texts['network-FR']?.[0]]).toEqual(Array(2).fill('Envoyez votre pratique d’ici lundi.'));
  for (const one of [TEAMS[0] ?? '', 'network-EG']) expect(texts[one]?.[0]).toContain('أرسلوا ممارستكم');

  // then: corrected in place, everywhere
  writeFileSync(join(folder, 'call.md'), FILE.replace('by Monday', 'by Friday').replace('d’ici lundi', 'd’ici vendredi').replace('الاثنين', 'الجمعة'));
  await report('correct', 'B-1', join(folder, 'call.md'), '--as', 'slack:T1/UBEN');
  const corrected = await until(copies, (all) => Object.values(all).flat().filter((text) => /Friday|vendredi|الجمعة/.test(text)).length === 27);
  expect(Object.values(corrected).every((all) => all.length <= 1)).toBe(true);

  // then: recalled, and reported
  await onPage('person-Daniel', 'broadcast recall B-1 the date is wrong', 'Daniel');
  await until(reached, (n) => n === 0);
  expect(await report('report', 'B-1')).toEqual({ id: 'B-1', state: 'recalled', intended: 30, sent: 27, unknown: 0, refused: 0, unreachable: 2, skipped: 1, cancelled: 0, due: 0, seen: 0 });
  expect((await command('broadcast', 'report', 'B-1', '--proof')).printed[0]).toMatch(/^Reached 7 of 7 networks in (under a minute|\d+ minutes?)\.$/);
  expect((await wordsOnPage('person-Daniel', 'Daniel')).at(-1)).toContain('recalled');
  expect(slack.malformed).toEqual([]);
  expect(teams.malformed).toEqual([]);
});
