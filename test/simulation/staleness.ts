import type { Accepted } from './counterpart.js';
import { IN_FLIGHT_MS, recent } from './in-flight.js';
import type { InvariantTools } from './invariant-tools.js';
import { sameDays } from './same-days.js';
import { Broken } from './story.js';

/** A request as it reaches a platform: where to, under which key, and which dates it tells. */
export type OnPost = (platform: string, conversation: string, key: string, about: Accepted['about']) => void;

/** Nothing tells a date that no longer holds, no reminder one that is held back. */
export function stalenessOf({ watch, nowMs }: InvariantTools): OnPost {
  return (platform, conversation, key, about) => {
    const row = watch.deliveries.get(key);
    if (row === undefined) throw new Broken('no effect without its cause', `${key} came to ${platform} and is in no outbox`);
    for (const { milestone, dateRevision } of about) {
      if (!standing(milestone).includes(dateRevision)) throw new Broken('nothing tells a superseded date', `${key} tells ${conversation} revision ${dateRevision} of ${milestone}`);
    }
    if (key.startsWith('reminder:')) isAReminderOfToday(key, about);
  };

  function isAReminderOfToday(key: string, about: Accepted['about']): void {
    const subjects = watch.subjectsOf(key);
    for (const { milestone } of about) {
      const heldSince = watch.held.get(milestone);
      if (heldSince !== undefined && heldSince < nowMs() - IN_FLIGHT_MS) throw new Broken('no reminder of a held date', `${key} tells ${milestone}`);
      const revisions = standing(milestone).flatMap((revision) => sameAs(milestone, revision));
      if (!subjects.some((one) => one.milestone === milestone && revisions.includes(one.date_revision))) throw new Broken('no reminder of a superseded date', `${key} was made for an older date of ${milestone}`);
    }
  }

  /** This revision and those before it that named the same days. */
  function sameAs(milestone: string, revision: number): number[] {
    const dates = watch.dates.get(milestone) ?? [];
    return sameDays(dates.slice(dates.findIndex((one) => one.revision === revision))).map((one) => one.revision);
  }

  /** The revisions of its date that held within the flight of a message. */
  function standing(milestone: string): number[] {
    return recent(watch.dates.get(milestone) ?? [], nowMs()).map(({ revision }) => revision);
  }
}
