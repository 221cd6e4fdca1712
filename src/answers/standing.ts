import type { MessageKey, Placeholders } from '../language/words.js';
import type { Facts } from '../roadmap/facts.js';
import type { Milestone, MilestoneStatus } from '../roadmap/milestone.js';
import { daysBetween } from '../time/calendar-date.js';
import { forums } from './series.js';

/** One word for how sure a date is; it agrees with "date" in every language. */
export const statusText: Readonly<Record<MilestoneStatus, MessageKey>> = {
  confirmed: 'status.confirmed',
  expected: 'status.expected',
  derived: 'status.derived',
  cancelled: 'status.cancelled',
};

/** How sure the date is, and how far away: "Confirmed, in 24 days." Days are counted only to a day. Undefined for a cancelled one: its heading says it. */
export function tellStanding(milestone: Milestone, facts: Facts): string | undefined {
  const said = standing(milestone, facts);
  return said === undefined ? undefined : facts.words.say(...said);
}

type Said = [MessageKey, Placeholders];

function standing(milestone: Milestone, facts: Facts): Said | undefined {
  const isDay = milestone.precision === 'day';
  const days = isDay && milestone.startsOn >= facts.today ? daysBetween(facts.today, milestone.startsOn) : undefined;
  switch (milestone.status) {
    case 'confirmed':
      return confirmed(milestone, facts, days);
    case 'expected':
      if (days !== undefined) return ['answer.expected-ahead', { days }];
      return [forums(facts.ledger).includes(milestone) ? 'answer.expected-forum' : 'answer.expected', {}];
    case 'derived':
      return days === undefined ? ['answer.derived', {}] : ['answer.derived-ahead', { days }];
    case 'cancelled':
      return undefined;
  }
}

function confirmed({ precision, endsOn }: Milestone, { today }: Facts, days: number | undefined): Said {
  if (days !== undefined) return ['answer.confirmed-ahead', { days }];
  if (endsOn < today) return [precision === 'day' ? 'answer.confirmed-past' : 'answer.confirmed-day-unknown', {}];
  return [precision === 'day' ? 'answer.confirmed-now' : 'answer.confirmed-day-unknown', {}];
}
