import type { PlaceSeen, Wants } from './seen.js';

/** Since when a place wants to be reminded so long before, as its row says. */
export function sinceInRow({ sinceMs, offsetsSince = [] }: Wants, offset: number): number {
  const own = offsetsSince.find((one) => one.milestone === null && one.offsetDays === offset);
  return own === undefined ? sinceMs : Date.parse(own.since);
}

/**
 * The same by what was seen: from when on it has wanted this of the same dates at the same hour without a break, so that a row that
 * forgets what it owed is found out.
 * @param history how the place has stood, newest first.
 */
export function sinceAsSeen(history: readonly PlaceSeen[], offset: number): number {
  const [now] = history;
  const broken = history.findIndex(({ wants, hour }) => wants === null || !wantsSo(wants, offset, now?.wants ?? null) || hour !== now?.hour);
  const unbroken = history.slice(0, broken < 0 ? undefined : broken);
  return Math.min(...unbroken.flatMap(({ wants }) => (wants === null ? [] : [sinceInRow(wants, offset)])));
}

/** What was snoozed is no offset that was asked for: it is wanted as long as the choice stands. */
function wantsSo(wants: Wants, offset: number, now: Wants | null): boolean {
  return JSON.stringify(wants.choice) === JSON.stringify(now?.choice) && wants.offsets.includes(offset) === now?.offsets.includes(offset);
}
