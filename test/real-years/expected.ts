import { readFileSync } from 'node:fs';
import Holidays from 'date-holidays';

/*
 * What every country network is to be told in a year, computed from the files in data/ alone: own arithmetic of zones over Intl, own
 * holidays, own working days, own reading of dates that moved. Imports nothing of src/, so that a fault there cannot hide here.
 */

/** A date that a conversation is to be told at a minute. */
export interface Told {
  readonly country: string;
  readonly atMs: number;
  readonly milestone: string;
  /** Which of its dates, in the order in which they held, from 1. */
  readonly revision: number;
}

interface DateThen { readonly startsOn: string; readonly endsOn: string; readonly precision: string }
interface Entry extends DateThen { readonly id: string; readonly region: string; readonly status: string; readonly dateHistory: readonly (DateThen & { readonly supersededBy: string | null })[] }
interface Country { readonly code: string; readonly capitalZone: string; readonly reviewRegions: readonly string[]; readonly weekend: readonly number[] }

const read = (file: string): unknown => JSON.parse(readFileSync(new URL(`../../data/${file}`, import.meta.url), 'utf8'));
export const { countries } = read('countries.json') as { countries: readonly Country[] };
const { milestones: entries } = read('roadmap.json') as { milestones: readonly Entry[] };

/** A month, a week and a day before, at nine, on working days. */
const OFFSETS = [30, 7, 1];
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/**
 * Every date that is to be told between two moments, to networks that subscribed at the first.
 * @param movedAtMs when the moves of a day (`2022-02-11`) took effect.
 */
export function expectedBetween(fromMs: number, toMs: number, movedAtMs: (day: string) => number): Told[] {
  return countries.flatMap((country) => entries.filter(({ region }) => region === 'global' || country.reviewRegions.includes(region)).flatMap((entry) =>
    datesOf(entry, movedAtMs).flatMap(({ date, revision, sinceMs, untilMs }) => {
      if (date.precision !== 'day' || entry.status === 'cancelled') return [];
      // Where two fall on one morning the later of them says all: each morning once.
      const mornings = new Set(OFFSETS.map((offset) => nineOClock(workingDayBy(dayPlus(date.startsOn, -offset), country), country.capitalZone)));
      return [...mornings].filter((atMs) => atMs > Math.max(fromMs, sinceMs) && atMs < Math.min(toMs, untilMs)).map((atMs) => ({ country: country.code, atMs, milestone: entry.id, revision }));
    })));
}

/** The dates of an entry, each with the time in which it held. */
function datesOf(entry: Entry, movedAtMs: (day: string) => number): { date: DateThen; revision: number; sinceMs: number; untilMs: number }[] {
  const dates: DateThen[] = [...entry.dateHistory, entry];
  // Where nobody knows when a date gave way, the one that holds now is taken as known from the beginning.
  const ends = entry.dateHistory.map(({ supersededBy }) => (supersededBy === null ? -Infinity : movedAtMs(supersededBy)));
  return dates.map((date, at) => ({ date, revision: at + 1, sinceMs: ends[at - 1] ?? -Infinity, untilMs: ends[at] ?? Infinity }));
}

/** Which milestones a day's moves touched, and which date of each holds from then on. */
export function movedOn(day: string): { readonly milestone: string; readonly revision: number }[] {
  return entries.flatMap(({ id, dateHistory }) => dateHistory.flatMap(({ supersededBy }, at) => (supersededBy === day ? [{ milestone: id, revision: at + 2 }] : [])));
}

/** This day where it is worked, else the last before it that is. */
function workingDayBy(day: string, country: Country): string {
  let one = day;
  while (isFree(one, country)) one = dayPlus(one, -1);
  return one;
}

function isFree(day: string, { code, weekend }: Country): boolean {
  return weekend.includes(new Date(day).getUTCDay() || 7) || holidaysIn(code, Number(day.slice(0, 4))).has(day);
}

const holidays = new Map<string, ReadonlySet<string>>();
const known = new Set(Object.keys(new Holidays().getCountries()));

/** Public holidays that last whole days; those of the year before may reach into this one. */
function holidaysIn(code: string, year: number): ReadonlySet<string> {
  const found = holidays.get(`${code} ${year}`);
  if (found !== undefined) return found;
  const days = new Set<string>();
  for (const { type, date, start, end } of known.has(code) ? [year - 1, year].flatMap((each) => new Holidays(code).getHolidays(each)) : []) {
    if (type !== 'public' || date.slice(11, 19) !== '00:00:00') continue;
    for (let at = 0; at < Math.max(1, Math.round((end.getTime() - start.getTime()) / DAY_MS)); at += 1) days.add(dayPlus(date.slice(0, 10), at));
  }
  holidays.set(`${code} ${year}`, days);
  return days;
}

/** The minute at which the clocks of a zone show nine on this day: no clocks change at that hour, which is checked. */
function nineOClock(day: string, zone: string): number {
  const shown = Date.parse(`${day}T09:00:00Z`);
  let atMs = shown;
  for (let tries = 0; tries < 3; tries += 1) atMs -= clockAt(atMs, zone) - shown;
  if (clockAt(atMs, zone) !== shown || clockAt(atMs - MINUTE_MS, zone) === shown) throw new Error(`it was not nine once in ${zone} on ${day}`);
  return atMs;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** What the clocks of a zone show, as if it were UTC. */
function clockAt(ms: number, zone: string): number {
  const clock = clocks.get(zone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
  clocks.set(zone, clock);
  return Date.parse(`${clock.format(ms).replace(' ', 'T')}Z`);
}

function dayPlus(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}
