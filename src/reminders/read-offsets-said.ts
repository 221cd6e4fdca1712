import type { Language } from '../language/language.js';
import type { CalendarDate } from '../time/calendar-date.js';
import { readTimes } from '../time/spoken/read-times.js';
import type { SpokenTime, Unit } from '../time/spoken/spoken-time.js';
import { MOST_OFFSETS, readOffsets } from './offsets.js';
import { OffsetDays } from './subscription.js';
import { placesOf, takeOut, type WishMeaning } from './wish-words.js';

interface Said {
  readonly at: number;
  readonly end: number;
  readonly days: number;
}

/**
 * How long before (below 0: after) words want to be reminded: "two weeks and 1 day before", "on the day", "30, 7 and 1 days", `14d`.
 * Sorted, longest before first, each once; empty where they say nothing of it; undefined where they say more than can be kept.
 */
export function readOffsetsSaid(plain: string, language: Language, today: CalendarDate): number[] | undefined {
  const fixed: { meaning: WishMeaning; days: number }[] = [{ meaning: 'day-before', days: 1 }, { meaning: 'on-the-day', days: 0 }, { meaning: 'day-after', days: -1 }];
  let rest = plain;
  const days: number[] = [];
  for (const one of fixed) {
    const taken = takeOut(one.meaning, rest);
    if (taken.isSaid) days.push(one.days);
    rest = taken.rest;
  }
  const counted = [...shortOnes(rest), ...readTimes(rest, { language, today }).flatMap((time) => countOf(time, rest))];
  const all = [...new Set([...days, ...counted.map((one) => (isAfter(one, rest) ? -one.days : one.days))])].sort((one, other) => other - one);
  return all.length <= MOST_OFFSETS && all.every((one) => OffsetDays.safeParse(one).success) ? all : undefined;
}

const DAYS_PER: Readonly<Partial<Record<Unit, number>>> = { day: 1, week: 7, month: 30, quarter: 91, half: 182, year: 365 };

/** A length of time, also where the reader took it for a day ("1 day before" is yesterday); with the numbers that share its unit. */
function countOf(time: SpokenTime, plain: string): Said[] {
  const counted = time.kind === 'count' ? time : time.counted;
  const perUnit = counted === null ? undefined : DAYS_PER[counted.unit];
  if (counted?.amount == null || perUnit === undefined || counted.amount === 0) return [];
  const [at, end] = [time.at, time.at + time.length];
  return [...numbersBefore(plain.slice(0, at)), Math.abs(counted.amount)].map((amount) => ({ at, end, days: amount * perUnit }));
}

const LISTED = /(?:\d{1,3}\s*(?:,|،|、|and|y|et|и|و|和|\s)\s*)+$/u;

function numbersBefore(before: string): number[] {
  return [...(LISTED.exec(before)?.[0] ?? '').matchAll(/\d+/g)].map(([digits]) => Number(digits));
}

/** `14d`, `2w` inside a sentence. */
function shortOnes(plain: string): Said[] {
  return [...plain.matchAll(/(?<![\p{L}\d])\d{1,3}[dwjs](?![\p{L}\d])/gu)].flatMap(({ 0: text, index }) => (readOffsets(text) ?? []).map((days) => ({ at: index, end: index + text.length, days })));
}

/** The nearest word of direction after it decides, else the nearest before it; none is before. */
function isAfter({ at, end }: Said, plain: string): boolean {
  const signs = (['before', 'after'] as const).flatMap((meaning) => placesOf(meaning, plain).map((place) => ({ ...place, meaning })));
  const inside = signs.find((one) => one.at >= at && one.end <= end);
  const following = signs.filter((one) => one.at >= end).sort((one, other) => one.at - other.at)[0];
  const preceding = signs.filter((one) => one.end <= at).sort((one, other) => other.at - one.at)[0];
  return (inside ?? nearer(following, preceding, { at, end }))?.meaning === 'after';
}

type Sign = { readonly at: number; readonly end: number; readonly meaning: 'before' | 'after' } | undefined;

/** "قبل أسبوع" and "за неделю" have it in front, "1 day after" behind. */
function nearer(following: Sign, preceding: Sign, { at, end }: { readonly at: number; readonly end: number }): Sign {
  if (following === undefined || preceding === undefined) return following ?? preceding;
  return following.at - end <= at - preceding.end ? following : preceding;
}
