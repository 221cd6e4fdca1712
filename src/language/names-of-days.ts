import { isolate } from './isolate.js';
import type { Language } from './language.js';

// Gregorian and Western digits everywhere. Arabic months carry both names, as UN texts print them: أيار/مايو.
const LOCALES: Readonly<Record<Language, readonly string[]>> = { ar: ['ar-SY', 'ar-EG'], en: ['en-GB'], es: ['es'], fr: ['fr'], ru: ['ru'], zh: ['zh'] };
const PINNED = '-u-ca-gregory-nu-latn';

/** The parts of one day, ready for a sentence in one language. */
export interface DayParts {
  readonly day: string;
  /** As it stands beside a day (in Russian: мая). In Chinese its number, since 月 belongs to the sentence. */
  readonly month: string;
  /** As it stands alone (in Russian: май). */
  readonly monthAlone: string;
  readonly year: string;
  readonly weekday: string;
}

/** Names the parts of a day (`2026-05-05`). */
export function nameDay(date: string, language: Language): DayParts {
  const day = Number(date.slice(8, 10));
  return {
    day: isolate(language === 'fr' && day === 1 ? '1er' : day, language),
    month: monthOf(date, language, { day: 'numeric', month: 'long' }),
    monthAlone: monthOf(date, language, { month: 'long' }),
    year: isolate(date.slice(0, 4), language),
    weekday: part(date, LOCALES[language][0] ?? language, { weekday: 'long' }, 'weekday'),
  };
}

function monthOf(date: string, language: Language, options: Intl.DateTimeFormatOptions): string {
  if (language === 'zh') return String(Number(date.slice(5, 7)));
  return LOCALES[language].map((locale) => part(date, locale, options, 'month')).join('/');
}

const formats = new Map<string, Intl.DateTimeFormat>();

function part(date: string, locale: string, options: Intl.DateTimeFormatOptions, type: 'month' | 'weekday'): string {
  const name = `${locale} ${Object.keys(options).join()}`;
  const format = formats.get(name) ?? new Intl.DateTimeFormat(locale + PINNED, { ...options, timeZone: 'UTC' });
  formats.set(name, format);
  return format.formatToParts(Date.parse(`${date}T00:00:00Z`)).find((one) => one.type === type)?.value ?? '';
}
