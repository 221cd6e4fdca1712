import { nameMilestone, placeOf } from '../answers/names.js';
import { tellStanding } from '../answers/standing.js';
import { tellHeld } from '../answers/tell-held.js';
import { tellHours } from '../answers/tell-hours.js';
import { capitalized } from '../language/capitalized.js';
import { tellDate, tellDay } from '../language/dates.js';
import { isolate } from '../language/isolate.js';
import type { Facts } from '../roadmap/facts.js';
import type { FormerDate, Milestone } from '../roadmap/milestone.js';
import type { Instant } from '../time/instant.js';
import { dayIn } from '../time/zone.js';
import { isSameSpan } from './correction.js';

/** A date as it stands, and the one that was told before. */
export interface Correction {
  readonly milestone: Milestone;
  readonly old: FormerDate;
  /** Machine time; null where it is only looked at what would be said. */
  readonly toldAt: Instant | null;
}

/** "Now 17–20 May 2022", without a full stop: it stands alone, or before the name. */
export function headingOf({ milestone, old }: Correction, { words }: Facts): string {
  const date = tellDate(milestone, words.language, { weekday: true });
  if (milestone.status === 'cancelled') return words.say('correction.cancelled');
  const isConfirmation = milestone.status === 'confirmed' && isSameSpan(milestone, old) && old.status !== 'cancelled';
  return words.say(isConfirmation ? 'correction.confirmed' : 'correction.now', { date });
}

/** What does not hold any more. */
export function oldLine({ milestone, old }: Correction, { words }: Facts): string {
  const date = tellDate(old, words.language);
  if (old.status === 'cancelled') return words.say('correction.was-cancelled');
  const isSame = milestone.status !== 'cancelled' && isSameSpan(milestone, old);
  return capitalized(words.say(isSame ? 'correction.was-unsure' : 'correction.no-longer', { date }), words.language);
}

/** What, where; how sure and how far; what is being checked; hour; why; when it was told here. */
export function linesOf({ milestone, toldAt }: Correction, facts: Facts): string[] {
  const lines = [what(milestone, facts), tellStanding(milestone, facts), tellHeld(milestone, facts), tellHours(milestone, facts), why(milestone, facts), toldLine(toldAt, facts)];
  return lines.filter((line) => line !== undefined);
}

function what(milestone: Milestone, facts: Facts): string {
  const name = nameMilestone(milestone, facts);
  const place = placeOf(milestone, facts.words);
  return place === undefined ? facts.words.say('answer.what-alone', { name }) : facts.words.say('answer.what', { name, place });
}

/** The reason of the newest change; where the date is counted from another, that one's name. */
function why({ id, dateRevision, derivedFrom }: Milestone, facts: Facts): string | undefined {
  const { ledger, words } = facts;
  const reason = ledger.formerDates.find((one) => one.milestone === id && one.dateRevision === dateRevision - 1)?.reason ?? null;
  const anchor = derivedFrom !== null && reason === `computed from ${derivedFrom.id}` ? ledger.byId.get(derivedFrom.id) : undefined;
  if (anchor !== undefined) return words.say('correction.follows', { name: nameMilestone(anchor, facts) });
  return reason === null ? undefined : words.say('roadmap.changed-reason', { reason: isolate(reason, words.language) });
}

function toldLine(toldAt: Instant | null, { words, zone }: Facts): string | undefined {
  return toldAt === null ? words.say('correction.pass-on') : words.say('correction.told', { day: tellDay(dayIn(zone, toldAt), words.language) });
}
