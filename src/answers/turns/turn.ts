import { z } from 'zod';
import { Language } from '../../language/language.js';
import { MilestoneId } from '../../roadmap/milestone.js';
import { CalendarDate } from '../../time/calendar-date.js';
import { REGIONS, SUBJECTS } from '../reading/meanings.js';

/** How long a follow-up may lean on what was answered: ten minutes of the roadmap's time, in milliseconds. Then it is forgotten. */
export const KEPT_TURN_MS = 10 * 60_000;

/**
 * What the last questions here asked for and what was answered, as it was read: never their words, never who they were about.
 * Each follow-up is kept whole, so the last turn holds what all before it said.
 */
export const Turn = z.object({
  language: Language,
  intent: z.enum(['date', 'next', 'period', 'changed', 'clarify', 'unknown']),
  /** The milestones that the answer named, in its order. */
  milestones: z.array(MilestoneId),
  /** What was asked for; it counts where no milestone was named. */
  subjects: z.array(z.enum(SUBJECTS)),
  regions: z.array(z.enum(REGIONS)),
  years: z.array(z.string()),
  /** The days that were asked about. */
  window: z.object({ from: CalendarDate, to: CalendarDate }).nullable(),
});
export type Turn = z.infer<typeof Turn>;

/** A turn in which one milestone was told: by its button, or by its date code. */
export function turnOn(milestones: readonly MilestoneId[], language: Language): Turn {
  return { language, intent: 'date', milestones: [...milestones], subjects: [], regions: [], years: [], window: null };
}
