import type { AuthorizeResult } from '@slack/bolt';
import type { Logger } from 'pino';
import type { Installation, Installations } from '../../src/chat/installation.js';

/** A workspace that the house does not know: its request is genuine, but nobody has put the bot in there with a token of ours. */
export class UnknownWorkspace extends Error {
  override readonly name = 'UnknownWorkspace';
  readonly code = 'slack.unknown-workspace';
}

/** The setting that holds the token: the store keeps its name, never the token itself. */
export const TOKEN_SETTING = 'SLACK_BOT_TOKEN';

/** From where a request came, as Bolt reads it. */
interface Source {
  readonly teamId?: string | undefined;
  readonly enterpriseId?: string | undefined;
}

/** What authorizing needs. `isKnown` is false until Slack has told for the first time whose the token is. */
export interface Authorizing {
  readonly installations: Pick<Installations, 'find'>;
  readonly token: string;
  readonly isKnown: () => boolean;
  readonly log: Pick<Logger, 'warn'>;
}

/**
 * Looks the workspace up in the store, and asks nobody else: an event must not wait for Slack before it is kept.
 * A workspace that is not in there, or has put the bot out, is refused and logged once. Until Slack has answered for
 * the first time nothing is in there: what is signed with our secret is kept meanwhile.
 */
export function authorizer({ installations, token, isKnown, log }: Authorizing): (source: Source) => Promise<AuthorizeResult> {
  const warned = new Set<string>();
  return async ({ teamId, enterpriseId }) => {
    const found = await findFirst(installations, [teamId, enterpriseId]);
    if (found !== undefined && found.endedAt === null) return { botToken: token, botUserId: found.botUser, ...(found.bot === null ? {} : { botId: found.bot }) };
    if (found === undefined && !isKnown()) return { botToken: token };
    const team = teamId ?? enterpriseId ?? 'unknown';
    if (!warned.has(team)) log.warn({ team }, 'Slack: a workspace that has no installation is refused; is SLACK_BOT_TOKEN that of this workspace?');
    warned.add(team);
    throw new UnknownWorkspace(`no installation of workspace ${team}`);
  };
}

async function findFirst(installations: Pick<Installations, 'find'>, tenants: readonly (string | undefined)[]): Promise<Installation | undefined> {
  for (const tenant of tenants) {
    const found = tenant === undefined ? undefined : await installations.find(tenant);
    if (found !== undefined) return found;
  }
  return undefined;
}
