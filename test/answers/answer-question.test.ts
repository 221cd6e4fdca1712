import { describe, expect, it } from 'vitest';
import { answerNext } from '../../src/answers/answer-question.js';
import { CalendarDate } from '../../src/time/calendar-date.js';
import { ask } from './asking.js';
import { shippedLedger } from './shipped-ledger.js';

describe('when is the Forum', () => {
  it.each([
    ['en', 'In which year does the third Forum take place?'],
    ['fr', 'En quelle année se tiendra le troisième Forum ?'],
    ['es', '¿En qué año se celebrará el tercer Foro?'],
    ['ru', 'В каком году пройдет третий форум?'],
    ['ar', 'في أي سنة سيعقد المنتدى الثالث؟'],
    ['zh', '第三届论坛在哪一年举行？'],
  ])('tells the third in %s, no finer than its year', (locale, question) => {
    expect(ask(question)).toMatchObject({ locale, intent: 'date', status: 'expected', milestones: ['imrf-2030'], dates: ['2030'], days: null });
  });

  it.each([
    ['en', 'On what dates was the first IMRF held?'],
    ['fr', 'À quelles dates a eu lieu le premier Forum ?'],
    ['es', '¿En qué fechas tuvo lugar el primer Foro?'],
    ['ru', 'В какие даты прошел первый форум?'],
    ['ar', 'في أي تواريخ عقد المنتدى الأول؟'],
    ['zh', '第一届论坛是哪几天举行的？'],
  ])('tells the first in %s, by its days', (locale, question) => {
    expect(ask(question)).toMatchObject({ locale, intent: 'date', status: 'confirmed', milestones: ['imrf-2022'], dates: ['2022-05-17', '2022-05-20'], days: null });
  });

  it.each([
    ['the year wins over the day of asking', 'When is the Forum of 2022?', '2026-11-24', 'imrf-2022'],
    ['past wording means the latest', 'When was the Forum?', '2026-11-24', 'imrf-2026'],
    ['neutral wording means the next', 'When is the Forum?', '2026-02-01', 'imrf-2026'],
    ['one that is going on is meant while it goes on', 'When is the Forum?', '2026-05-06', 'imrf-2026'],
    ['the next has not begun', 'When is the next Forum?', '2026-05-06', 'imrf-2030'],
  ])('%s', (_rule, question, on, expected) => {
    expect(ask(question, { on }).milestones).toEqual([expected]);
  });

  it('counts days only to a day, from the asker’s own day', () => {
    expect(ask('How many days until the Forum?', { on: '2026-05-01' }).days).toBe(4);
    expect(ask('How many days until the Forum?', { on: '2026-05-01', from: 'KI' }).days).toBe(3);
    expect(ask('How many days until the Forum?').days).toBeNull();
  });
});

describe('when is the regional review', () => {
  it('takes "our" for the regions of the network: some countries have two', () => {
    expect(ask('When is our regional review?', { from: 'KE' }).milestones).toEqual(['africa-regional-review-2028']);
    expect(ask('متى استعراضنا الإقليمي؟', { from: 'MA' }).milestones).toEqual(['africa-regional-review-2028', 'arab-regional-review-2028']);
  });

  it('takes a region or a country from the words before the network', () => {
    expect(ask('When was the second regional review of Latin America?', { from: 'KE' }).milestones).toEqual(['lac-regional-review-2025']);
    expect(ask('When was the first regional review for Kazakhstan?').milestones).toEqual(['unece-regional-review-2020']);
  });

  it('asks which one where neither says, naming all', () => {
    const found = ask('When is the regional review?', { from: 'KE' });

    expect(found.intent).toBe('clarify');
    expect(found.milestones).toHaveLength(5);
  });
});

describe('International Migrants Day', () => {
  it.each(['How many days until International Migrants Day?', 'Combien de jours avant la Journée internationale des migrants ?', '¿Cuántos días faltan para el Día Internacional del Migrante?', 'Сколько дней до Международного дня мигранта?', 'كم يومًا بقي لليوم الدولي للمهاجرين؟', '离国际移民日还有多少天？'])('%s', (question) => {
    expect(ask(question)).toMatchObject({ intent: 'date', milestones: ['migrants-day-2026'], dates: ['2026-12-18'], days: 24 });
  });
});

describe('what comes next', () => {
  it.each(['What is next?', 'Quelles sont les prochaines dates ?', '¿Qué viene?', 'Что дальше?', 'ما التالي؟', '接下来有什么？'])('%s', (question) => {
    const found = ask(question);

    expect(found).toMatchObject({ intent: 'next', milestones: answerNext(shippedLedger, found.locale, CalendarDate.parse('2026-11-24')).milestones });
  });

  it('lists at most twelve, in order, none of which has begun', () => {
    const { milestones } = answerNext(shippedLedger, 'en', CalendarDate.parse('2022-05-18'));

    expect(milestones).toHaveLength(12);
    expect(milestones.slice(0, 2)).toEqual(['imrf-2022-policy-debate', 'imrf-2022-roundtable-3']);
  });

  it('keeps to the network’s region when asked, and to what is due', () => {
    expect(ask('What is next in our region?', { from: 'KE' }).milestones).toEqual(['africa-regional-review-2028']);
    expect(ask('What is the next deadline?').milestones[0]).toBe('voluntary-reviews-2030');
  });
});

describe('what the house is not for', () => {
  it.each(['They detained my husband, help', 'Mon fils est détenu', 'Mi hermana fue deportada', 'Мой брат задержан', 'زوجي محتجز', '我丈夫被拘留了'])('%s: says where help is', (question) => {
    expect(ask(question)).toMatchObject({ intent: 'offtopic', distress: true, dates: [] });
  });

  it.each(['Tell me a joke', 'Quelle est la météo ?', '今天天气怎么样'])('%s: is elsewhere', (question) => {
    expect(ask(question)).toMatchObject({ intent: 'offtopic', distress: false, dates: [] });
  });
});

describe('a day that somebody still holds', () => {
  it.each([
    ['en', 'Is the first Forum of 2022 still on 10 May?'],
    ['ar', 'هل ما زال منتدى 2022 في 10 أيار/مايو؟'],
    ['es', '¿El Foro de 2022 sigue siendo el 10 de mayo?'],
  ])('is checked against what moved (%s)', (locale, question) => {
    expect(ask(question)).toMatchObject({ locale, intent: 'changed', milestones: ['imrf-2022'], dates: ['2022-05-17', '2022-05-20'] });
  });

  it('is no check where it is asked whether something can still be handed in', () => {
    expect(ask('Can we still apply for special accreditation on 26 January 2022?')).toMatchObject({ intent: 'date', milestones: ['special-accreditation-deadline-2022'] });
  });
});
