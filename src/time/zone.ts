import { TZDate } from '@date-fns/tz';
import { z } from 'zod';
import { CalendarDate } from './calendar-date.js';
import { instantFromMs, msOf, type Instant } from './instant.js';

/** An IANA time zone that this machine knows (`Africa/Nairobi`). */
export const Zone = z.string().refine(isZone, { error: 'expected an IANA time zone such as Africa/Nairobi' });
export type Zone = z.infer<typeof Zone>;

/** An hour and minute on the clock of some zone (`09:00`). */
export const WallTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'expected HH:MM').brand<'WallTime'>();
export type WallTime = z.infer<typeof WallTime>;

const HOUR_MS = 3_600_000;

/** The calendar day that `instant` falls on in `zone`. */
export function dayIn(zone: Zone, instant: Instant): CalendarDate {
  return CalendarDate.parse(new TZDate(msOf(instant), zone).toISOString().slice(0, 10));
}

/** The hour and minute that the clocks of `zone` show at `instant`. */
export function wallTimeIn(zone: Zone, instant: Instant): WallTime {
  return WallTime.parse(new TZDate(msOf(instant), zone).toISOString().slice(11, 16));
}

/**
 * The instant at which the clocks of `zone` show this day and time.
 * In the gap of a spring change: the first minute after it. In the fold of autumn: the first of the two.
 */
export function instantAt(date: CalendarDate, time: WallTime, zone: Zone): Instant {
  const key = `${zone} ${date} ${time}`;
  const found = knownInstants.get(key) ?? computeInstant(date, time, zone);
  if (knownInstants.size >= MOST_KNOWN) knownInstants.clear();
  knownInstants.set(key, found);
  return found;
}

// The clocks of a zone do not change while the process runs, and the planner asks for the same moments every minute.
const knownInstants = new Map<string, Instant>();
const MOST_KNOWN = 50_000;

function computeInstant(date: CalendarDate, time: WallTime, zone: Zone): Instant {
  const wantedMs = Date.parse(`${date}T${time}:00.000Z`);
  const candidates = offsetsAround(wantedMs, zone).map((offsetMs) => wantedMs - offsetMs);
  const exact = candidates.filter((ms) => wallMs(ms, zone) === wantedMs);
  if (exact.length > 0) return instantFromMs(Math.min(...exact));
  return instantFromMs(firstAfterGap(Math.min(...candidates), Math.max(...candidates), zone, wantedMs));
}

/** The zone's offsets a day before and a day after: a change of clocks lies between. */
function offsetsAround(wantedMs: number, zone: Zone): number[] {
  return [-24 * HOUR_MS, 24 * HOUR_MS].map((shift) => wallMs(wantedMs + shift, zone) - (wantedMs + shift));
}

function firstAfterGap(fromMs: number, toMs: number, zone: Zone, wantedMs: number): number {
  let [before, after] = [fromMs, toMs];
  while (after - before > 60_000) {
    const middle = before + Math.floor((after - before) / 120_000) * 60_000;
    if (wallMs(middle, zone) < wantedMs) before = middle;
    else after = middle;
    if (middle === before && after - before <= 60_000) break;
  }
  return after;
}

function wallMs(ms: number, zone: Zone): number {
  return Date.parse(`${new TZDate(ms, zone).toISOString().slice(0, 23)}Z`);
}

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
