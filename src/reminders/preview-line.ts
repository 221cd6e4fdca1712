import type { MilestoneId } from '../roadmap/milestone.js';
import type { Instant } from '../time/instant.js';
import type { PlannedReminder } from './plan.js';
import type { PreviewedMessage } from './preview.js';

/** One message as programs read it. */
export interface PreviewLine {
  readonly at: Instant;
  readonly conversation: string;
  readonly network: string | null;
  readonly zone: string;
  /** `offsetDays` below 0 is after the last day; null where it tells that the date is known to the day now. */
  readonly milestones: readonly { readonly id: MilestoneId; readonly offsetDays: number | null }[];
  /** In English, a part for each date: how long before, from which free day it moved and why, what it waited for. */
  readonly why: string;
}

/** The same as one line for programs and tables. */
export function previewLine({ at, subscriber, reminders, waitedSince }: PreviewedMessage): PreviewLine {
  const { network, zone, calendar, subscription } = subscriber;
  const parts = reminders.map((one) => `${one.milestone}: ${whyOf(one)}`);
  if (waitedSince !== null) parts.push(`waited since ${waitedSince}: at most ${subscription.mostADay} a day`);
  if (calendar?.holidayOn === null) parts.push('public holidays not known: weekend only');
  return { at, conversation: subscription.conversation, network, zone, milestones: reminders.map(({ milestone, daysBefore }) => ({ id: milestone, offsetDays: daysBefore })), why: parts.join('; ') };
}

function whyOf({ daysBefore, movedFrom }: PlannedReminder): string {
  const offset = offsetOf(daysBefore);
  if (movedFrom === null) return offset;
  const { free } = movedFrom;
  const reason = free.kind === 'weekend' ? 'weekend' : (free.name ?? 'free day of the network');
  return `${offset}, moved from ${movedFrom.day} (${reason})`;
}

function offsetOf(offsetDays: number | null): string {
  if (offsetDays === null) return 'known to the day now';
  if (offsetDays === 0) return 'on the day';
  const days = Math.abs(offsetDays);
  return `${days} day${days === 1 ? '' : 's'} ${offsetDays > 0 ? 'before' : 'after'}`;
}
