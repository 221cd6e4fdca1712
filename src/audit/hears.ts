import type { Answered } from '../people/heard.js';
import type { Zone } from '../time/zone.js';
import { readFilter } from './read-filter.js';
import { filterUnread, trailTold } from './says.js';

/** `audit`, `audit since 2026-12-01 who slack:T1/U1 what support about R-7 refused`: for whoever asks alone. */
export function audit(rest: string, zone: Zone): Answered {
  const filter = readFilter(rest, zone);
  return { says: ['unread' in filter ? filterUnread.of({ said: filter.unread.slice(0, 100) }) : trailTold.of(filter)], onlyForPerson: true };
}
