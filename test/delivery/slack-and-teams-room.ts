import { msOf } from '../../src/time/instant.js';
import { carrying, smallPlatform, type Carrying, type SmallPlatform } from '../support/carrying.js';

/** So many names of conversations. */
export const names = (count: number): string[] => Array.from({ length: count }, (_, nth) => `c${nth}`);

/** Slack with five a second in a workspace and one in a channel, and Teams beside it; a dispatcher that is not started yet. */
export async function room(): Promise<{ here: Carrying; slack: SmallPlatform; teams: SmallPlatform }> {
  const made: { slack?: SmallPlatform; teams?: SmallPlatform } = {};
  const here = await carrying((clock) => {
    const slack = (made.slack = smallPlatform('slack', clock, { limits: { perConversation: [{ count: 1, perMs: 1_000 }], perTenant: [{ count: 5, perMs: 1_000 }], retryAfterSilences: 'tenant' } }));
    const teams = (made.teams = smallPlatform('teams', clock, { findsPosted: false, limits: { perConversation: [{ count: 7, perMs: 1_000 }], perTenant: [{ count: 25, perMs: 1_000 }], retryAfterSilences: 'conversation' } }));
    return [slack, teams];
  });
  const { slack, teams } = made;
  if (slack === undefined || teams === undefined) throw new Error('no platform');
  return { here, slack, teams };
}

/** How long after that instant the delivery went, in seconds. */
export const secondsOf = (platform: SmallPlatform, key: string, since: string): number => (msOf(platform.posted.find((one) => one.key === key)?.at ?? platform.posted[0]!.at) - Date.parse(since)) / 1_000;
