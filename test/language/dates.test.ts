import { describe, expect, it } from 'vitest';
import { tellDate, tellDay, type ToldDate } from '../../src/language/dates.js';
import { LANGUAGES, type Language } from '../../src/language/language.js';
import { CalendarDate, type Grain, type Precision } from '../../src/time/calendar-date.js';

function date(startsOn: string, endsOn: string, precision: Precision, grain: Grain): ToldDate {
  return { startsOn: CalendarDate.parse(startsOn), endsOn: CalendarDate.parse(endsOn), precision, grain };
}

const forum = date('2026-05-05', '2026-05-08', 'day', 'day');
const africanReview = date('2021-08-31', '2021-09-01', 'day', 'day');
const politicalForum = date('2027-07-01', '2027-07-31', 'month', 'month');
const migrationWeek = date('2028-01-01', '2028-03-31', 'quarter', 'quarter');
const thirdReview = date('2028-01-01', '2029-03-31', 'window', 'year');

describe('dates in words', () => {
  it.each<[Language, string]>([
    ['en', '5–8 May 2026'],
    ['fr', 'du 5 au 8 mai 2026'],
    ['es', 'del 5 al 8 de mayo de 2026'],
    ['ru', '5–8 мая 2026 года'],
    ['ar', 'من \u20685\u2069 إلى \u20688\u2069 أيار/مايو \u20682026\u2069'],
    ['zh', '2026年5月5日至8日'],
  ])('tells days of one month in %s', (language, expected) => {
    expect(tellDate(forum, language)).toBe(expected);
  });

  it.each<[Language, string]>([
    ['en', '31 August to 1 September 2021'],
    ['fr', 'du 31 août au 1er septembre 2021'],
    ['es', 'del 31 de agosto al 1 de septiembre de 2021'],
    ['ru', '31 августа – 1 сентября 2021 года'],
    ['ar', 'من \u206831\u2069 آب/أغسطس إلى \u20681\u2069 أيلول/سبتمبر \u20682021\u2069'],
    ['zh', '2021年8月31日至9月1日'],
  ])('tells days across two months in %s', (language, expected) => {
    expect(tellDate(africanReview, language)).toBe(expected);
  });

  it.each<[string, ToldDate, string]>([
    ['a month', politicalForum, 'July 2027'],
    ['a quarter as months', migrationWeek, 'January to March 2028'],
    ['a year', date('2030-01-01', '2030-12-31', 'year', 'year'), '2030'],
    ['a window of years', thirdReview, '2028 to 2029'],
    ['a window of months across years', date('2028-11-01', '2029-01-31', 'window', 'month'), 'November 2028 to January 2029'],
    ['a window of days', date('2022-03-01', '2022-04-08', 'window', 'day'), 'between 1 March 2022 and 8 April 2022'],
    ['days across years', date('2021-12-30', '2022-01-02', 'day', 'day'), '30 December 2021 to 2 January 2022'],
  ])('tells %s no finer than it is known', (_name, told, expected) => {
    expect(tellDate(told, 'en')).toBe(expected);
  });

  it.each(LANGUAGES)('never shows a day of a coarser date in %s', (language) => {
    for (const coarse of [politicalForum, migrationWeek, thirdReview]) {
      const told = tellDate(coarse, language, { weekday: true });

      expect(told.replace(/20\d\d/g, '').match(/\d+(?!\d*月)/g) ?? []).toEqual([]);
    }
  });

  it.each(LANGUAGES)('uses Western digits in %s', (language) => {
    expect(tellDate(forum, language)).toMatch(/5.*8/s);
    expect(tellDate(forum, language)).not.toMatch(/[٠-٩]/);
  });

  it.each<[Language, string]>([
    ['en', 'Friday 18 December 2026'],
    ['fr', 'vendredi 18 décembre 2026'],
    ['es', 'viernes 18 de diciembre de 2026'],
    ['ru', 'пятница, 18 декабря 2026 года'],
    ['ar', 'الجمعة \u206818\u2069 كانون الأول/ديسمبر \u20682026\u2069'],
    ['zh', '2026年12月18日星期五'],
  ])('tells a single day with its weekday in %s', (language, expected) => {
    expect(tellDay(CalendarDate.parse('2026-12-18'), language, { weekday: true })).toBe(expected);
  });
});
