import { z } from 'zod';

/** How the bot stands in Microsoft Teams. Checked by `src/config.ts` and once more by `startTeams`. */
export const TeamsSettings = z.object({
  /** MicrosoftAppType. A secret is needed, so a managed identity is refused. */
  appType: z.enum(['SingleTenant', 'MultiTenant']),
  appId: z.string(),
  appPassword: z.string(),
  /** MicrosoftAppTenantId: needed for SingleTenant. */
  tenantId: z.string(),
  /** No token is checked or sent; service URLs on loopback only. For a playground on this machine. */
  anonymous: z.boolean(),
  /** TEAMS_OPENID_METADATA: where the keys of inbound tokens are named, when it is not Microsoft's own place. */
  openIdMetadata: z.url().optional(),
  /** TEAMS_TOKEN_URL: where tokens for sending come from, when it is not Microsoft's own place. */
  tokenUrl: z.url().optional(),
  /** TEAMS_POSTS_PER_SECOND, a tenant. */
  postsPerSecond: z.number().int().min(1).max(50),
  /** TEAMS_LIMITS_PER_CONVERSATION. */
  conversationLimits: z.array(z.object({ count: z.number().int().min(1), perMs: z.number().int().min(1) })).readonly(),
});
export type TeamsSettings = z.infer<typeof TeamsSettings>;

/** As settings are handed in: `appType` in the words of the environment. */
export interface GivenTeamsSettings extends Omit<TeamsSettings, 'appType' | 'openIdMetadata' | 'tokenUrl'> {
  readonly appType: string;
  readonly openIdMetadata?: string | undefined;
  readonly tokenUrl?: string | undefined;
}

/** Teams cannot start with these settings: which one, and the mend. */
export class TeamsSettingsRefused extends Error {
  readonly code = 'teams.settings-refused';
  constructor(
    readonly setting: string,
    readonly mend: string,
  ) {
    super(`${setting}: ${mend}`);
  }
}

/** The settings, checked. Throws TeamsSettingsRefused. An empty app id would switch botbuilder's token check off: only `anonymous` may. */
export function checkSettings(given: GivenTeamsSettings): TeamsSettings {
  if (given.anonymous) return read({ ...given, appType: 'MultiTenant' });
  if (given.appType === 'UserAssignedMSI') throw new TeamsSettingsRefused('MicrosoftAppType', 'UserAssignedMSI has no secret and is not supported here. Register the bot as SingleTenant with a client secret.');
  if (given.appType !== 'SingleTenant' && given.appType !== 'MultiTenant') throw new TeamsSettingsRefused('MicrosoftAppType', `expected SingleTenant or MultiTenant, got "${given.appType}".`);
  if (given.appId.trim() === '') throw new TeamsSettingsRefused('MicrosoftAppId', 'expected the application (client) id of the bot registration; it is empty.');
  if (given.appPassword === '') throw new TeamsSettingsRefused('MicrosoftAppPassword', 'expected the client secret of the bot registration; it is empty.');
  if (given.appType === 'SingleTenant' && given.tenantId.trim() === '') throw new TeamsSettingsRefused('MicrosoftAppTenantId', 'SingleTenant needs the directory (tenant) id of the bot registration; it is empty.');
  return read(given);
}

function read(given: GivenTeamsSettings): TeamsSettings {
  const found = TeamsSettings.safeParse(given);
  if (found.success) return found.data;
  const [first] = found.error.issues;
  throw new TeamsSettingsRefused(SETTING_NAMES[String(first?.path[0])] ?? 'Teams', first?.message ?? 'wrong value');
}

const SETTING_NAMES: Readonly<Record<string, string>> = { openIdMetadata: 'TEAMS_OPENID_METADATA', tokenUrl: 'TEAMS_TOKEN_URL', postsPerSecond: 'TEAMS_POSTS_PER_SECOND', conversationLimits: 'TEAMS_LIMITS_PER_CONVERSATION' };
