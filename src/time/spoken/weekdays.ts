import type { Language } from '../../language/language.js';
import type { CalendarDate } from '../calendar-date.js';
import { weekday } from './grammar/calendar-units.js';
import { weekdayOf } from './meaning/spans.js';
import { sentenceOf } from './sentence.js';

/** Whether each weekday that stands in the words of a date is one of these days'; true where none is named. */
export function haveWeekdays(written: string, days: readonly CalendarDate[], language: Language): boolean {
  const sentence = sentenceOf(written, language);
  return sentence.tokens.every((_, at) => {
    const named = weekday(sentence, at)?.value;
    return named === undefined || days.some((day) => weekdayOf(day) === named);
  });
}
