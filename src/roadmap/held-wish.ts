import { z } from 'zod';
import { CalendarDate, Grain, Precision } from '../time/calendar-date.js';
import { MilestoneId } from './milestone.js';

/** What waits before it takes effect: what writes to everyone who was told, and what asks for the Secretariat's word. */
export const HeldWish = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('move'), id: MilestoneId, date: z.object({ startsOn: CalendarDate, endsOn: CalendarDate, precision: Precision, grain: Grain }) }),
  z.object({ kind: z.literal('confirm'), id: MilestoneId }),
  z.object({ kind: z.literal('cancel'), id: MilestoneId }),
  z.object({ kind: z.literal('share'), id: MilestoneId, region: z.string() }),
]);
export type HeldWish = z.infer<typeof HeldWish>;
