import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readSettings } from '../src/config.js';
import { packageRoot } from '../src/package-root.js';

const SETTINGS = [
  'HOST', 'PORT', 'DATABASE_URL', 'PUBLIC_URL', 'SLACK_SIGNING_SECRET', 'SLACK_BOT_TOKEN', 'SLACK_API_URL', 'SLACK_POSTS_PER_SECOND', 'SLACK_LIMITS_PER_CHANNEL', 'MicrosoftAppType', 'MicrosoftAppId', 'MicrosoftAppPassword',
  'MicrosoftAppTenantId', 'TEAMS_ANONYMOUS', 'TEAMS_OPENID_METADATA', 'TEAMS_TOKEN_URL', 'TEAMS_POSTS_PER_SECOND', 'TEAMS_LIMITS_PER_CONVERSATION', 'SECRETARIAT', 'SECRETARIAT_ZONE', 'WEB', 'LOG_LEVEL', 'IMRF_NOW',
];
const slack = { SLACK_SIGNING_SECRET: 'secret-that-nobody-reads', SLACK_BOT_TOKEN: 'xoxb-secret' };
const faultsOf = (env: Record<string, string>): string[] => {
  const reading = readSettings(env);
  return reading.ok ? [] : reading.faults.map((fault) => fault.name);
};

it('names every setting in .env.example, and no other', () => {
  const example = readFileSync(join(packageRoot, '.env.example'), 'utf8');

  const named = [...example.matchAll(/^#?\s*([A-Za-z_]+)=/gm)].map(([, name]) => name);

  expect([...named].sort()).toEqual([...SETTINGS].sort());
});

it('starts with nothing set: training page on, platforms off', () => {
  expect(readSettings({})).toMatchObject({ ok: true, settings: { host: '127.0.0.1', port: 3978, databaseUrl: 'sqlite:var/imrf-bot.db', web: 'training', slack: null, teams: null } });
});

it.each<[Record<string, string>, string[]]>([
  [{ PORT: 'x' }, ['PORT']],
  [{ SLACK_BOT_TOKEN: 'xoxb-1' }, ['SLACK_SIGNING_SECRET']],
  [{ MicrosoftAppId: 'id' }, ['MicrosoftAppType', 'MicrosoftAppPassword', 'MicrosoftAppTenantId']],
  [{ TEAMS_ANONYMOUS: '1', HOST: '0.0.0.0' }, ['TEAMS_ANONYMOUS']],
  [{ TEAMS_ANONYMOUS: '1' }, []],
  [{ ...slack, WEB: 'training' }, ['WEB']],
  [{ ...slack, IMRF_NOW: '2022-02-11T09:00:00Z' }, ['IMRF_NOW']],
  [{ ...slack, WEB: 'training', SLACK_API_URL: 'http://127.0.0.1:9/api/' }, []],
  [{ SECRETARIAT: 'slack:T/U, nobody at all' }, ['SECRETARIAT']],
])('names what is wrong in %j: %j', (env, names) => {
  expect(faultsOf(env)).toEqual(names);
});

it('keeps secrets out of its messages', () => {
  const reading = readSettings({ SLACK_BOT_TOKEN: 'hidden-token', MicrosoftAppPassword: 'hidden-password' });

  expect(JSON.stringify(reading)).not.toContain('hidden');
});
