import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openStore } from '../../store/open.js';
import { systemClock } from '../../src/time/clock.js';
import { aWhile, eventually, runBot, type BotProcess } from '../support/run-bot.js';
import { BOT_TOKEN, startSlackCounterpart, type SlackCounterpart } from '../support/slack/counterpart.js';
import { SIGNING_SECRET, slackSigner } from '../support/slack/signer.js';
import { APP_ID, arriving, BOT, IN_CHANNEL, sendToBot, TENANT } from '../support/teams/arriving.js';
import { startTeamsCounterpart, type TeamsCounterpart } from '../support/teams/counterpart.js';

let folder: string;
let bot: BotProcess | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'imrf-install-'));
});
afterEach(async () => {
  await bot?.kill();
  bot = undefined;
  rmSync(folder, { recursive: true, force: true });
});

const settings = () => ({ DATABASE_URL: `sqlite:${join(folder, 'bot.db')}`, WEB: 'off', IMRF_NOW: '2026-11-24T09:00:00Z' });

/** What a second process, such as the command line, finds in the database of the running bot. */
async function kept() {
  const store = await openStore(settings().DATABASE_URL, { clock: systemClock() });
  const conversations = await store.reads.networks.conversations();
  const subscriptions = await store.reads.reminders.subscriptions();
  const audit = (await store.reads.records.entries(50)).map(({ action, by, subject, outcome }) => ({ action, by, subject, outcome }));
  const people = (await store.reads.people.granted()).map(({ account, grants }) => [account.user, ...grants.map(({ role, network }) => (network === null ? role : `${role} ${network}`))]);
  await store.close();
  return { channel: conversations.find(({ address }) => address.kind === 'channel'), subscriptions, audit, people };
}

/** Resolves once the channel is in this state. */
async function noticed(state: 'open' | 'unreachable') {
  while ((await kept()).channel?.state !== state) await new Promise((resolve) => setTimeout(resolve, 50));
}

/** Every object in a payload that has these keys. */
function objectsIn(value: unknown, key: string): Record<string, unknown>[] {
  if (Array.isArray(value)) return value.flatMap((one) => objectsIn(one, key));
  const node = z.record(z.string(), z.unknown()).safeParse(value).data;
  if (node === undefined) return [];
  return [...(key in node ? [node] : []), ...Object.values(node).flatMap((one) => objectsIn(one, key))];
}

describe('added to a channel of Slack', () => {
  let slack: SlackCounterpart;
  beforeEach(async () => {
    slack = await startSlackCounterpart();
    slack.workspace.addChannel('C1', { name: 'réseau-sénégal' });
    slack.workspace.locales.set('UAMINA', 'fr-FR');
    slack.workspace.zones.set('UAMINA', 'Africa/Dakar');
  });
  afterEach(() => slack.close());

  it('guesses the network, is set up button by button, notices that it was put out, and comes back', { timeout: 120_000 }, async () => {
    bot = await runBot({ ...settings(), SLACK_API_URL: slack.url, SLACK_BOT_TOKEN: BOT_TOKEN, SLACK_SIGNING_SECRET: SIGNING_SECRET, SECRETARIAT: 'slack:T1/UDANIEL', SLACK_POSTS_PER_SECOND: '50' });
    const signer = slackSigner(`${bot.url}slack/events`, slack.workspace);
    const posted = () => slack.workspace.channels.get('C1')?.messages.filter((one) => one.bot) ?? [];
    const words = () => posted().map(({ payload }) => String(payload['text']));
    const press = async (pick: (action: string, value: string) => boolean) => {
      const message = posted().at(-1);
      const button = objectsIn(message?.payload['blocks'], 'action_id').find((one) => pick(String(one['action_id']), String(one['value'])));
      const before = words().join('\n');
      await signer.press({ id: String(button?.['action_id']), value: JSON.parse(String(button?.['value'])) as unknown }, { channel: 'C1', ts: message?.ts ?? '', user: 'UAMINA' });
      await eventually(() => words().join('\n'), (all) => all !== before);
    };

    await signer.event({ type: 'member_joined_channel', user: 'UBOT', channel: 'C1', channel_type: 'C', inviter: 'UAMINA' });
    await eventually(words, (all) => all.length === 1);
    const greeted = words()[0];
    await press((action) => action.startsWith('network.choose'));
    await press((action, value) => action.startsWith('network.speak') && value.includes('"en"'));
    await press((action, value) => action.startsWith('network.begin') && value.includes('30'));

    expect(greeted).toMatch(/De quel réseau s’agit-il \? Peut-être celui de (\u2068)?Sénégal/);
    expect(words()).toEqual([expect.stringMatching(/^From now on: 30 days before, 7 days before, and 1 day before; at 09:00, .*Dakar/)]);
    expect(await kept()).toMatchObject({ channel: { network: 'SN', language: 'en', state: 'open' }, subscriptions: [{ offsetsDays: [30, 7, 1], onWorkingDays: true }] });

    await signer.event({ type: 'channel_left', channel: 'C1' });
    await noticed('unreachable');
    await signer.event({ type: 'member_joined_channel', user: 'UBOT', channel: 'C1', channel_type: 'C', inviter: 'UAMINA' });
    await eventually(words, (all) => all.length === 2);

    expect(words()[1]).toMatch(/^I am back here\. This conversation still speaks for the network of/);
    expect(slack.malformed).toEqual([]);
  });

  it('lets an approver give and take roles by mention, and keeps the last approver', { timeout: 120_000 }, async () => {
    bot = await runBot({ ...settings(), SLACK_API_URL: slack.url, SLACK_BOT_TOKEN: BOT_TOKEN, SLACK_SIGNING_SECRET: SIGNING_SECRET, SECRETARIAT: 'slack:T1/UDANIEL', SLACK_POSTS_PER_SECOND: '50' });
    const signer = slackSigner(`${bot.url}slack/events`, slack.workspace);
    const words = () => (slack.workspace.channels.get('C1')?.messages ?? []).filter((one) => one.bot).map(({ payload }) => String(payload['text']));
    const say = async (text: string, user: string) => {
      const ts = slack.workspace.nextTs();
      slack.workspace.channels.get('C1')?.messages.push({ ts, thread: null, bot: false, payload: { text } });
      const before = words().length;
      await signer.event({ type: 'app_mention', channel: 'C1', user, text: `<@UBOT> ${text}`, ts, channel_type: 'channel' });
      return (await eventually(words, (all) => all.length > before)).at(-1);
    };

    const given = await say('role give <@UAMINA> focal-point SN', 'UDANIEL');
    await eventually(() => slack.workspace.channels.get('C1')?.ephemeral.length, (count) => count === 1);
    const labelled = await say('role give <@UBAO|bao> editor', 'UDANIEL');
    const last = await say('role take <@UDANIEL> approver', 'UDANIEL');
    const taken = await say('role take <@UAMINA> focal point Senegal', 'UDANIEL');
    await aWhile();

    expect([given, labelled, taken]).toEqual([expect.stringMatching(/slack:T1\/UAMINA.* now has this role: focal point for .*Senegal/), expect.stringContaining('UBAO'), expect.stringContaining('no longer has this role')]);
    expect(last).toContain('is the last who approves');
    expect(slack.workspace.channels.get('C1')?.ephemeral.map(({ user }) => user)).toContain('UAMINA');
    const { people, audit } = await kept();
    expect(people.sort()).toEqual([['UBAO', 'editor'], ['UDANIEL', 'approver']]);
    expect(audit.filter(({ action }) => action.startsWith('people.')).map(({ action, by }) => [action, by])).toEqual([
      ['people.revoke', 'slack:T1/UDANIEL'], ['people.grant', 'slack:T1/UDANIEL'], ['people.grant', 'slack:T1/UDANIEL'], ['people.grant', 'setting:SECRETARIAT'],
    ]);
    expect(slack.malformed).toEqual([]);
  });
});

describe('added to a team of Teams', () => {
  const CHANNEL = '19:forum@thread.tacv2';
  let teams: TeamsCounterpart;
  beforeEach(async () => {
    teams = await startTeamsCounterpart({ appId: APP_ID, tenantId: TENANT });
    teams.open(CHANNEL);
  });
  afterEach(() => teams.close());

  it('guesses the network, is set up button by button, gives a role by mention, and notices that it was removed', { timeout: 120_000 }, async () => {
    bot = await runBot({
      ...settings(), MicrosoftAppType: 'SingleTenant', MicrosoftAppId: APP_ID, MicrosoftAppPassword: 'secret', MicrosoftAppTenantId: TENANT,
      TEAMS_OPENID_METADATA: teams.metadataUrl, TEAMS_TOKEN_URL: teams.tokenUrl, SECRETARIAT: `teams:${TENANT}/aad-daniel`,
    });
    const url = `${bot.url}api/messages`;
    let id = 0;
    const send = (more: Record<string, unknown>) => sendToBot(url, teams, arriving(teams.serviceUrl, { ...IN_CHANNEL, id: `i${(id += 1)}`, locale: 'en-GB', text: undefined, ...more }));
    const words = () => teams.words(CHANNEL);
    const press = async (pick: (data: Record<string, unknown>) => boolean) => {
      const message = teams.posted(CHANNEL).at(-1);
      const data = objectsIn(message?.activity, '$action').find(pick);
      const before = words().join('\n');
      await send({ type: 'invoke', name: 'adaptiveCard/action', replyToId: message?.id, value: { action: { data } } });
      await eventually(() => words().join('\n'), (all) => all !== before);
    };
    const place = { conversation: { id: CHANNEL, conversationType: 'channel', tenantId: TENANT, isGroup: true } };

    await send({ ...place, type: 'conversationUpdate', membersAdded: [{ id: BOT }], channelData: { tenant: { id: TENANT }, team: { id: '19:team', name: 'Ghana Migration Network' } } });
    await eventually(words, (all) => all.length === 1);
    const greeted = words()[0];
    await press((data) => data['$action'] === 'network.choose');
    await press((data) => data['$action'] === 'network.speak' && JSON.stringify(data).includes('"fr"'));
    await press((data) => data['$action'] === 'network.begin' && JSON.stringify(data).includes('14'));

    expect(greeted).toMatch(/Which network is this\? Perhaps that of .*Ghana/);
    expect(await kept()).toMatchObject({ channel: { network: 'GH', language: 'fr' }, subscriptions: [{ offsetsDays: [14] }] });

    teams.addMember('29:bao', 'aad-bao');
    const said = words().length;
    await send({
      type: 'message', from: { id: '29:daniel', aadObjectId: 'aad-daniel', name: 'Daniel' }, text: '<at>IMRF bot</at> role give <at>Bao Nguyen</at> focal-point GH',
      entities: [{ type: 'mention', text: '<at>IMRF bot</at>', mentioned: { id: BOT, name: 'IMRF bot' } }, { type: 'mention', text: '<at>Bao Nguyen</at>', mentioned: { id: '29:bao', name: 'Bao Nguyen' } }],
    });
    await eventually(words, (all) => all.length > said);

    expect((await kept()).people.sort()).toEqual([['aad-bao', 'focal-point GH'], ['aad-daniel', 'approver']]);

    await send({ ...place, type: 'conversationUpdate', membersRemoved: [{ id: BOT }] });
    await noticed('unreachable');

    expect((await kept()).audit[0]).toMatchObject({ action: 'conversation.left', by: `teams:${TENANT}` });
    expect(teams.malformed).toEqual([]);
  });
});
