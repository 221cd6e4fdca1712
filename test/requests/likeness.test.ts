import { describe, expect, it } from 'vitest';
import type { Language } from '../../src/language/language.js';
import { ALIKE, likeness, LIKE_ENOUGH_TO_ANSWER } from '../../src/requests/likeness.js';

const how = (language: Language, one: string, other: string): number => likeness({ text: one, language }, { text: other, language });

describe('how alike two questions are', () => {
  it.each<[Language, string, string]>([
    ['en', 'Was the 2026 declaration adopted by consensus?', 'was the declaration of 2026 adopted by concensus'],
    ['fr', 'La déclaration de 2026 a-t-elle été adoptée par consensus ?', 'Est-ce que la déclaration 2026 a été adopté par consensus'],
    ['es', '¿Se aprobó por consenso la declaración de 2026?', 'la declaracion de 2026 se aprobó por consenso'],
    ['ru', 'Была ли декларация 2026 года принята консенсусом?', 'декларация 2026 года была принята консенсусом'],
    ['ar', 'هل اعتُمد إعلان 2026 بتوافق الآراء؟', 'هل اعتمد اعلان ٢٠٢٦ بتوافق الآراء'],
    ['zh', '2026年的宣言是协商一致通过的吗？', '2026年宣言是协商一致通过的'],
  ])('answers in %s the same question in other words of the grammar', (language, one, other) => {
    expect(how(language, one, other)).toBeGreaterThanOrEqual(LIKE_ENOUGH_TO_ANSWER);
  });

  it.each<[Language, string, string]>([
    ['en', 'Was the 2026 declaration adopted by consensus?', 'Was the 2026 declaration adopted by vote?'],
    ['en', 'Was the 2026 declaration adopted by consensus?', 'Was the 2022 declaration adopted by consensus?'],
    ['en', 'Can stakeholders speak at the Forum?', 'Can stakeholders not speak at the Forum?'],
    ['en', 'Who chairs round table 1?', 'Who chairs round table 2?'],
    ['fr', 'Qui préside la table ronde ?', 'Qui préside la séance plénière ?'],
    ['ru', 'Кто оплачивает поездку участников?', 'Кто оплачивает визу участников?'],
    ['zh', '谁主持圆桌会议？', '谁主持全体会议？'],
  ])('never answers in %s with the words for another question', (language, one, other) => {
    expect(how(language, one, other)).toBeLessThan(LIKE_ENOUGH_TO_ANSWER);
  });

  it('groups questions that share most of their words, and leaves others apart', () => {
    expect(how('en', 'Is there Wi-Fi in the conference building?', 'is there wifi or internet in the conference building')).toBeGreaterThanOrEqual(ALIKE);
    expect(how('en', 'Is there Wi-Fi in the conference building?', 'Who pays for my colleague’s hotel?')).toBeLessThan(ALIKE);
  });

  it('is the same in both directions', () => {
    const [one, other] = ['Who may take the floor in the policy debate?', 'who can speak in the policy debate'];

    expect(how('en', one, other)).toBe(how('en', other, one));
  });

  it('finds nothing alike in words of the grammar alone', () => {
    expect(how('en', 'What is it?', 'What is it?')).toBe(0);
  });
});
