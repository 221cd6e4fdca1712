import type { Subscriber } from './subscriber.js';

/**
 * Remembers what is the same for all subscribers who are reminded alike: same clock, same offsets, same choice, same place. Most
 * conversations of a network are: what costs is computed once for all of them.
 */
export function oncePerLikeness<T>(compute: (subscriber: Subscriber) => T): (subscriber: Subscriber) => T {
  const found = new Map<string, T>();
  const calendars = new Map<object, number>();
  return (subscriber) => {
    const key = likenessOf(subscriber, calendars);
    const known = found.get(key);
    if (known !== undefined) return known;
    const made = compute(subscriber);
    found.set(key, made);
    return made;
  };
}

/** Calendars of one network are one object: they are told apart by their numbers. */
function likenessOf({ zone, hour, network, regions, calendar, subscription: { offsetsDays, choice, also } }: Subscriber, calendars: Map<object, number>): string {
  const number = calendar === null ? -1 : (calendars.get(calendar) ?? calendars.size);
  if (calendar !== null) calendars.set(calendar, number);
  return JSON.stringify([zone, hour, network, regions, number, offsetsDays, choice, also]);
}
