import { CalendarDate } from '../time/calendar-date.js';
import { InstantFromText } from '../time/instant.js';
import { WallTime } from '../time/zone.js';
import type { Schedule } from './broadcast.js';

/**
 * Reads when a broadcast goes. Nothing, or `now`: at once. With `Z` or an offset (`2026-12-01T09:00Z`): that instant. Without
 * (`2026-12-01 09:00`): that hour on the clock of each network. Undefined where it is no time.
 */
export function readSchedule(text: string): Schedule | undefined {
  const said = text.trim();
  if (said === '' || said.toLowerCase() === 'now') return { kind: 'now' };
  const [, day, time, rest = ''] = /^(\d{4}-\d{2}-\d{2})[T ]+(\d{2}:\d{2})(:\d{2}(?:\.\d+)?)?\s*(?:local)?$/i.exec(said) ?? [];
  if (day !== undefined && time !== undefined) return localAt(day, time, rest);
  const at = InstantFromText.safeParse(said.replace(/^(\S+) (?=\d)/, '$1T').replace(/T(\d{2}:\d{2})(?=Z|[+-])/i, 'T$1:00').toUpperCase()).data;
  return at === undefined ? undefined : { kind: 'at', at };
}

function localAt(day: string, time: string, seconds: string): Schedule | undefined {
  const [readDay, readTime] = [CalendarDate.safeParse(day).data, WallTime.safeParse(time).data];
  if (readDay === undefined || readTime === undefined || (seconds !== '' && Number(seconds.slice(1)) !== 0)) return undefined;
  return { kind: 'local', day: readDay, time: readTime };
}
