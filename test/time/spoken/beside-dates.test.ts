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

describe('words beside a date', () => {
  it('are not taken for a part of its month: 4月22日前 is before that day', () => {
    const [time] = readTimes('请在2022年4月22日前提交', { today: CalendarDate.parse('2026-11-24'), language: 'zh' });

    expect(time).toMatchObject({ from: '2022-04-22', to: '2022-04-22', open: 'before' });
  });

  it('are no month where they only look like one: باب is a door', () => {
    expect(read('متى يفتح باب التقديم', 'ar')).toEqual([]);
    expect(read('في بآب 2027', 'ar')).toEqual(['2027-08-01..2027-08-31']);
  });

  it('do not make a range of a number before "until"', () => {
    expect(read('round table 1 until 31 December 2021', 'en')).toEqual(['2021-12-31..2021-12-31']);
    expect(read('from 1 until 31 December 2021', 'en')).toEqual(['2021-12-01..2021-12-31']);
  });
});

describe('an order in words', () => {
  it.each<[Language, string, string]>([
    ['en', 'announced first for June 2025', '2025-06-01..2025-06-30'], ['es', 'se anunció primero para junio de 2025', '2025-06-01..2025-06-30'], ['fr', 'le premier en juin 2025', '2025-06-01..2025-06-30'],
    ['ru', 'первый в июне 2025 года', '2025-06-01..2025-06-30'], ['ru', 'второй – 11 марта 2024 года', '2024-03-11..2024-03-11'], ['es', 'el segundo – 11 de marzo de 2024', '2024-03-11..2024-03-11'],
    ['ar', 'الأول في حزيران/يونيه 2025', '2025-06-01..2025-06-30'],
  ])('is no day of the month where something else is counted (%s: %s)', (language, text, days) => {
    expect(read(text, language)).toEqual([days]);
  });

  it.each<[Language, string, string]>([
    ['en', 'the first of June 2025', '2025-06-01..2025-06-01'], ['es', 'el primero de junio de 2025', '2025-06-01..2025-06-01'], ['fr', 'le premier juin 2025', '2025-06-01..2025-06-01'],
    ['ru', 'с первого по пятое июня 2025 года', '2025-06-01..2025-06-05'], ['ar', 'الأول من حزيران/يونيه 2025', '2025-06-01..2025-06-01'],
  ])('is one where the month is its own (%s: %s)', (language, text, days) => {
    expect(read(text, language)).toEqual([days]);
  });

});

describe('the two Arabic names of a month', () => {
  it('are one month also where a PDF lost the stroke between them', () => {
    expect(read('10 تشرين الثاني نوفمبر 2026', 'ar')).toEqual(['2026-11-10..2026-11-10']);
  });
});
