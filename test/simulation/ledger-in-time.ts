import type { ShippedRoadmap } from '../../src/roadmap/shipped.js';
import type { ShippedEntry } from '../../src/roadmap/shipped-entry.js';
import type { HeldWish } from '../../src/roadmap/held-wish.js';

/** A move that the shipped roadmap records, on the day on which it became known. */
export interface RealMove {
  readonly on: string;
  readonly wish: HeldWish;
}

/** The roadmap as it was known on a day, and the moves that came after. */
export function roadmapOn(day: string, shipped: ShippedRoadmap): { readonly roadmap: ShippedRoadmap; readonly moves: readonly RealMove[] } {
  const moves: RealMove[] = [];
  const entries = shipped.entries.map((entry) => {
    const dates = [...entry.dateHistory, entry];
    const known = entry.dateHistory.findIndex(({ supersededBy }) => supersededBy !== null && supersededBy > day);
    if (known < 0) return entry;
    for (const [at, former] of entry.dateHistory.entries()) {
      const next = dates[at + 1];
      if (at >= known && former.supersededBy !== null && next !== undefined) moves.push({ on: former.supersededBy, wish: { kind: 'move', id: entry.id, date: dateOf(next) } });
    }
    const then = dates[known];
    return then === undefined ? entry : { ...entry, ...dateOf(then), dateHistory: entry.dateHistory.slice(0, known) };
  });
  return { roadmap: { ...shipped, entries }, moves };
}

function dateOf({ startsOn, endsOn, precision, grain }: Pick<ShippedEntry, 'startsOn' | 'endsOn' | 'precision' | 'grain'>) {
  return { startsOn, endsOn, precision, grain };
}
