import { describe, expect, it } from 'vitest';
import { proofLines } from '../../src/broadcasts/desk-lines.js';
import { inHowLong } from '../../src/broadcasts/in-how-long.js';
import { LANGUAGES } from '../../src/language/language.js';
import { wordsIn } from '../../src/language/words.js';

const MINUTE = 1 / 60;

describe('how long it took', () => {
  it.each([
    [0, { unit: 'moment' }],
    [0.01, { unit: 'moment' }],
    [MINUTE, { unit: 'minutes', count: 1 }],
    [0.5, { unit: 'minutes', count: 30 }],
    [59.4 * MINUTE, { unit: 'minutes', count: 59 }],
    [59.6 * MINUTE, { unit: 'hours', count: 1 }],
    [1.04, { unit: 'hours', count: 1 }],
    [2.46, { unit: 'hours', count: 2.5 }],
    [48, { unit: 'hours', count: 48 }],
    [48.5, { unit: 'days', count: 2 }],
    [60, { unit: 'days', count: 2.5 }],
  ])('is told in the unit that fits %d hours', (hours, told) => {
    expect(inHowLong(hours)).toEqual(told);
  });

  it.each([
    ['en', 0.01, 'Reached 5 of 7 networks in under a minute.'],
    ['en', 1, 'Reached 5 of 7 networks in 1 hour.'],
    ['fr', 1.5, '5 réseaux sur 7 atteints en 1,5 heure.'],
    ['es', 0.2, 'Se llegó a 5 de 7 redes en 12 minutos.'],
    ['ru', 22 * MINUTE, 'Дошло до 5 из 7 сетей за 22 минуты.'],
    ['ru', 0, 'Дошло до 5 из 7 сетей меньше чем за минуту.'],
    ['ar', 2, 'بلغت 5 من 7 شبكات في ساعتين.'],
    ['zh', 60, '在 2.5 天内送达 7 个网络中的 5 个。'],
    ['zh', 0, '不到一分钟，送达 7 个网络中的 5 个。'],
  ] as const)('is a sentence in %s: %d hours', (language, hours, line) => {
    expect(proofLines({ reached: 5, networks: 7, hours, missing: [] }, wordsIn(language))).toEqual([line]);
  });

  it.each(LANGUAGES)('is said in %s of nobody reached, and of who is missing', (language) => {
    const words = wordsIn(language);

    expect(proofLines({ reached: 0, networks: 2, hours: null, missing: ['KE', 'SN'] }, words)).toEqual([words.say('broadcast.proof-none', { networks: 2 }), expect.stringMatching(/[:：]/)]);
  });
});
