import { describe, expect, it } from 'vitest';
import { windowOf } from '../../../src/time/spoken/spoken-time.js';
import { daysIn, read, spanIn, TODAY } from './reading.js';

describe('what is told about a time beside its days', () => {
  it('tells where it stands in the text as it was given', () => {
    const text = 'Le Forum se tiendra du 5 au 8 mai 2026, puis au premier trimestre de 2030.';

    const times = read(text, 'fr');

    expect(times.map(({ text: said }) => said)).toEqual(['du 5 au 8 mai 2026', 'premier trimestre de 2030']);
    expect(times.map(({ at, length }) => text.slice(at, at + length))).toEqual(times.map(({ text: said }) => said));
  });

  it('tells whether a year was said, follows from today, or was supplied', () => {
    expect(spanIn('May 2026', 'en').year).toBe('said');
    expect(spanIn('May next year', 'en').year).toBe('relative');
    expect(spanIn('10 May', 'en').year).toBe('supplied');
  });

  it('tells how it was counted, so that a question can widen it to the calendar week', () => {
    expect(spanIn('in three weeks', 'en').counted).toEqual({ how: 'away', amount: 3, unit: 'week' });
    expect(spanIn('les deux derniers mois', 'fr').counted).toEqual({ how: 'run', amount: -2, unit: 'month' });
    expect(spanIn('本周', 'zh').counted).toEqual({ how: 'beside', amount: 0, unit: 'week' });
    expect(spanIn('10 мая', 'ru').counted).toBeNull();
  });

  it('tells what it is and how exactly its ends were told', () => {
    expect(spanIn('Q2 2027', 'en')).toMatchObject({ precision: 'quarter', grain: 'quarter' });
    expect(spanIn('January–March 2028', 'en')).toMatchObject({ precision: 'range', grain: 'month' });
    expect(spanIn('5-8 May 2026', 'en')).toMatchObject({ precision: 'range', grain: 'day' });
  });

  it('tells a length of time apart from a time', () => {
    expect(read('how many days until the Forum', 'en')).toMatchObject([{ kind: 'count', amount: null, unit: 'day' }]);
    expect(read('خمسة وعشرون يوما', 'ar')).toMatchObject([{ kind: 'count', amount: 25, unit: 'day' }]);
  });
});

describe('open ends', () => {
  it('since Monday looks back and ends today', () => {
    const since = spanIn('what changed since Monday', 'en');

    expect(since).toMatchObject({ from: '2026-11-23', open: 'since' });
    expect(windowOf(since, TODAY)).toEqual({ from: '2026-11-23', to: '2026-11-24' });
  });

  it('until Friday begins today, by Friday is Friday, and what nothing closes is null', () => {
    expect(windowOf(spanIn('until Friday', 'en'), TODAY)).toEqual({ from: '2026-11-24', to: '2026-11-27' });
    expect(windowOf(spanIn('by Friday', 'en'), TODAY)).toEqual({ from: '2026-11-27', to: '2026-11-27' });
    expect(windowOf(spanIn('à partir de mars 2027', 'fr'), TODAY)).toEqual({ from: '2027-03-01', to: null });
    expect(windowOf(spanIn('после 10 мая 2027', 'ru'), TODAY)).toEqual({ from: '2027-05-11', to: null });
    expect(windowOf(spanIn('2026年5月5日之前', 'zh'), TODAY)).toEqual({ from: null, to: '2026-05-04' });
  });
});

describe('past wording', () => {
  it('takes the latest day, month and weekday instead of the next', () => {
    expect(daysIn('what was on 10 May', 'en', 'past')).toBe('2026-05-10');
    expect(daysIn('что было в феврале', 'ru', 'past')).toBe('2026-02-01..2026-02-28');
    expect(daysIn('vendredi', 'fr', 'past')).toBe('2026-11-20');
  });
});

describe('words beside a time', () => {
  it('do not turn it: what happened (s’est passé) in May 2022 was in May 2022', () => {
    expect(daysIn('qu’est-ce qui s’est passé en mai 2022', 'fr')).toBe('2022-05-01..2022-05-31');
  });

  it('belong to what follows: "before the 2026 Forum" names 2026 and opens nothing', () => {
    expect(spanIn('before the 2026 Forum', 'en')).toMatchObject({ from: '2026-01-01', open: null });
  });

  it('leave "the two weeks before the Forum" a length of time', () => {
    expect(read('what happens in the two weeks before the Forum', 'en')).toMatchObject([{ kind: 'count', amount: 2, unit: 'week' }]);
  });
});

describe('what is no time', () => {
  it.each([
    ['en', 'you may march on if the sun is out'],
    ['en', 'document A/RES/73/195, the 12th session and round table 4'],
    ['en', 'the 2030 Agenda for Sustainable Development'],
    ['en', '31 April 2027'],
    ['en', 'in 5 working days'],
    ['fr', 'le 12 pays participants'],
    ['ar', 'الأمين العام في اليوم الدولي للمهاجرين'],
    ['ru', 'повестка дня на период до 2030 года'],
    ['zh', '2030年可持续发展议程'],
  ] as const)('%s: %s', (language, text) => {
    expect(read(text, language).filter(({ kind }) => kind === 'span')).toEqual([]);
  });
});

describe('how people write', () => {
  it.each([
    ['en', 'tommorow', '2026-11-25'],
    ['en', 'febuary 2027', '2027-02-01..2027-02-28'],
    ['es', 'el proximo miercoles', '2026-11-25'],
    ['fr', 'lannee prochaine', '2027-01-01..2027-12-31'],
    ['ru', 'на следущей неделе', '2026-11-30..2026-12-06'],
    ['ar', 'الاسبوع القادم', '2026-11-30..2026-12-06'],
    ['zh', '下個月', '2026-12-01..2026-12-31'],
    ['zh', '２０２７年５月１０日', '2027-05-10'],
    ['en', "5 May '27", '2027-05-05'],
    ['fr', '18/12/90', '1990-12-18'],
    ['en', '16/05/2022', '2022-05-16'],
  ] as const)('%s: %s', (language, text, days) => {
    expect(daysIn(text, language)).toBe(days);
  });

  it('guesses no words in a long document', () => {
    const line = 'We matched the reports of all members. '.repeat(20);

    expect(read(`${line}febuary`, 'en')).toEqual([]);
  });
});
