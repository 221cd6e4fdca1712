import { z } from 'zod';
import type { RateWindow } from './chat/platform.js';
import { RateWindows } from './rate-windows.js';
import { settingReader, type SettingFault } from './setting.js';
import { isLoopback } from './loopback.js';

/** How to reach Teams. Anonymous: no token is checked or sent, service URLs on loopback only. */
export interface TeamsSettings {
  readonly appType: 'SingleTenant' | 'MultiTenant';
  readonly appId: string;
  readonly appPassword: string;
  readonly tenantId: string;
  readonly anonymous: boolean;
  readonly openIdMetadata: string | null;
  readonly tokenUrl: string | null;
  readonly postsPerSecond: number;
  readonly conversationLimits: readonly RateWindow[];
}

const NAMES = ['MicrosoftAppType', 'MicrosoftAppId', 'MicrosoftAppPassword', 'MicrosoftAppTenantId'] as const;

/** Source: learn.microsoft.com, "Optimize your bot with rate limiting", per bot and conversation. */
const PER_CONVERSATION: readonly RateWindow[] = [
  { count: 7, perMs: 1_000 },
  { count: 8, perMs: 2_000 },
  { count: 60, perMs: 30_000 },
  { count: 1_800, perMs: 3_600_000 },
];

/** Null when none of Teams' settings is set. */
export function readTeamsSettings(env: Readonly<Record<string, string | undefined>>, host: string, faults: SettingFault[]): TeamsSettings | null {
  const read = settingReader(env, faults);
  const webAddress = { schema: z.url({ protocol: /^https?$/ }), wrong: 'is no web address', mend: 'Leave it out.' };
  const rest = {
    openIdMetadata: read('TEAMS_OPENID_METADATA', webAddress) ?? null,
    tokenUrl: read('TEAMS_TOKEN_URL', webAddress) ?? null,
    postsPerSecond: read('TEAMS_POSTS_PER_SECOND', { schema: z.coerce.number().int().min(1).max(50), wrong: 'is no whole number from 1 to 50, which is the most that Teams takes', mend: 'Give a number such as 25.' }) ?? 25,
    conversationLimits: read('TEAMS_LIMITS_PER_CONVERSATION', { schema: RateWindows, wrong: 'is no list of limits', mend: 'Give number/seconds, divided by spaces, such as 7/1 60/30.' }) ?? PER_CONVERSATION,
  };
  const anonymous = read('TEAMS_ANONYMOUS', { schema: z.enum(['0', '1']), wrong: 'is neither 0 nor 1', mend: 'Set 1 to try the bot without tokens on this machine, or leave it out.' }) === '1';
  const appType = read('MicrosoftAppType', { schema: z.enum(['SingleTenant', 'MultiTenant']), wrong: 'is neither SingleTenant nor MultiTenant', mend: 'New bots are SingleTenant.' });
  const [appId, appPassword, tenantId] = [env['MicrosoftAppId'], env['MicrosoftAppPassword'], env['MicrosoftAppTenantId']].map((text) => text?.trim() ?? '');
  const missing = NAMES.filter((name) => (env[name] ?? '').trim() === '');
  if (missing.length === NAMES.length) return anonymous ? anonymousTeams(host, rest, faults) : null;
  if (anonymous) faults.push({ name: 'TEAMS_ANONYMOUS', wrong: 'is set beside an app id', mend: 'Leave out one of them: with an app id every token is checked.' });
  for (const name of missing) faults.push({ name, wrong: 'is not set, but other settings of Teams are', mend: 'Set all four Microsoft… settings, or none: then Teams is off.' });
  if (appType === undefined || appId === undefined || appPassword === undefined || tenantId === undefined || missing.length > 0) return null;
  return { appType, appId, appPassword, tenantId, anonymous: false, ...rest };
}

function anonymousTeams(host: string, rest: Pick<TeamsSettings, 'openIdMetadata' | 'tokenUrl' | 'postsPerSecond' | 'conversationLimits'>, faults: SettingFault[]): TeamsSettings | null {
  if (!isLoopback(host)) {
    faults.push({ name: 'TEAMS_ANONYMOUS', wrong: 'is set while HOST can be reached from outside: anyone could write as anyone', mend: 'Set HOST=127.0.0.1, or leave TEAMS_ANONYMOUS out.' });
    return null;
  }
  return { appType: 'MultiTenant', appId: '', appPassword: '', tenantId: '', anonymous: true, ...rest };
}
