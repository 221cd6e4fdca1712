import { describe, expect, it } from 'vitest';
import type { Language } from '../../src/language/language.js';
import { wordsIn } from '../../src/language/words.js';
import { readWish, type Wish } from '../../src/reminders/read-wish.js';
import { EVERYTHING, type Choice } from '../../src/reminders/subscription.js';
import { CalendarDate } from '../../src/time/calendar-date.js';
import type { Facts } from '../../src/roadmap/facts.js';
import { migrantsDay } from '../support/cast.js';

function read(text: string, language: Language, network: string | null = 'KE'): Wish | undefined {
  const ledger: Facts['ledger'] = { milestones: [migrantsDay], byId: new Map([[migrantsDay.id, migrantsDay]]), formerDates: [], translations: new Map(), held: new Map(), reference: new Map() };
  return readWish(text, { words: wordsIn(language), today: CalendarDate.parse('2026-11-27'), ledger, network });
}

const deadlinesInAfrica: Partial<Choice> = { deadlinesOnly: true, places: ['africa'] };
const hearingOnly: Partial<Choice> = { kinds: ['hearing'] };

describe('a wish for reminders in one sentence', () => {
  it.each<[Language, string]>([
    ['en', 'us two weeks and 1 day before every deadline in Africa at 8:00'],
    ['fr', 'nous deux semaines et 1 jour avant chaque échéance en Afrique à 8 h'],
    ['es', 'dos semanas y 1 día antes de cada plazo en África a las 8:00'],
    ['ru', 'за две недели и за 1 день до каждого срока в Африке в 8:00'],
    ['ar', 'قبل أسبوعين ويوم واحد من كل موعد نهائي في أفريقيا في الساعة ٨:٠٠'],
    ['zh', '我们在非洲的每个截止日期前两周和1天，上午8点'],
  ])('says how long before, which and at what hour, in %s', (language, text) => {
    expect(read(text, language)).toEqual({ offsetsDays: [14, 1], hour: '08:00', manner: { choice: { ...EVERYTHING, ...deadlinesInAfrica }, onWorkingDays: true, mostADay: 2, also: [] } });
  });

  it.each<[Language, string]>([
    ['en', 'us about the hearing only, on the day'],
    ['fr', 'nous seulement l’audition, le jour même'],
    ['es', 'solo la audiencia, el mismo día'],
    ['ru', 'только о слушаниях, в тот же день'],
    ['ar', 'بجلسة الاستماع فقط، في اليوم نفسه'],
    ['zh', '我们只关于听证会，当天'],
  ])('says which only, and on the day, in %s', (language, text) => {
    expect(read(text, language)).toMatchObject({ offsetsDays: [0], hour: null, manner: { choice: { ...EVERYTHING, ...hearingOnly } } });
  });

  it.each<[string, Language, number[]]>([
    ['30, 7 and 1 days before', 'en', [30, 7, 1]],
    ['30, 7 et 1 jours avant', 'fr', [30, 7, 1]],
    ['1 day after every deadline', 'en', [-1]],
    ['one week before and one day after each regional review', 'en', [7, -1]],
    ['the day before', 'en', [1]],
    ['la veille', 'fr', [1]],
    ['накануне', 'ru', [1]],
    ['за неделю', 'ru', [7]],
    ['قبل أسبوع', 'ar', [7]],
    ['提前一周', 'zh', [7]],
    ['截止日期后1天', 'zh', [-1]],
    ['us 14d and 1d before deadlines', 'en', [14, 1]],
    ['us of all deadlines', 'en', [30, 7, 1]],
  ])('reads %s', (text, language, offsetsDays) => {
    expect(read(text, language)?.offsetsDays).toEqual(offsetsDays);
  });

  it.each([
    ['at 8:00', '08:00'], ['at 6:30 pm', '18:30'], ['at 8am', '08:00'], ['at 12 am', '00:00'], ['at 7', '07:00'], ['at 25:00', null],
  ])('reads the hour of “1 day before, %s”', (text, hour) => {
    expect(read(`1 day before, ${text}`, 'en')?.hour).toBe(hour);
  });

  it('takes offsets alone as they are, whatever the network: on the very day, of every date', () => {
    expect(read('14d', 'en')).toEqual({ offsetsDays: [14], hour: null, manner: { choice: EVERYTHING, onWorkingDays: false, mostADay: 2, also: [] } });
    expect(read('30d 7d 1d', 'en')?.manner.onWorkingDays).toBe(false);
  });

  it('counts free days as it is told to', () => {
    expect(read('one week before, on working days', 'en', null)?.manner.onWorkingDays).toBe(true);
    expect(read('one week before, also on weekends', 'en')?.manner.onWorkingDays).toBe(false);
    expect(read('one week before', 'en', null)?.manner.onWorkingDays).toBe(false);
  });

  it('keeps to one date that is named by its code or id', () => {
    expect(read('us of D-5RT one week before', 'en')?.manner.choice.only).toBe('migrants-day-2026');
    expect(read('migrants-day-2026 7d', 'en')?.manner.choice.only).toBe('migrants-day-2026');
  });

  it.each(['me when the Forum is', 'every two hours', 'hello', '9d 8d 7d 6d 5d 4d 3d', 'two thousand days before'])('holds no wish: %s', (text) => {
    expect(read(text, 'en')).toBeUndefined();
  });
});
