import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { runProgram } from '../../src/cli.js';
import { eventually, runBot, type BotProcess } from '../support/run-bot.js';
import { APP_ID, arriving, BOT, sendToBot, TENANT } from '../support/teams/arriving.js';
import { startTeamsCounterpart, type TeamsCounterpart } from '../support/teams/counterpart.js';

const CHANNEL = '19:forum@thread.tacv2';
const WIFI = 'Is there Wi-Fi in the conference building?';
const FILE = '---\ntitle: Call for practices\naudience: all\nlanguage: en\nbuttons: [seen, ask]\n---\n\nSend your practice by Monday.\n';

let folder: string;
let teams: TeamsCounterpart;
let bot: BotProcess | undefined;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'imrf-broadcast-question-'));
  teams = await startTeamsCounterpart({ appId: APP_ID, tenantId: TENANT });
  teams.open(CHANNEL);
});
afterEach(async () => {
  await bot?.kill();
  await teams.close();
  rmSync(folder, { recursive: true, force: true });
});

const database = () => `sqlite:${join(folder, 'bot.db')}`;
async function command(...words: readonly string[]): Promise<string> {
  const printed: string[] = [];
  await runProgram(words, { DATABASE_URL: database(), LOG_LEVEL: 'silent' }, { input: Readable.from([]), print: (line) => void printed.push(line), printed: () => Promise.resolve(), tell: () => undefined });
  return printed.join('\n');
}

let sent = 0;
function send(thread: string | null, more: Readonly<Record<string, unknown>>) {
  const conversation = { id: thread === null ? CHANNEL : `${CHANNEL};messageid=${thread}`, conversationType: 'channel', tenantId: TENANT, isGroup: true };
  return sendToBot(`${bot?.url ?? ''}api/messages`, teams, arriving(teams.serviceUrl, { conversation, id: `q${(sent += 1)}`, locale: 'en-GB', ...more }));
}
const mention = (text: string) => ({ text: `<at>IMRF bot</at> ${text}`, entities: [{ type: 'mention', text: '<at>IMRF bot</at>', mentioned: { id: BOT, name: 'IMRF bot' } }] });

const Data = z.object({ $action: z.string(), value: z.unknown() });
/** The data of the button of this action, anywhere in a card; `what`: what its value says. */
function dataOf(value: unknown, action: string, what = ''): z.infer<typeof Data> | undefined {
  const found = Data.safeParse(value).data;
  if (found?.$action === action && JSON.stringify(found.value).includes(what)) return found;
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.values(value).map((inner: unknown) => dataOf(inner, action, what)).find((one) => one !== undefined);
}

it('a question in the thread of a broadcast in Teams goes to the Secretariat, and stands in its report', { timeout: 400_000 }, async () => {
  bot = await runBot({
    DATABASE_URL: database(), MicrosoftAppType: 'SingleTenant', MicrosoftAppId: APP_ID, MicrosoftAppPassword: 'secret', MicrosoftAppTenantId: TENANT, TEAMS_OPENID_METADATA: teams.metadataUrl, TEAMS_TOKEN_URL: teams.tokenUrl, WEB: 'off',
  });
  const posted = () => teams.posted(CHANNEL);
  const press = (message: { readonly id: string } | undefined, thread: string | null, data: unknown) =>
    send(thread, { type: 'invoke', name: 'adaptiveCard/action', text: undefined, replyToId: message?.id, value: { action: { type: 'Action.Execute', verb: 'x', data }, trigger: 'manual' } });
  await send('900', mention('network KE'));
  await eventually(posted, (all) => all.length === 1);
  await send('901', mention('language en'));
  await eventually(posted, (all) => all.length === 2);
  writeFileSync(join(folder, 'call.md'), FILE);
  await command('broadcast', 'create', join(folder, 'call.md'), '--as', 'console:ana');
  await command('broadcast', 'approve', 'B-1', '--as', 'console:ben');
  await command('broadcast', 'send', 'B-1', '--as', 'console:ana');
  const copy = (await eventually(posted, (all) => all.length === 3)).at(-1);

  // when: somebody replies under the message, as the button there says to her alone, and hands the question on
  await send(copy?.id ?? '', mention(WIFI));
  const answer = (await eventually(posted, (all) => all.length === 4)).at(-1);
  await press(answer, copy?.id ?? '', dataOf(answer?.activity, 'questions.ask'));
  await eventually(() => JSON.stringify(posted()), (all) => all.includes('Asked. The reply comes here.'));
  // Asked in another thread, it is no reply to the broadcast.
  await send('900', mention('Is there a canteen in the conference building?'));
  const other = (await eventually(posted, (all) => all.length === 5)).at(-1);
  await press(other, '900', dataOf(other?.activity, 'questions.ask'));
  await eventually(() => JSON.stringify(posted()).split('Asked. The reply comes here.').length, (n) => n >= 3);

  expect(dataOf(copy?.activity, 'broadcast.press', 'ask')).toBeDefined();
  expect(answer?.thread).toBe(copy?.id);
  const report = await command('broadcast', 'report', 'B-1');
  expect(report).toContain(`Q-1: ${WIFI}`);
  expect(report).not.toContain('canteen');
  expect(teams.malformed).toEqual([]);
});
