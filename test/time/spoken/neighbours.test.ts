import { describe, expect, it } from 'vitest';
import type { Language } from '../../../src/language/language.js';
import { CalendarDate } from '../../../src/time/calendar-date.js';
import { readTimes } from '../../../src/time/spoken/read-times.js';

const read = (text: string, language: Language) =>
  readTimes(text, { today: CalendarDate.parse('2026-11-24'), language }).flatMap((time) => (time.kind === 'span' ? [`${time.from}..${time.to}`] : []));

describe('two neighbouring days of one month', () => {
  it.each<[Language, string]>([
    ['en', 'on 12 and 13 November 2020'], ['fr', 'les 12 et 13 novembre 2020'], ['es', 'los días 12 y 13 de noviembre de 2020'],
    ['ru', '12 и 13 ноября 2020 г.'], ['ar', 'يومي 12 و13 تشرين الثاني/نوفمبر 2020'], ['zh', '2020年11月12日和13日'],
  ])('are one span (%s: %s)', (language, text) => {
    expect(read(text, language)).toEqual(['2020-11-12..2020-11-13']);
  });

  it('are two times where another month stands between', () => {
    expect(read('el 12 de febrero y el 13 de marzo de 2025', 'es')).toHaveLength(2);
  });
});
