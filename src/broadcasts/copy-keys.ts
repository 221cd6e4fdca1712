import { FROZEN_FROM, PRIORITY } from '../delivery/delivery.js';
import { Instant } from '../time/instant.js';
import type { Broadcast } from './broadcast.js';
import type { Carried, CopyFilter, Part, Shared } from './repository.js';

/** The names of what the copies say. */
export const SAYS: Readonly<Record<Part, string>> = { first: 'broadcast', correction: 'broadcast.correction', nudge: 'broadcast.nudge', removal: 'broadcast.removal' };

/** An approved row waits without an hour until somebody sends it. */
export const NO_HOUR = Instant.parse('9999-12-31T23:59:59.999Z');

/** In the place of a reminder's offset, far from every one: each broadcast and round carries a date by itself, and so does each correction of it. */
const CORRECTIONS_FROM = 1_000_000_000;
const MOST_OF_ONE = 1_000;

/** Names the copy of a conversation for ever. */
export function copyKey({ number, round }: Pick<Broadcast, 'number' | 'round'>, part: Part, conversation: string, once = ''): string {
  return ['broadcast', number, round, part, ...(once === '' ? [] : [once]), conversation].join(':');
}

/** What rows of one part of this broadcast share. A correction goes before all else. */
export function sharedBy({ number, round, corrections }: Pick<Broadcast, 'number' | 'round' | 'corrections'>, part: Part, carried: Carried): Shared {
  const priority = part === 'correction' || part === 'removal' ? PRIORITY.correction : PRIORITY.broadcast;
  return { broadcast: number, round, part, says: SAYS[part], carried, priority, offsetDays: offsetOf(number, part, part === 'first' ? round : corrections) };
}

function offsetOf(number: number, part: Part, time: number): number | null {
  const at = number * MOST_OF_ONE + (time % MOST_OF_ONE);
  switch (part) {
    case 'first':
      return FROZEN_FROM + at;
    case 'correction':
      return CORRECTIONS_FROM + at;
    case 'nudge':
    case 'removal':
      return null;
  }
}

/** Its rows of one part, in these states. */
export function rowsOf({ number, round }: Pick<Broadcast, 'number' | 'round'>, part: Part, states: CopyFilter['states'], reasons?: CopyFilter['reasons']): CopyFilter {
  return { broadcast: number, round, part, states, ...(reasons === undefined ? {} : { reasons }) };
}

/** Its text as it was approved, with the dates that it tells. Those of today would be others, where one has moved since. */
export function carriedBy({ number, hash, approval }: Pick<Broadcast, 'number' | 'hash' | 'approval'>): Carried {
  return { broadcast: number, hash, dates: approval?.dates ?? [] };
}
