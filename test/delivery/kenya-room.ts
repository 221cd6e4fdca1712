import type { Delivery } from '../../src/delivery/delivery.js';
import { msOf } from '../../src/time/instant.js';
import { carrying, smallPlatform, type Carrying, type SmallPlatform } from '../support/carrying.js';

/** In milliseconds. */
export const MINUTE = 60_000;
/** In milliseconds. */
export const DAY = 24 * 60 * MINUTE;

/** One channel, `kenya`, on a platform that can be asked (Slack) or not (Teams), and a dispatcher that runs. */
export async function room({ asked = true }: { asked?: boolean } = {}): Promise<{ here: Carrying; platform: SmallPlatform }> {
  const name = asked ? 'slack' : 'teams';
  const platforms: SmallPlatform[] = [];
  const here = await carrying((clock) => {
    platforms.push(smallPlatform(name, clock, { findsPosted: asked }));
    return platforms;
  });
  await here.open(name, ['kenya']);
  here.dispatcher.start();
  const [platform] = platforms;
  if (platform === undefined) throw new Error('no platform');
  return { here, platform };
}

/** How long after it was due this was, in milliseconds; null where it was not. */
export const sinceStart = (one: Delivery, at: string | null): number | null => (at === null ? null : Date.parse(at) - msOf(one.due));
