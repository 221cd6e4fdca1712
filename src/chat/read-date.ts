import { z } from 'zod';
import type { Words } from '../language/words.js';
import { CalendarDate } from '../time/calendar-date.js';
import { readTimes } from '../time/spoken/read-times.js';

/** `2019`, `2019-05` or `2019-05-31`. */
const PartialDate = z.union([CalendarDate, z.string().regex(/^(19|20)\d{2}(-(0[1-9]|1[0-2]))?$/)]);

/** A day: as `2019-05-31`, or in words with its year ("31 May 2019"). Undefined where it is none. */
export function readDay(said: string, words: Words): string | undefined {
  const found = readPartialDate(said, words);
  return found === undefined ? undefined : CalendarDate.safeParse(found).data;
}

/** A year, a month or a day: `2019`, `2019-05`, "May 2019". */
export function readPartialDate(said: string, words: Words): string | undefined {
  return PartialDate.safeParse(said).data ?? PartialDate.safeParse(inWords(said, words)).data;
}

/** Figures alone are not guessed at: 03/04/2019 is two days, one on each side of the ocean. */
const IN_WORDS = /\p{L}/u;
const MONTH_AND_YEAR = /^\d{1,2}[/.]\d{4}$/u;
const ARTICLE = /^(le|el|the)\s+/iu;
// Its year was said, so that nothing hangs on today.
const ANY_DAY = CalendarDate.parse('2000-01-01');

/** How many characters of YYYY-MM-DD tell it; weeks, quarters and ranges have no such form. */
const LENGTHS: ReadonlyMap<string, number> = new Map([['day', 10], ['month', 7], ['year', 4]]);

function inWords(said: string, { language }: Words): string | undefined {
  if (!IN_WORDS.test(said) && !MONTH_AND_YEAR.test(said)) return undefined;
  const text = said.replace(ARTICLE, '');
  const [time] = readTimes(text, { today: ANY_DAY, language });
  if (time?.kind !== 'span' || time.text !== text || time.year !== 'said' || time.open !== null) return undefined;
  const length = LENGTHS.get(time.precision);
  return length === undefined ? undefined : time.from.slice(0, length);
}
