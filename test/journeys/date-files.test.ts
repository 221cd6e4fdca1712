import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ICAL from 'ical.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { wordsIn } from '../../src/language/words.js';
import { eventually, runBot, type BotProcess } from '../support/run-bot.js';
import { BOT_TOKEN, startSlackCounterpart, type SlackCounterpart } from '../support/slack/counterpart.js';
import { SIGNING_SECRET, slackSigner, type SlackSigner } from '../support/slack/signer.js';
import { talk } from '../support/talk-in-process.js';
import { APP_ID, arriving, IN_CHANNEL, sendToBot, TENANT } from '../support/teams/arriving.js';
import { startTeamsCounterpart, type TeamsCounterpart } from '../support/teams/counterpart.js';

const ID = 'migrants-day-2026';
const ADD = { what: 'calendar', dates: [{ milestone: ID, dateRevision: 1, offsetDays: 7 }] };

let folder: string;
let slack: SlackCounterpart;
let teams: TeamsCounterpart;
let signer: SlackSigner;
let bot: BotProcess;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'imrf-dates-'));
  [slack, teams] = [await startSlackCounterpart(), await startTeamsCounterpart({ appId: APP_ID, tenantId: TENANT })];
  slack.workspace.addChannel('C1');
  for (const id of ['a:amina', '19:forum@thread.tacv2']) teams.open(id);
  bot = await runBot({
    DATABASE_URL: `sqlite:${join(folder, 'bot.db')}`, WEB: 'training', SLACK_API_URL: slack.url, SLACK_BOT_TOKEN: BOT_TOKEN, SLACK_SIGNING_SECRET: SIGNING_SECRET,
    MicrosoftAppType: 'SingleTenant', MicrosoftAppId: APP_ID, MicrosoftAppPassword: 'secret', MicrosoftAppTenantId: TENANT, TEAMS_OPENID_METADATA: teams.metadataUrl, TEAMS_TOKEN_URL: teams.tokenUrl,
  });
  signer = slackSigner(`${bot.url}slack/events`, slack.workspace);
}, 120_000);
afterAll(async () => {
  await bot.kill();
  await slack.close();
  await teams.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The names of the entries that a calendar program finds. */
const entriesIn = (bytes: Uint8Array | undefined | null) => ICAL.Component.fromString(new TextDecoder().decode(bytes ?? new Uint8Array())).getAllSubcomponents('vevent').map((event) => event.getFirstPropertyValue('uid'));

describe('a date as a calendar file, without a public address', () => {
  it('is uploaded to Slack, for who pressed in the channel alone', { timeout: 120_000 }, async () => {
    await signer.press({ id: 'reminders.mark', value: ADD }, { channel: 'C1', ts: '1800000000.000001', user: 'UAMINA' });
    const [file] = await eventually(() => [...slack.workspace.files.values()], (all) => all[0]?.sharedIn != null);
    const [told] = await eventually(() => slack.workspace.channels.get('C1')?.ephemeral ?? [], (all) => all.length > 0);

    expect(file).toMatchObject({ name: `${ID}.ics`, sharedIn: 'DUAMINA' });
    expect(file?.comment).toContain('18 December 2026');
    expect(entriesIn(file?.bytes)).toEqual([`${ID}@imrf-bot`]);
    expect(told).toMatchObject({ user: 'UAMINA', payload: { text: wordsIn('en').say('files.sent-alone') } });
    expect(slack.workspace.channels.get('C1')?.messages).toEqual([]);
    expect(slack.malformed).toEqual([]);
  });

  it.each([
    ['where she asked alone', {}, 'a:amina', 'session-1'],
    ['in her own chat where she asked in a channel', IN_CHANNEL, 'a:person-aad-amina', 'session-2'],
  ] as const)('is offered on Teams, %s, and put where she keeps files', { timeout: 120_000 }, async (_where, place, chat, session) => {
    const Consent = z.looseObject({ attachments: z.tuple([z.looseObject({ name: z.literal(`${ID}.ics`), content: z.looseObject({ acceptContext: z.looseObject({ milestones: z.tuple([z.literal(ID)]) }) }) })]) });
    const consentIn = () => teams.posted(chat).map(({ id, activity }) => ({ id, context: Consent.safeParse(activity).data?.attachments[0].content.acceptContext })).find(({ context }) => context !== undefined);
    const send = (more: Readonly<Record<string, unknown>>) => sendToBot(`${bot.url}api/messages`, teams, arriving(teams.serviceUrl, { id: `m-${session}`, locale: 'en-GB', ...more }));

    await send({ ...place, text: `calendar ${ID}` });
    const consent = await eventually(consentIn, (found) => found !== undefined);
    const uploadInfo = { name: `${ID}.ics`, uploadUrl: `${teams.serviceUrl}upload/${session}`, contentUrl: `https://contoso-my.sharepoint.com/${ID}.ics`, uniqueId: 'u1', fileType: 'ics' };
    await send({ id: `i-${session}`, conversation: { id: chat, conversationType: 'personal', tenantId: TENANT }, type: 'invoke', name: 'fileConsent/invoke', text: undefined, replyToId: consent?.id, value: { type: 'fileUpload', action: 'accept', context: consent?.context, uploadInfo } });
    const bytes = await eventually(() => teams.files.uploaded.get(session), (found) => found !== undefined);

    expect(entriesIn(bytes)).toEqual([`${ID}@imrf-bot`]);
    expect(teams.words('19:forum@thread.tacv2')).toEqual([]);
    expect(teams.malformed).toEqual([]);
  });

  it('is downloaded from the page', { timeout: 120_000 }, async () => {
    const who = { conversation: 'person-Ana', name: 'Ana' };
    const Entries = z.object({ entries: z.array(z.looseObject({ id: z.string(), file: z.object({ name: z.string(), label: z.string() }).nullable() })) });
    const read = async () => Entries.parse(await (await fetch(`${bot.url}web/history?${String(new URLSearchParams(who))}`)).json()).entries.find(({ file }) => file !== null);

    await fetch(`${bot.url}web/say`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ ...who, locale: 'en', eventId: crypto.randomUUID(), text: `calendar ${ID}` }) });
    let entry = await read();
    for (const until = Date.now() + 60_000; entry === undefined && Date.now() < until; await new Promise((resolve) => setTimeout(resolve, 50))) entry = await read();
    const given = await fetch(`${bot.url}web/file?${String(new URLSearchParams({ ...who, entry: entry?.id ?? '' }))}`);

    expect(entry?.file).toEqual({ name: `${ID}.ics`, label: `Download ${ID}.ics` });
    expect([given.headers.get('content-type'), given.headers.get('content-disposition')]).toEqual(['text/calendar; charset=utf-8', `attachment; filename="${ID}.ics"; filename*=UTF-8''${ID}.ics`]);
    expect(entriesIn(new Uint8Array(await given.arrayBuffer()))).toEqual([`${ID}@imrf-bot`]);
  });

  it('is saved beside the terminal, and nothing there is overwritten', { timeout: 120_000 }, async () => {
    const { lines } = await talk(join(folder, 'terminal.db'), [], [{ text: `calendar ${ID}` }, { action: 'reminders.mark', value: ADD }], {}, folder);

    const [first, second] = [join(folder, `${ID}.ics`), join(folder, `${ID} (2).ics`)];
    expect(lines.map(({ file }) => file)).toEqual([first, second]);
    expect(existsSync(second) && entriesIn(readFileSync(first))).toEqual([`${ID}@imrf-bot`]);
  });
});
