import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect } from 'vitest';
import { z } from 'zod';
import { runProgram } from '../../src/cli.js';
import { runBot, type BotProcess } from './run-bot.js';
import { settled } from './settled.js';
import { BOT_TOKEN, startSlackCounterpart } from './slack/counterpart.js';
import { SIGNING_SECRET, slackSigner } from './slack/signer.js';
import { APP_ID, arriving, BOT, sendToBot, TENANT } from './teams/arriving.js';
import { startTeamsCounterpart } from './teams/counterpart.js';

const CHANNELS = Array.from({ length: 14 }, (_, n) => `C${n + 1}`);
/** The channels of Teams among them. */
export const TEAMS = Array.from({ length: 10 }, (_, n) => `19:team-${n + 1}@thread.tacv2`);
/** The page brings channels for EG, KE and MX, which have their networks from the first. */
const ROOMS = ['network-EG', 'network-KE', 'network-MX', 'network-SN', 'network-FR', 'network-BR'];
const NOW = '2026-11-27T09:00:00Z';

const History = z.looseObject({ entries: z.array(z.looseObject({ by: z.string().nullable(), text: z.string() })) });

/** Thirty conversations on three platforms with the bot as a process of its own, and the terminal beside it; `isCopy`: whether a text is a copy of what is sent to them. */
export async function thirtyConversations(isCopy: (text: string) => boolean) {
  const folder = mkdtempSync(join(tmpdir(), 'imrf-broadcast-'));
  const slack = await startSlackCounterpart();
  const teams = await startTeamsCounterpart({ appId: APP_ID, tenantId: TENANT });
  for (const channel of CHANNELS) slack.workspace.addChannel(channel);
  for (const id of TEAMS) teams.open(id);
  let bot: BotProcess | undefined;

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

  const wordsIn = (channel: string) => (slack.workspace.channels.get(channel)?.messages ?? []).filter((message) => message.bot).map((message) => String(message.payload['text']));
  async function wordsOnPage(conversation: string, name = 'Youssef'): Promise<string[]> {
    const read = () => fetch(`${bot?.url ?? ''}web/history?conversation=${conversation}&name=${name}`);
    const response = await read().catch(read);
    return History.parse(await response.json()).entries.filter(({ by }) => by === null).map(({ text }) => text);
  }

  /** What stands of it in each of the thirty conversations. */
  async function copies(): Promise<Record<string, string[]>> {
    const rooms = await Promise.all(ROOMS.map(async (one) => [one, (await wordsOnPage(one)).filter(isCopy)] as const));
    return Object.fromEntries([...CHANNELS.map((one) => [one, wordsIn(one).filter(isCopy)] as const), ...TEAMS.map((one) => [one, teams.words(one).filter(isCopy)] as const), ...rooms]);
  }
  const reached = async () => Object.values(await copies()).filter((all) => all.length > 0).length;
  const stateOf = async () => (await report('report', 'B-1'))['state'];
  const nothingOnItsWay = () => settled(join(folder, 'bot.db'));

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
    await nothingOnItsWay();
  }

  return {
    slack, teams, start, install, inSlack, onPage, command, report, stateOf, copies, reached, wordsOnPage, nothingOnItsWay,
    /** Where a file of this name lies. */
    pathOf: (name: string) => join(folder, name),
    stop: async () => bot?.stop(),
    kill: async () => bot?.kill(),
    async close() {
      await bot?.kill();
      await slack.close();
      await teams.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Waits until it holds, without leaning on speed: two minutes are only the end of patience. */
export async function until<T>(look: () => Promise<T>, holds: (seen: T) => boolean): Promise<T> {
  for (let tries = 0; tries < 400; tries += 1) {
    const seen = await look();
    if (holds(seen)) return seen;
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  throw new Error(`this did not come about: ${JSON.stringify(await look()).slice(0, 2_000)}`);
}
