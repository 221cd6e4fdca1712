import { statusText } from '../answers/standing.js';
import { tellSource } from '../answers/tell-source.js';
import { nameMilestone, placeOf, summarize, unconfirmedNote } from '../answers/names.js';
import type { Facts } from '../roadmap/facts.js';
import type { FormerDate, Milestone } from '../roadmap/milestone.js';
import { plusDays, type CalendarDate } from '../time/calendar-date.js';
import { InstantFromText, type Instant } from '../time/instant.js';
import { instantAt } from '../time/zone.js';

/** An entry of a calendar file: whole days (`startsOn` to the day before `endsBefore`), or instants. */
export interface CalendarEntry {
  /** The same for ever: a moved milestone keeps it. */
  readonly uid: string;
  /** Rises with every change of the date: calendars take over the newer one. */
  readonly sequence: number;
  /** When this date came to be: not the moment of writing, so that the same ledger gives the same file. */
  readonly stamp: Instant;
  readonly when: { readonly kind: 'days'; readonly startsOn: CalendarDate; readonly endsBefore: CalendarDate } | { readonly kind: 'hours'; readonly from: Instant; readonly to: Instant | null };
  readonly status: 'CONFIRMED' | 'TENTATIVE' | 'CANCELLED';
  readonly title: string;
  readonly description: string;
  readonly place: string | null;
  readonly url: string | null;
}

/**
 * Milestones as entries of a calendar, in the reader's language. Only dates that are known to the day: a calendar would show any other
 * as days that nobody has set. One that had a day, was perhaps in somebody's calendar, and has none any more, is cancelled there.
 */
export function calendarEntries(milestones: readonly Milestone[], facts: Facts): CalendarEntry[] {
  return milestones.flatMap((milestone) => {
    const lost = lastDays(milestone, facts.ledger.formerDates);
    if (milestone.precision === 'day') return [entryOf(milestone, milestone, facts)];
    return lost === undefined ? [] : [entryOf({ ...milestone, time: null, status: 'cancelled' }, lost, facts)];
  });
}

/** The newest former date that was known to the day. */
function lastDays({ id, precision }: Milestone, former: readonly FormerDate[]): FormerDate | undefined {
  return precision === 'day' ? undefined : former.filter((one) => one.milestone === id && one.precision === 'day').at(-1);
}

function entryOf(milestone: Milestone, shown: Pick<Milestone, 'startsOn' | 'endsOn'>, facts: Facts): CalendarEntry {
  // No count of days: a calendar shows the text for months. The day of checking is named, so it needs no weaker wording later.
  const source = tellSource(milestone, { ...facts, today: milestone.checkedOn }).text;
  const described = [summarize(milestone, facts), facts.words.say(statusText[milestone.status]), ...unconfirmedNote([milestone], facts), source];
  return {
    uid: `${milestone.id}@imrf-bot`,
    sequence: milestone.dateRevision - 1,
    stamp: InstantFromText.parse(milestone.dateSince ?? `${milestone.checkedOn}T00:00:00Z`),
    when: whenOf(milestone, shown),
    status: STATUS[milestone.status],
    title: nameMilestone(milestone, facts),
    description: described.filter((line) => line !== '').join('\n'),
    place: placeOf(milestone, facts.words) ?? null,
    url: milestone.source.url,
  };
}

const STATUS = { confirmed: 'CONFIRMED', expected: 'TENTATIVE', derived: 'TENTATIVE', cancelled: 'CANCELLED' } as const;

/** A deadline stands at its hour on its last day, other single days from hour to hour, what takes several days on whole days. */
function whenOf({ time, deadline }: Milestone, { startsOn, endsOn }: Pick<Milestone, 'startsOn' | 'endsOn'>): CalendarEntry['when'] {
  if (time?.from != null && (deadline || startsOn === endsOn)) {
    const day = deadline ? endsOn : startsOn;
    return { kind: 'hours', from: instantAt(day, time.from, time.zone), to: deadline || time.to === null ? null : instantAt(day, time.to, time.zone) };
  }
  return { kind: 'days', startsOn, endsBefore: plusDays(endsOn, 1) };
}
