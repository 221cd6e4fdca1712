import type { Conversation } from '../networks/conversation.js';
import type { NetworkDirectory } from '../networks/network.js';
import { zoneOf } from '../networks/zone-of.js';
import { msOf, plusMs, type Instant } from '../time/instant.js';
import type { Clock } from '../time/clock.js';
import { instantAt } from '../time/zone.js';
import type { SetTime } from './broadcast.js';

/** When it goes, before it counts: in how many conversations, the first and the last, and in how many that hour has passed. */
export interface Span {
  readonly first: Instant;
  readonly last: Instant;
  readonly conversations: number;
  readonly passed: number;
}

/** The instant of the roadmap's time at which it goes in one conversation, given with the network for which it counts (`placesOf`); one that is not known any more keeps UTC. */
export function goesAt(schedule: SetTime, conversation: Conversation | undefined, networks: NetworkDirectory): Instant {
  return schedule.kind === 'at' ? schedule.at : instantAt(schedule.day, schedule.time, conversation === undefined ? 'UTC' : zoneOf(conversation, networks));
}

/** The whole of it; undefined where it goes nowhere. */
export function spanOf(schedule: SetTime, conversations: readonly (Conversation | undefined)[], networks: NetworkDirectory, now: Instant): Span | undefined {
  const all = conversations.map((one) => goesAt(schedule, one, networks)).sort();
  const [first, last] = [all[0], all.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  return { first, last, conversations: all.length, passed: all.filter((at) => at < now).length };
}

/** The same on the machine's clock, which the outbox keeps: the roadmap's may be pretended. What has passed is now. */
export function onMachine(at: Instant, clock: Pick<Clock, 'now' | 'machineNow'>): Instant {
  return plusMs(clock.machineNow(), Math.max(0, msOf(at) - msOf(clock.now())));
}
