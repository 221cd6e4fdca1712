import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mendWords } from '../../../src/answers/reading/mend-words.js';
import { spot } from '../../../src/answers/reading/spot.js';
import { cutIntoTokens } from '../../../src/answers/reading/tokens.js';
import { isOneErrorApart, withoutOneLetter } from '../../../src/language/one-error.js';
import type { Language } from '../../../src/language/language.js';
import { ask } from '../asking.js';

function mended(text: string, language: Language): string {
  const tokens = cutIntoTokens(text, language);
  return mendWords(tokens, spot(tokens, language).strange, language).map((token) => token.text).join(' ');
}

describe('a slip of the pen in the name of an event', () => {
  it.each([
    ['en', 'when was the first fourm', 'imrf-2022'],
    ['en', 'second Africa reveiw, dates', 'africa-regional-review-2024'],
    ['en', 'date of the multi-stakeholder haering 2026', 'multi-stakeholder-hearing-2026'],
    ['en', 'how many days to migrnats day', 'migrants-day-2026'],
    ['en', 'town hal 3 on the declaration 2022', 'progress-declaration-townhall-3-2022'],
    ['fr', "date de l'auditon multipartite 2026", 'multi-stakeholder-hearing-2026'],
    ['fr', 'acréditation spéciale pour le forum 2030 ?', 'imrf-2030-accreditation'],
    ['es', 'fecha de la audencia con partes interesadas 2026', 'multi-stakeholder-hearing-2026'],
    ['es', 'mesa redona 3 en 2022 cuando fue', 'imrf-2022-roundtable-3'],
    ['ru', 'когда был первый фрум', 'imrf-2022'],
    ['ru', 'регоинальный обзор Африки 2024 когда', 'africa-regional-review-2024'],
    ['ar', 'الاستعراص الإقليمي لأفريقيا 2024 متى', 'africa-regional-review-2024'],
    ['ar', 'كم يوم باقي على يوم المهاجرن', 'migrants-day-2026'],
    ['zh', '2026年利益攸关方听政会的日期', 'multi-stakeholder-hearing-2026'],
    ['zh', '2030年论坛的特别任证', 'imrf-2030-accreditation'],
  ])('in %s is mended: %s', (locale, question, expected) => {
    expect(ask(question)).toMatchObject({ locale, milestones: [expected] });
  });

  it.each([
    ['en', 'which form do we fill in'],
    ['es', 'el foro de Lima'],
    ['es', 'el 7 de septiembre'],
    ['fr', 'le siège de notre association'],
    ['ru', 'какие формы заполнить'],
    ['ar', 'منصة الشبكة بتاعتنا'],
    ['zh', '秘书处的培训课'],
  ] as const)('leaves other words of %s alone: %s', (language, text) => {
    expect(mended(text, language)).toBe(cutIntoTokens(text, language).map((token) => token.text).join(' '));
  });

  it('is one letter wrong, missing, too many, or two swapped', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 8 });
    fc.assert(fc.property(word, fc.nat(), (one, at) => {
      const place = at % one.length;
      const lost = one.slice(0, place) + one.slice(place + 1);
      expect(isOneErrorApart(lost, one)).toBe(true);
      expect(isOneErrorApart(one, lost)).toBe(true);
      expect(isOneErrorApart(`${one.slice(0, place)}z${one.slice(place + 1)}`, one)).toBe(true);
      expect(withoutOneLetter(one)).toContain(lost);
      expect(isOneErrorApart(one, one)).toBe(false);
      expect(isOneErrorApart(`${lost}xyz`, one)).toBe(false);
    }));
  });
});
