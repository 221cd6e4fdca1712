import type { Language } from '../../../src/language/language.js';
import { CalendarDate } from '../../../src/time/calendar-date.js';
import { readTimes } from '../../../src/time/spoken/read-times.js';
import type { SpokenSpan, SpokenTime } from '../../../src/time/spoken/spoken-time.js';

/** A Tuesday. */
export const TODAY = CalendarDate.parse('2026-11-24');

/** All times of a text, read on that Tuesday. */
export function read(text: string, language: Language, wording: 'past' | 'neutral' = 'neutral'): SpokenTime[] {
  return readTimes(text, { today: TODAY, language, wording });
}

/** The only span of a text. Throws where there is none or more than one. */
export function spanIn(text: string, language: Language, wording: 'past' | 'neutral' = 'neutral'): SpokenSpan {
  const [time, ...more] = read(text, language, wording);
  if (time?.kind !== 'span' || more.length > 0) throw new Error(`"${text}" was read as ${JSON.stringify([time, ...more])}`);
  return time;
}

/** First and last day, as `2026-05-05..2026-05-08`, once where they agree. */
export function daysIn(text: string, language: Language, wording: 'past' | 'neutral' = 'neutral'): string {
  const { from, to } = spanIn(text, language, wording);
  return from === to ? from : `${from}..${to}`;
}
