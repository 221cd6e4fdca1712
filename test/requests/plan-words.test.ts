import { describe, expect, it } from 'vitest';
import { planWords, type RequestRefusalCode, type WordsWish } from '../../src/requests/plan-words.js';
import { CalendarDate } from '../../src/time/calendar-date.js';
import { given } from '../support/cast.js';

const today = CalendarDate.parse('2026-03-11');
const wish: WordsWish = { texts: { en: 'Without a vote.' }, source: 'https://www.un.org/', wordings: ['How was it adopted?', 'Comment a-t-elle été adoptée ?', ' '], expiresOn: null };

describe('what the Secretariat writes', () => {
  it('holds for a year, and is recognised in the language of each wording', () => {
    const planned = planWords(wish, today);

    expect(planned).toMatchObject({ kind: 'planned', knowledge: { writtenOn: today, expiresOn: '2027-03-11', source: { title: 'www.un.org', url: 'https://www.un.org/' }, wordings: [{ language: 'en' }, { language: 'fr' }] } });
  });

  it('is for those who asked alone without source and wordings', () => {
    expect(planWords({ ...wish, source: null, wordings: [] }, today)).toEqual({ kind: 'planned', texts: wish.texts, knowledge: null });
  });

  it.each<[RequestRefusalCode, Partial<WordsWish>]>([
    ['text-missing', { texts: { en: ' ' } }], ['source-missing', { source: null }], ['wording-missing', { wordings: [] }], ['source-broken', { source: 'un.org' }], ['source-broken', { source: 'javascript:alert(1)' }],
    ['over-already', { expiresOn: today }], ['text-long', { texts: { en: 'x'.repeat(3_001) } }], ['text-long', { wordings: ['x'.repeat(501)] }],
  ])('is refused as %s', (code, change) => {
    expect(planWords(given(wish, change), today)).toMatchObject({ kind: 'refused', code });
  });
});
