import type { webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Clock } from '../../src/time/clock.js';
import { slackCode } from './outcome-of-error.js';

/** Who the bot is in its workspace, as Slack tells it. */
const Identity = z.object({ team_id: z.string(), user_id: z.string(), bot_id: z.string().optional(), team: z.string().optional(), enterprise_id: z.string().nullish(), is_enterprise_install: z.boolean().optional() });
export type Identity = z.infer<typeof Identity>;

/** What the token is for: a workspace, or a whole organization whose workspaces share it. */
export function tenantOf({ team_id: team, enterprise_id: organization, is_enterprise_install: isWhole }: Identity): string {
  return isWhole === true ? (organization ?? team) : team;
}

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;

/** Asks Slack who the bot is, until it answers or the signal ends it. The house runs meanwhile. */
export async function learnIdentity(client: webApi.WebClient, clock: Clock, log: Logger, signal: AbortSignal): Promise<Identity | undefined> {
  const over = () => signal.aborted;
  for (let pauseMs = FIRST_PAUSE_MS; !over(); pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 2)) {
    try {
      const identity = Identity.parse(await client.auth.test());
      log.info({ team: identity.team_id }, 'Slack: connected');
      return identity;
    } catch (error) {
      if (over()) return undefined;
      log.warn({ reason: slackCode(error) ?? 'no answer', againInMs: pauseMs }, 'Slack: not reached yet; it is tried again. A wrong SLACK_BOT_TOKEN or SLACK_API_URL looks like this too');
      await clock.wait(pauseMs, signal);
    }
  }
  return undefined;
}
