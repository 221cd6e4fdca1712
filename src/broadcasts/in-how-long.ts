/** A length of time as people say it: one unit, and how many of it; none where it was under a minute. */
export type LengthOfTime = { readonly unit: 'moment' } | { readonly unit: 'minutes' | 'hours' | 'days'; readonly count: number };

const MINUTES_OF_AN_HOUR = 60;
const HOURS_OF_A_DAY = 24;
const MOST_HOURS = 48;

/** Whole minutes under an hour, hours up to two days, then days; both whole, or with one decimal. */
export function inHowLong(hours: number): LengthOfTime {
  const minutes = hours * MINUTES_OF_AN_HOUR;
  if (minutes < 1) return { unit: 'moment' };
  if (Math.round(minutes) < MINUTES_OF_AN_HOUR) return { unit: 'minutes', count: Math.round(minutes) };
  return hours <= MOST_HOURS ? { unit: 'hours', count: toOneDecimal(hours) } : { unit: 'days', count: toOneDecimal(hours / HOURS_OF_A_DAY) };
}

function toOneDecimal(count: number): number {
  return Math.round(count * 10) / 10;
}
