import { z } from 'zod';
import type { Account } from './chat/conversation.js';
import { accountOf } from './people/person.js';
import { readSlackSettings, type SlackSettings } from './config-slack.js';
import { readTeamsSettings, type TeamsSettings } from './config-teams.js';
import { isLoopback } from './loopback.js';
import { settingReader, type SettingFault } from './setting.js';
import { InstantFromText, type Instant } from './time/instant.js';
import { Zone } from './time/zone.js';

/** All settings, read and checked. A platform of whose settings none is set is null: off. */
export interface Settings {
  readonly host: string;
  readonly port: number;
  readonly databaseUrl: string;
  readonly publicUrl: string | null;
  readonly slack: SlackSettings | null;
  readonly teams: TeamsSettings | null;
  readonly secretariat: readonly Account[];
  /** The clock on which its week begins. */
  readonly secretariatZone: Zone;
  readonly web: 'training' | 'off';
  readonly logLevel: z.infer<typeof LogLevel>;
  readonly now: Instant | null;
}

/** Either all settings, or every fault that was found. */
export type SettingsReading = { readonly ok: true; readonly settings: Settings } | { readonly ok: false; readonly faults: readonly SettingFault[] };

const LogLevel = z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']);

/** Reads the settings of one program run from its environment. Empty counts as not set. Pure. */
export function readSettings(env: Readonly<Record<string, string | undefined>>): SettingsReading {
  const faults: SettingFault[] = [];
  const read = settingReader(env, faults);
  const host = read('HOST', { schema: z.string().min(1), wrong: 'is empty', mend: 'Give an address such as 127.0.0.1.' }) ?? '127.0.0.1';
  const slack = readSlackSettings(env, faults);
  const teams = readTeamsSettings(env, host, faults);
  const far = isFar(slack, teams);
  const settings: Settings = {
    host,
    port: read('PORT', { schema: z.coerce.number().int().min(0).max(65_535), wrong: 'is no port', mend: 'Give a number from 1 to 65535.' }) ?? 3978,
    databaseUrl: read('DATABASE_URL', { schema: z.string().regex(/^(sqlite:.+|postgres(ql)?:\/\/.+)/), wrong: 'is no database this bot can open', mend: 'Give sqlite:PATH or postgres://….' }) ?? 'sqlite:var/imrf-bot.db',
    publicUrl: read('PUBLIC_URL', { schema: z.url({ protocol: /^https?$/ }), wrong: 'is no web address', mend: 'Give the https address under which the bot is reached, or leave it out.' }) ?? null,
    slack,
    teams,
    secretariat: readSecretariat(env['SECRETARIAT'] ?? '', faults),
    // Where it sits is not in the data; the Forum meets in New York.
    secretariatZone: read('SECRETARIAT_ZONE', { schema: Zone, wrong: 'is no time zone', mend: 'Give an IANA name such as Europe/Zurich, or leave it out.' }) ?? 'America/New_York',
    web: read('WEB', { schema: z.enum(['training', 'off']), wrong: 'is neither training nor off', mend: 'Give training or off.' }) ?? (slack === null && teams === null ? 'training' : 'off'),
    logLevel: read('LOG_LEVEL', { schema: LogLevel, wrong: 'is no level of the log', mend: `Give one of ${LogLevel.options.join(', ')}.` }) ?? 'info',
    now: read('IMRF_NOW', { schema: InstantFromText, wrong: 'is no moment', mend: 'Give an ISO date-time such as 2022-02-11T09:00:00Z, or leave it out.' }) ?? null,
  };
  if (far && settings.web === 'training') faults.push({ name: 'WEB', wrong: 'is training beside a connected platform: anyone could act there without a login', mend: 'Set WEB=off, or train with another database.' });
  if (far && settings.now !== null) faults.push({ name: 'IMRF_NOW', wrong: 'is set beside a connected platform: real people would get reminders of a pretended day', mend: 'Leave it out.' });
  return faults.length === 0 ? { ok: true, settings } : { ok: false, faults };
}

/** Whether a platform is connected that is not on this machine: then nothing may be pretended. */
export function isFar(slack: Pick<SlackSettings, 'apiUrl'> | null, teams: Pick<TeamsSettings, 'anonymous' | 'tokenUrl'> | null): boolean {
  const slackIsFar = slack !== null && !isLoopback(slack.apiUrl);
  const teamsIsFar = teams !== null && !teams.anonymous && !(teams.tokenUrl !== null && isLoopback(teams.tokenUrl));
  return slackIsFar || teamsIsFar;
}

function readSecretariat(text: string, faults: SettingFault[]): Account[] {
  const named = text.split(',').map((one) => one.trim()).filter((one) => one !== '');
  const accounts = named.map((one) => accountOf(one)).filter((account) => account !== undefined);
  if (accounts.length < named.length) faults.push({ name: 'SECRETARIAT', wrong: 'holds something that names no account', mend: 'Give slack:TEAM/USER, teams:TENANT/AAD_OBJECT_ID, web:NAME or console:NAME, divided by commas.' });
  return accounts;
}
