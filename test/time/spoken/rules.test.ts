import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { tellDate, tellDay } from '../../../src/language/dates.js';
import { LANGUAGES, type Language } from '../../../src/language/language.js';
import { packageRoot } from '../../../src/package-root.js';
import { CalendarDate, plusDays } from '../../../src/time/calendar-date.js';
import { readTimes } from '../../../src/time/spoken/read-times.js';

const anyDay = fc.integer({ min: 0, max: 36_000 }).map((days) => plusDays(CalendarDate.parse('2000-01-01'), days));
const anyLanguage = fc.constantFrom(...LANGUAGES);

describe('times in words keep these rules', () => {
  it('every day that the house writes reads back as that day, in each language', () => {
    fc.assert(
      fc.property(anyLanguage, anyDay, anyDay, (language, day, today) => {
        for (const text of writtenForms(day, language)) {
          expect(readTimes(text, { today, language }), text).toMatchObject([{ kind: 'span', from: day, to: day, precision: 'day', year: 'said' }]);
        }
      }),
    );
  });

  it('every span of days that the house writes reads back as that span', () => {
    fc.assert(
      fc.property(anyLanguage, anyDay, fc.integer({ min: 1, max: 400 }), anyDay, (language, startsOn, length, today) => {
        const endsOn = plusDays(startsOn, length);
        const text = tellDate({ startsOn, endsOn, precision: 'day', grain: 'day' }, language);

        expect(readTimes(text, { today, language }), text).toMatchObject([{ kind: 'span', from: startsOn, to: endsOn }]);
      }),
    );
  });

  it('whatever time words stand together: ends are in order, places point at the text, nothing overlaps', () => {
    const words = Object.fromEntries(LANGUAGES.map((language) => [language, wordsOf(language)]));
    fc.assert(
      fc.property(anyLanguage.chain((language) => fc.tuple(fc.constant(language), fc.array(fc.constantFrom(...(words[language] ?? [])), { maxLength: 12 }))), anyDay, fc.boolean(), ([language, said], today, isPast) => {
        const text = said.join(language === 'zh' ? '' : ' ');
        const times = readTimes(text, { today, language, wording: isPast ? 'past' : 'neutral' });

        let end = 0;
        for (const time of times) {
          expect(time.at).toBeGreaterThanOrEqual(end);
          expect(text.slice(time.at, time.at + time.length)).toBe(time.text);
          end = time.at + time.length;
          if (time.kind === 'span') expect(time.from <= time.to, `${text}: ${time.from} to ${time.to}`).toBe(true);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});

/** As tellDay writes it, as programs do, and in digits in the order of the language. */
function writtenForms(day: CalendarDate, language: Language): string[] {
  const [year, month, date] = day.split('-');
  const digits = language === 'en' ? `${month}/${date}/${year}` : language === 'zh' ? `${year}/${month}/${date}` : `${date}/${month}/${year}`;
  return [tellDay(day, language), tellDay(day, language, { weekday: true }), day, digits, inArabicDigits(tellDay(day, language))];
}

function inArabicDigits(text: string): string {
  return text.replace(/\d/g, (digit) => String.fromCodePoint(0x660 + Number(digit)));
}

function wordsOf(language: Language): string[] {
  const file = z.record(z.string(), z.union([z.array(z.string()), z.record(z.string(), z.array(z.string()))])).parse(JSON.parse(readFileSync(join(packageRoot, `src/time/spoken/lexicon/${language}.json`), 'utf8')));
  const phrases = Object.values(file).flatMap((kind) => (Array.isArray(kind) ? kind : Object.values(kind).flat()));
  return [...phrases, '1', '5', '31', '99', '999', '2027', '05/08/2026', '2026-05', '-', '–', ',', '.', '/'];
}
