import { dayPlus, wallAt } from './local-time.js';

/** Where and when clocks go back: the day, and an hour of that day which comes twice. */
export interface Fold {
  readonly country: string;
  readonly zone: string;
  readonly day: string;
  readonly hour: string;
}

const QUARTER_MS = 15 * 60_000;
const DAY_MS = 86_400_000;

/** Every zone whose clocks go back within these days, found by looking at the clocks alone. */
export function foldsWithin(countries: readonly { readonly code: string; readonly zones: readonly string[] }[], from: string, days: number): Fold[] {
  const [startMs, endMs] = [Date.parse(`${from}T00:00:00Z`), Date.parse(`${dayPlus(from, days)}T00:00:00Z`)];
  const known = new Map<string, Omit<Fold, 'country'> | null>();
  return countries.flatMap(({ code, zones }) => zones.flatMap((zone) => {
    const fold = known.get(zone) ?? (known.has(zone) ? null : foldOf(zone, startMs, endMs));
    known.set(zone, fold);
    return fold === null ? [] : [{ country: code, ...fold }];
  }));
}

/** First which day is an hour longer than its clocks say, then which quarter of it comes twice. */
function foldOf(zone: string, startMs: number, endMs: number): Omit<Fold, 'country'> | null {
  for (let dayMs = startMs; dayMs < endMs; dayMs += DAY_MS) {
    if (clockMs(dayMs + DAY_MS, zone) - clockMs(dayMs, zone) >= DAY_MS) continue;
    for (let ms = dayMs; ms < dayMs + DAY_MS; ms += QUARTER_MS) {
      if (clockMs(ms + QUARTER_MS, zone) > clockMs(ms, zone)) continue;
      const [day, hour] = wallAt(ms + QUARTER_MS, zone).split('T');
      if (day !== undefined && hour !== undefined) return { zone, day, hour };
    }
  }
  return null;
}

function clockMs(ms: number, zone: string): number {
  return Date.parse(`${wallAt(ms, zone)}:00Z`);
}
