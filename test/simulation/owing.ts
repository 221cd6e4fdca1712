import { owedOf, type NetworkFacts, type Owed } from './expected.js';
import type { DateSeen, PlaceSeen } from './seen.js';

/** What each place is owed of each date, worked out once. */
export interface Owing {
  networkOf(place: PlaceSeen): NetworkFacts | undefined;
  owedTo(place: PlaceSeen, date: DateSeen): readonly Owed[];
}

export function owingOf(networks: ReadonlyMap<string, NetworkFacts>): Owing {
  const owed = new WeakMap<PlaceSeen, Map<DateSeen, readonly Owed[]>>();
  const networkOf = (place: PlaceSeen) => (place.network === null ? undefined : networks.get(place.network));
  return {
    networkOf,
    owedTo(place, date) {
      const here = owed.get(place) ?? new Map<DateSeen, readonly Owed[]>();
      owed.set(place, here);
      const known = here.get(date) ?? owedOf(place, date, networkOf(place));
      here.set(date, known);
      return known;
    },
  };
}
