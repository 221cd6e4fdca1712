import { MOST_TRIES_IN_DOUBT } from '../../src/delivery/delivery.js';
import type { InvariantTools } from './invariant-tools.js';
import type { DateSeen, DeliverySeen, PlaceSeen } from './seen.js';
import { Broken } from './story.js';

/** Of each date the last that was read in a place is the one that holds. */
export function beliefsOf({ watch, counterparts, story }: InvariantTools): (place: PlaceSeen) => void {
  return (place) => {
    for (const [milestone, { revision, key }] of lastReadIn(place)) {
      const [now, ...former] = watch.dates.get(milestone) ?? [];
      if (now === undefined || now.revision === revision || watch.held.has(milestone)) continue;
      story.count('last read in the end with a date that no longer holds');
      const read = former.find((one) => one.revision === revision);
      if (read !== undefined && !isSame(read, now) && !waitsForAPerson(place, milestone)) throw new Broken('every told date is corrected', `${place.address} last read revision ${revision} of ${milestone} (${key}), and ${now.revision} holds`);
    }
  };

  function lastReadIn(place: PlaceSeen): ReadonlyMap<string, { readonly revision: number; readonly key: string }> {
    const last = new Map<string, { readonly revision: number; readonly key: string }>();
    for (const { name, read } of counterparts) for (const { conversation, key, about } of read) {
      // What one person alone could read is answered to her alone.
      if (name !== place.platform || conversation !== place.address || watch.deliveries.get(key)?.only_for !== null) continue;
      for (const { milestone, dateRevision } of about) last.set(milestone, { revision: dateRevision, key });
    }
    return last;
  }

  /** Its correction was refused, or in doubt after each of its tries (decision 011): both are shown to who decides. */
  function waitsForAPerson({ id }: PlaceSeen, milestone: string): boolean {
    const isUp = ({ state, again, attempts }: DeliverySeen) => state === 'refused' || (state === 'unknown' && again === 1 && attempts >= MOST_TRIES_IN_DOUBT);
    return [...watch.deliveries.values()].some((one) => one.conversation === id && one.says === 'correction' && isUp(one) && watch.subjectsOf(one.key).some((subject) => subject.milestone === milestone));
  }
}

function isSame(one: DateSeen, other: DateSeen): boolean {
  return one.startsOn === other.startsOn && one.endsOn === other.endsOn && one.precision === other.precision && one.status === other.status;
}
