import { z } from 'zod';
import { forwardButton } from '../answers/forward-says.js';
import { action } from '../chat/action.js';
import type { Button } from '../chat/message.js';
import type { MessageKey, Words } from '../language/words.js';
import { MilestoneId, type Milestone } from '../roadmap/milestone.js';
import { NOW_EXACT } from './plan.js';
import { SnoozedTo } from './snoozed.js';
import { OffsetDays } from './subscription.js';

/** A date that a reminder carries. */
export const Subject = z.object({ milestone: MilestoneId, dateRevision: z.number().int().min(1), offsetDays: z.union([OffsetDays, z.literal(NOW_EXACT), SnoozedTo]) });
export type Subject = z.infer<typeof Subject>;

const What = z.enum(['done', 'mute', 'snooze-1', 'snooze-3', 'snooze-7', 'snooze', 'more', 'back', 'calendar', 'ask']);
export type What = z.infer<typeof What>;

/** Ten dates a message; buttons that were drawn before each was named once may hold one twice. */
const Subjects = z.array(Subject).min(1).max(20);

/** A button on a reminder: what is wanted, of which dates. `snooze`, `more` and `back` only show other buttons. */
export const markButton = action('reminders.mark', z.object({ what: What, dates: Subjects }));

/** Takes back what was pressed, by its line in the audit trail. */
export const takeBackButton = action('reminders.take-back', z.object({ entry: z.string().max(100), dates: Subjects }));

/**
 * Each date once, as a button names it: ten of the longest names just fit into what Slack takes. Of a date that is due twice, that it is
 * known to the day now stays: the message says so above it.
 */
export function eachOnce(subjects: readonly Subject[]): Subject[] {
  const byDate = new Map<string, Subject>();
  for (const one of subjects) if (!byDate.has(one.milestone) || one.offsetDays === NOW_EXACT) byDate.set(one.milestone, one);
  return [...byDate.values()];
}

/** Which buttons a reminder shows. */
export type Look = 'plain' | 'snooze' | 'more';

/** At most four at once; the fourth opens the others. */
export function reminderButtons(look: Look, dates: readonly Subject[], milestones: readonly Milestone[], words: Words): Button[] {
  const [only, ...others] = milestones;
  const code = others.length === 0 ? only?.dateCode : undefined;
  const button = (what: What, key: MessageKey, typed?: string): Button => markButton.button({ what, dates: [...dates] }, words.say(key), typed === undefined || code === undefined ? {} : { typed: typed.replace('CODE', code) });
  switch (look) {
    case 'snooze':
      return [button('snooze-1', 'reminders.snooze-1', 'snooze CODE 1d'), button('snooze-3', 'reminders.snooze-3', 'snooze CODE 3d'), button('snooze-7', 'reminders.snooze-7', 'snooze CODE 1w'), button('back', 'reminders.back')];
    case 'more':
      return [button('mute', 'reminders.mute', 'mute CODE'), button('calendar', 'reminders.calendar', code === undefined ? 'calendar' : 'calendar CODE'), ...(code === undefined ? [] : [button('ask', 'reminders.ask', `ask CODE`)]), button('back', 'reminders.back')];
    case 'plain': {
      const forward = only === undefined || code === undefined ? [] : [forwardButton.button({ milestone: only.id }, words.say('answer.forward'), { typed: `forward ${code}` })];
      return [button('done', 'reminders.done', 'done CODE'), button('snooze', 'reminders.snooze', 'snooze CODE 3d'), ...forward, button('more', 'reminders.more')];
    }
  }
}
