import { plusDays, type CalendarDate } from '../time/calendar-date.js';
import type { Instant } from '../time/instant.js';
import { dayIn, wallTimeIn, type Zone } from '../time/zone.js';
import { isOpen, isUntaken, UNTAKEN_DAYS, type SupportRequest } from './support-request.js';

/** Days from the day by which a request is needed on which the Secretariat is reminded of it: before, on the day, and once it is over. */
const DUE_OFFSETS = [-3, 0, 1] as const;
const HOUR = '09:00';

/** One reminder of a request. `day` is the day by which it is needed; null where it is told that nobody has taken it on. */
export interface DueNote {
  readonly request: SupportRequest;
  readonly day: CalendarDate | null;
  /** Names it for ever: a day that changes is reminded of anew. */
  readonly key: string;
}

/**
 * What the Secretariat is to be reminded of now, on its own clock and from nine o'clock on: of each request the newest reminder
 * only, also after days in which nobody was told.
 */
export function planDue(now: Instant, zone: Zone, requests: readonly SupportRequest[]): DueNote[] {
  if (wallTimeIn(zone, now) < HOUR) return [];
  const today = dayIn(zone, now);
  return requests.filter((one) => isOpen(one)).flatMap((request) => [...neededBy(request, today), ...untaken(request, today)]);
}

function neededBy(request: SupportRequest, today: CalendarDate): DueNote[] {
  const { wantedBy: day, number } = request;
  const offset = day === null ? undefined : DUE_OFFSETS.findLast((one) => plusDays(day, one) <= today);
  return day === null || offset === undefined ? [] : [{ request, day, key: `support-due:${number}:${day}:${offset}` }];
}

function untaken(request: SupportRequest, today: CalendarDate): DueNote[] {
  const { number, assignee } = request;
  if (!isUntaken(request) || plusDays(request.askedOn, UNTAKEN_DAYS) > today) return [];
  // Told once before it was taken on, and once more where whoever took it on is gone.
  return [{ request, day: null, key: ['support-untaken', number, ...(assignee === null ? [] : [assignee])].join(':') }];
}
