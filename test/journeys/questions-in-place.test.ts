import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { eventually, runBot, type BotProcess } from '../support/run-bot.js';
import { BOT_TOKEN, startSlackCounterpart } from '../support/slack/counterpart.js';
import { SIGNING_SECRET, slackSigner } from '../support/slack/signer.js';
import { APP_ID, arriving, BOT, IN_CHANNEL, sendToBot, TENANT } from '../support/teams/arriving.js';
import { startTeamsCounterpart } from '../support/teams/counterpart.js';

const wifi = 'Is there Wi-Fi in the conference building?';
const CHANNEL = '19:forum@thread.tacv2';
// A button of Slack holds its value as text.
const SlackButton = z.object({ action_id: z.string(), value: z.string() });

let folder: string;
let bot: BotProcess | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'imrf-in-place-'));
});
afterEach(async () => {
  await bot?.kill();
  bot = undefined;
  rmSync(folder, { recursive: true, force: true });
});

/** The first thing anywhere in a message that looks like this. */
function findIn<T>(value: unknown, shape: z.ZodType<T>, fits: (found: T) => boolean): T | undefined {
  const found = shape.safeParse(value).data;
  if (found !== undefined && fits(found)) return found;
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.values(value).map((inner: unknown) => findIn(inner, shape, fits)).find((one) => one !== undefined);
}

describe('the tap under an answer', () => {
  it('changes the message in Slack, in its thread, and writes no second one', { timeout: 240_000 }, async () => {
    const slack = await startSlackCounterpart();
    const channel = slack.workspace.addChannel('C1');
    bot = await runBot({ DATABASE_URL: `sqlite:${join(folder, 'bot.db')}`, SLACK_API_URL: slack.url, SLACK_BOT_TOKEN: BOT_TOKEN, SLACK_SIGNING_SECRET: SIGNING_SECRET, WEB: 'off', SLACK_POSTS_PER_SECOND: '50' });
    const signer = slackSigner(`${bot.url}slack/events`, slack.workspace);
    const said = () => channel.messages.filter((message) => message.bot);
    await signer.event({ type: 'app_mention', channel: 'C1', user: 'UAMINA', text: `<@UBOT> ${wifi}`, ts: slack.workspace.nextTs(), channel_type: 'channel' });
    const [answer] = await eventually(said, (all) => all.length === 1);
    const button = findIn(answer?.payload, SlackButton, ({ action_id }) => action_id === 'questions.ask');

    await signer.press({ id: 'questions.ask', value: JSON.parse(button?.value ?? 'null') as unknown }, { channel: 'C1', ts: answer?.ts ?? '', user: 'UYOUSSEF' });
    const [changed] = await eventually(said, (all) => String(all[0]?.payload['text']).includes('Asked.'));

    expect(changed).toMatchObject({ ts: answer?.ts, thread: answer?.thread });
    expect(String(changed?.payload['text'])).toMatch(/^Not known\.[\s\S]*Asked\. The reply comes here\./);
    expect(findIn(changed?.payload, SlackButton, ({ action_id }) => action_id.startsWith('questions.'))).toBeUndefined();
    expect([said().length, slack.malformed]).toEqual([1, []]);
    await slack.close();
  });

  it('changes the message in Teams, and writes no second one', { timeout: 240_000 }, async () => {
    const teams = await startTeamsCounterpart({ appId: APP_ID, tenantId: TENANT });
    teams.open(CHANNEL);
    bot = await runBot({
      DATABASE_URL: `sqlite:${join(folder, 'bot.db')}`, MicrosoftAppType: 'SingleTenant', MicrosoftAppId: APP_ID, MicrosoftAppPassword: 'secret', MicrosoftAppTenantId: TENANT,
      TEAMS_OPENID_METADATA: teams.metadataUrl, TEAMS_TOKEN_URL: teams.tokenUrl, WEB: 'off',
    });
    const send = (more: Readonly<Record<string, unknown>>) => sendToBot(`${bot?.url ?? ''}api/messages`, teams, arriving(teams.serviceUrl, { ...IN_CHANNEL, locale: 'en-GB', ...more }));
    await send({ id: '1', text: `<at>IMRF bot</at> ${wifi}`, entities: [{ type: 'mention', text: '<at>IMRF bot</at>', mentioned: { id: BOT, name: 'IMRF bot' } }] });
    const posted = () => teams.posted(CHANNEL);
    const [answer] = await eventually(posted, (all) => all.length === 1);
    const data = findIn(answer?.activity, z.object({ $action: z.string(), value: z.unknown() }), ({ $action }) => $action === 'questions.ask');

    await send({ id: '2', type: 'invoke', name: 'adaptiveCard/action', text: undefined, replyToId: answer?.id, value: { action: { type: 'Action.Execute', verb: 'questions.ask', data }, trigger: 'manual' } });
    const changed = await eventually(() => JSON.stringify(posted()), (all) => all.includes('Asked. The reply comes here.'));

    expect(posted()).toHaveLength(1);
    expect(changed).toContain('Not known.');
    expect(changed).not.toContain('questions.ask');
    expect(teams.malformed).toEqual([]);
    await teams.close();
  });
});
