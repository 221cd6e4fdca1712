import { inList } from '../language/in-list.js';
import type { Words } from '../language/words.js';

/** One offset in words: "14 days before", "on the day", "1 day after". */
export function tellOffset(days: number, words: Words): string {
  return days < 0 ? words.say('reminders.offset-after', { days: -days }) : words.say('reminders.offset', { days });
}

/** Several, as a list. */
export function tellOffsets(offsetsDays: readonly number[], words: Words): string {
  return inList(offsetsDays.map((days) => tellOffset(days, words)), words.language);
}
