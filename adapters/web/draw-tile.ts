import type { DateTile } from '../../src/chat/message.js';
import { isolate } from '../../src/language/isolate.js';
import type { Language } from '../../src/language/language.js';
import { nameDay } from '../../src/language/names-of-days.js';
import { wordsIn, type Words } from '../../src/language/words.js';

/** A tile as the page draws it: three short lines and how sure the date is. */
export interface DrawnTile {
  readonly top: string;
  readonly middle: string;
  readonly bottom: string;
  readonly status: DateTile['status'];
}

/** A date as a tile, never finer than it is known. */
export function drawTile({ startsOn, endsOn, grain, status }: DateTile, language: Language): DrawnTile {
  const words = wordsIn(language);
  if (startsOn === null) return { top: words.say('web.tile-day'), middle: '?', bottom: '', status };
  const last = endsOn ?? startsOn;
  return { ...lines(startsOn, last, grain, words), status };
}

function lines(first: string, last: string, grain: DateTile['grain'], words: Words): Omit<DrawnTile, 'status'> {
  const { language } = words;
  const years = first.slice(0, 4) === last.slice(0, 4) ? isolate(first.slice(0, 4), language) : `${isolate(first.slice(0, 4), language)}–${isolate(last.slice(2, 4), language)}`;
  switch (grain) {
    case 'year':
      return { top: words.say('web.tile-year'), middle: years, bottom: '' };
    case 'quarter':
    case 'month': {
      const same = first.slice(0, 7) === last.slice(0, 7);
      return { top: words.say(grain === 'month' ? 'web.tile-month' : 'web.tile-quarter'), middle: same ? monthOf(first, language) : inLines(months(first, last, language)), bottom: years };
    }
    case 'day':
      return days(first, last, language, years);
  }
}

function days(first: string, last: string, language: Language, bottom: string): Omit<DrawnTile, 'status'> {
  const day = (date: string) => isolate(Number(date.slice(8, 10)), language);
  if (first === last) return { top: monthOf(first, language), middle: day(first), bottom };
  const sameMonth = first.slice(0, 7) === last.slice(0, 7);
  return { top: sameMonth ? monthOf(first, language) : months(first, last, language), middle: wordsIn(language).say('web.tile-days', { first: day(first), last: day(last) }), bottom };
}

/** Two months in large letters are wider than a tile. */
function inLines(range: string): string {
  return range.replace(/–| /gu, (gap) => `${gap.trim()}\n`);
}

function months(first: string, last: string, language: Language): string {
  return `${monthOf(first, language)}–${monthOf(last, language)}`;
}

/** Short, as a tile has little room: Feb, 2月; in Arabic the first of the two names. */
function monthOf(date: string, language: Language): string {
  const { monthAlone } = nameDay(date, language);
  if (language === 'zh') return `${monthAlone}月`;
  if (language === 'ar') return monthAlone.split('/')[0] ?? monthAlone;
  return monthAlone.length <= 5 ? monthAlone : shortMonth(date, language);
}

/** The language's own short form: cut to three letters, French June and July would be one. */
function shortMonth(date: string, language: Language): string {
  return new Intl.DateTimeFormat(`${language}-u-ca-gregory`, { month: 'short', timeZone: 'UTC' }).format(Date.parse(date)).replace(/\.$/, '');
}
