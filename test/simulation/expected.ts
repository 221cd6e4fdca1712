import Holidays from 'date-holidays';
import { dayPlus, firstMinuteOf, wallAt } from './local-time.js';
import type { DateSeen, PlaceSeen } from './seen.js';

/** A network, as far as reminders go; read from data/countries.json by the simulation itself. */
export interface NetworkFacts {
  readonly zone: string;
  /** Review regions. */
  readonly regions: readonly string[];
  readonly networkRegion: string;
  readonly weekend: readonly number[];
  readonly country: string | null;
}

/** A reminder that a conversation is owed at a moment. */
export interface Owed {
  readonly atMs: number;
  readonly offset: number;
  readonly day: string;
}

/** Whether a milestone is one of those that a conversation chose; null where this brute force does not know. */
export function isChosen(place: PlaceSeen, date: DateSeen, network: NetworkFacts | undefined): boolean | null {
  if (place.wants === null) return false;
  const { kinds, places, audience, deadlinesOnly, only } = place.wants.choice;
  if (places.length + audience.length > 0 || only !== null) return null;
  if (date.network !== null && date.network !== place.network) return false;
  if (kinds.length > 0 && !kinds.includes(date.kind)) return false;
  if (deadlinesOnly && !date.deadline && date.kind !== 'deadline') return false;
  return date.network !== null || date.region === 'global' || (network?.regions ?? []).includes(date.region);
}

/** Every moment at which this date is to be told here, by the clock of the place. */
export function owedOf(place: PlaceSeen, date: DateSeen, network: NetworkFacts | undefined): Owed[] {
  const { wants } = place;
  if (wants === null || date.precision !== 'day' || date.status === 'cancelled') return [];
  const zone = zoneOf(place, network);
  return wants.offsets.map((offset) => {
    const wanted = offset < 0 ? dayPlus(date.endsOn, -offset) : dayPlus(date.startsOn, -offset);
    const day = wants.onWorkingDays ? workingDay(wanted, offset < 0 ? 1 : -1, network) : wanted;
    return { atMs: firstMinuteOf(day, place.hour, zone), offset, day };
  });
}

/** Its hour on the day after, or on the next that is worked where working days count. */
export function morningAfter(place: PlaceSeen, day: string, network: NetworkFacts | undefined): { day: string; atMs: number } {
  const next = place.wants?.onWorkingDays === true ? workingDay(dayPlus(day, 1), 1, network) : dayPlus(day, 1);
  return { day: next, atMs: firstMinuteOf(next, place.hour, zoneOf(place, network)) };
}

export function zoneOf(place: PlaceSeen, network: NetworkFacts | undefined): string {
  return place.zone ?? network?.zone ?? 'UTC';
}

/** The one that counts of those that are due: the newest, and of two at once the one nearer to the date. */
export function newestDue(owed: readonly Owed[], nowMs: number): Owed | undefined {
  return owed.filter(({ atMs }) => atMs <= nowMs).sort((one, other) => other.atMs - one.atMs || one.offset - other.offset)[0];
}

/** Whether a reminder with this offset still helps on the place's day. */
export function stillHelps(owed: Owed, date: DateSeen, place: PlaceSeen, network: NetworkFacts | undefined, nowMs: number): boolean {
  const today = wallAt(nowMs, zoneOf(place, network)).slice(0, 10);
  return today <= (owed.offset < 0 ? dayPlus(owed.day, 7) : date.endsOn);
}

function workingDay(day: string, step: 1 | -1, network: NetworkFacts | undefined): string {
  let one = day;
  for (let tries = 0; tries < 60; tries += 1, one = dayPlus(one, step)) if (!isFree(one, network)) return one;
  return day;
}

function isFree(day: string, network: NetworkFacts | undefined): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  if ((network?.weekend ?? [6, 7]).includes(weekday === 0 ? 7 : weekday)) return true;
  return network?.country != null && holidays(network.country, Number(day.slice(0, 4))).has(day);
}

const known = new Map<string, ReadonlySet<string>>();

function holidays(country: string, year: number): ReadonlySet<string> {
  const key = `${country} ${year}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  const days = new Set<string>();
  const book = new Holidays();
  if (Object.hasOwn(book.getCountries(), country)) {
    book.init(country);
    for (const one of [year - 1, year].flatMap((each) => book.getHolidays(each, 'en'))) {
      if (one.type !== 'public' || !one.date.includes(' 00:00')) continue;
      const length = Math.max(1, Math.round((one.end.getTime() - one.start.getTime()) / 86_400_000));
      for (let at = 0; at < length; at += 1) days.add(dayPlus(one.date.slice(0, 10), at));
    }
  }
  known.set(key, days);
  return days;
}
