import { describe, expect, it } from 'vitest';
import type { Language } from '../../src/language/language.js';
import { findKnowledge, knowledgeOn, namesHeldDate } from '../../src/requests/find-knowledge.js';
import type { Knowledge } from '../../src/requests/knowledge.js';
import { CalendarDate } from '../../src/time/calendar-date.js';
import { given, migrantsDay } from '../support/cast.js';

const day = (text: string): CalendarDate => CalendarDate.parse(text);

const consensus: Knowledge = {
  number: 1, revision: 1, state: 'held', wordings: [{ text: 'Was the 2026 declaration adopted by consensus?', language: 'en' }], texts: { en: 'Yes.' },
  source: { title: 'un.org', url: 'https://www.un.org/' }, writtenOn: day('2026-11-24'), expiresOn: day('2027-11-24'),
};

describe('what the Secretariat wrote', () => {
  it('is found by the same question, the newest first', () => {
    const newer = given(consensus, { number: 2, writtenOn: day('2026-12-01') });

    expect(findKnowledge('was the declaration of 2026 adopted by consensus', 'en', [consensus, newer])?.number).toBe(2);
  });

  it('is not found by a question of another language without a wording in it', () => {
    expect(findKnowledge('La déclaration de 2026 a-t-elle été adoptée par consensus ?', 'fr', [consensus])).toBeUndefined();
  });

  it('is not repeated when it is withdrawn, nor from the day on which it expires', () => {
    const withdrawn = given(consensus, { number: 2, state: 'withdrawn' });

    expect(knowledgeOn(day('2027-11-23'), [consensus, withdrawn]).map(({ number }) => number)).toEqual([1]);
    expect(knowledgeOn(day('2027-11-24'), [consensus])).toEqual([]);
  });

  it.each<[Language, string]>([
    ['en', 'who speaks on 18 December 2026?'], ['en', 'who speaks on 18 December?'], ['en', 'who speaks on 2026-12-18?'], ['fr', 'qui parle le 18 décembre 2026 ?'], ['es', '¿quién habla el 18 de diciembre?'],
    ['ru', 'кто выступает 18 декабря 2026 года?'], ['ar', 'من يتحدث في 18 كانون الأول/ديسمبر 2026؟'], ['zh', '2026年12月18日谁发言？'], ['en', 'who speaks on 18.12.2026'],
  ])('is left aside in %s where a day of the ledger is named: %s', (language, question) => {
    expect(namesHeldDate(question, language, { milestones: [migrantsDay] })).toBe(true);
  });

  it.each<[Language, string]>([['en', 'who speaks on 8 December 2026?'], ['en', 'who speaks in 2026?'], ['zh', '2026年12月8日谁发言？'], ['ru', 'кто выступает 8 декабря?']])('is not left aside in %s for another day: %s', (language, question) => {
    expect(namesHeldDate(question, language, { milestones: [migrantsDay] })).toBe(false);
  });
});
