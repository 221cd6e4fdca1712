import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { runProgram } from '../../src/cli.js';
import { eventually, runBot, type BotProcess } from '../support/run-bot.js';
import { settled } from '../support/settled.js';
import { APP_ID, arriving, BOT, IN_CHANNEL, sendToBot, TENANT } from '../support/teams/arriving.js';
import { startTeamsCounterpart, type TeamsCounterpart } from '../support/teams/counterpart.js';

const CHANNEL = '19:forum@thread.tacv2';
const AMINA = { id: '29:amina', aadObjectId: 'aad-amina', name: 'Amina' };
const DANIEL = { id: '29:daniel', aadObjectId: 'aad-daniel', name: 'Daniel' };

let folder: string;
let teams: TeamsCounterpart;
let bot: BotProcess | undefined;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'imrf-support-'));
  teams = await startTeamsCounterpart({ appId: APP_ID, tenantId: TENANT });
  teams.open(CHANNEL);
});
afterEach(async () => {
  await bot?.kill();
  await teams.close();
  rmSync(folder, { recursive: true, force: true });
});

it('a request that is asked in French in a Teams channel is assigned, answered, told in French where it was asked, and exported', { timeout: 400_000 }, async () => {
  const database = `sqlite:${join(folder, 'bot.db')}`;
  bot = await runBot({
    DATABASE_URL: database, MicrosoftAppType: 'SingleTenant', MicrosoftAppId: APP_ID, MicrosoftAppPassword: 'secret', MicrosoftAppTenantId: TENANT,
    TEAMS_OPENID_METADATA: teams.metadataUrl, TEAMS_TOKEN_URL: teams.tokenUrl, SECRETARIAT: `teams:${TENANT}/aad-daniel`, WEB: 'off', IMRF_NOW: '2026-12-08T15:00:00Z',
  });
  const url = `${bot.url}api/messages`;
  const words = () => teams.words(CHANNEL);
  let count = 0;
  const says = async (text: string, from: typeof AMINA, replies: number) => {
    const [id, before] = [String((count += 1)), words().length];
    await sendToBot(url, teams, arriving(teams.serviceUrl, { ...IN_CHANNEL, id, locale: 'fr-FR', text: `<at>IMRF bot</at> ${text}`, entities: [{ type: 'mention', text: '<at>IMRF bot</at>', mentioned: { id: BOT, name: 'IMRF bot' } }], from }));
    await eventually(words, (all) => all.length >= before + replies);
    return words().slice(before);
  };
  const cli = async (...typed: string[]) => {
    const printed: string[] = [];
    await runProgram(typed, { DATABASE_URL: database, LOG_LEVEL: 'silent' }, { input: Readable.from([]), print: (line) => void printed.push(line), printed: () => Promise.resolve(), tell: () => undefined });
    return printed.join('\n');
  };

  const [answer] = await says('quelqu’un peut-il relire nos termes de référence ?', AMINA, 1);
  const [filed] = await says('appui ask secretariat-support merci de relire nos termes de référence 2027-01-15 https://example.org/tor', AMINA, 1);
  const taken = await says('requests assign R-1', DANIEL, 2);
  const done = await says('requests done R-1 Relu, voir les commentaires.', DANIEL, 2);
  await settled(join(folder, 'bot.db'));
  const file = join(folder, 'requests.xlsx');
  await cli('support', 'export', '--out', file);
  const rows: unknown = JSON.parse(await cli('support', 'export', '--json'));

  expect(answer).toContain('On peut demander : rédaction de déclarations');
  expect(filed).toContain('Votre demande est auprès du Secrétariat sous R-1 : relecture d’un document');
  expect(taken.join('\n')).toContain('une personne du Secrétariat s’en charge');
  expect(done.join('\n')).toMatch(/est traitée\. Le Secrétariat écrit :[\s\S]*Relu, voir les commentaires\./);
  expect(rows).toMatchObject([{ code: 'R-1', state: 'done', wantedBy: '2027-01-15', link: 'https://example.org/tor', language: 'fr', asker: `teams:${TENANT}/aad-amina`, lastWords: 'Relu, voir les commentaires.' }]);
  expect(readFileSync(file).subarray(0, 2).toString()).toBe('PK');
  expect(teams.malformed).toEqual([]);
});
