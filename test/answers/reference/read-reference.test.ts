import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { groundOf } from '../../../src/answers/reference/ground-of.js';
import { readReference } from '../../../src/answers/reference/read-reference.js';
import { LANGUAGES, Language } from '../../../src/language/language.js';
import { isOf } from '../../../src/reference/entry.js';
import { networks, shippedLedger } from '../shipped-ledger.js';
import { read } from './reading.js';

/** A line: language, question, the refs that must be named; `-` where nothing may be claimed. */
const lines = readFileSync(new URL('./questions.txt', import.meta.url), 'utf8').split('\n').filter((line) => line !== '').map((line) => line.split('|'));
const questions = lines.map(([language, question = '', refs = '']) => ({ language: Language.parse(language), question, refs: refs === '-' ? [] : refs.split(' ') }));

describe('a question about support or a fact', () => {
  it.each(questions.filter(({ refs }) => refs.length > 0))('$language $question → $refs', ({ language, question, refs }) => {
    expect(read(question, language)?.refs).toEqual(expect.arrayContaining(refs));
  });

  it.each(questions.filter(({ refs }) => refs.length === 0))('is not claimed: $language $question', ({ language, question }) => {
    expect(['weak', undefined]).toContain(read(question, language)?.strength);
  });

  const asked = { en: 'Which objective is about: ', fr: 'Quel objectif : ', es: '¿Qué objetivo trata de: ', ru: 'Какая цель: ', ar: 'أي هدف يتناول: ', zh: '哪个目标涉及：' } as const;
  const objectives = [...shippedLedger.reference.values()].filter((entry) => isOf('objective', entry));
  it.each(LANGUAGES)('finds each of the 23 objectives by its own name in %s', (language) => {
    const missed = objectives.filter(({ ref, values }) => read(asked[language] + values.label[language], language)?.refs.includes(ref) !== true);

    expect(missed.map(({ ref }) => ref)).toEqual([]);
  });

  const principle = { en: 'Which principle: ', fr: 'Quel principe : ', es: '¿Qué principio: ', ru: 'Какой принцип: ', ar: 'أي مبدأ: ', zh: '哪项原则：' } as const;
  it.each(LANGUAGES)('finds each guiding principle by its own name in %s', (language) => {
    const principles = [...shippedLedger.reference.values()].filter((entry) => isOf('principle', entry));

    const missed = principles.filter(({ ref, values }) => read(principle[language] + values.label[language], language)?.refs.includes(ref) !== true);

    expect(missed.map(({ ref }) => ref)).toEqual([]);
  });

  const goal = { en: 'Which SDG: ', fr: 'Quel ODD : ', es: '¿Qué ODS: ', ru: 'Какая ЦУР: ', ar: 'أي من أهداف التنمية المستدامة: ', zh: '哪个可持续发展目标：' } as const;
  it.each(LANGUAGES)('finds each Sustainable Development Goal by its own name in %s', (language) => {
    const goals = [...shippedLedger.reference.values()].filter((entry) => isOf('sdg', entry));

    const missed = goals.filter(({ ref, values }) => read(goal[language] + values.label[language], language)?.refs.includes(ref) !== true);

    expect(missed.map(({ ref }) => ref)).toEqual([]);
  });

  it('says how sure it is: a number is a name, a topic alone is weak', () => {
    expect(read('what is objective 7', 'en')).toEqual({ intent: 'reference', refs: ['objective:7'], strength: 'named' });
    expect(read('which objective is about remittances', 'en')).toMatchObject({ strength: 'likely' });
    expect(read('what about remittances', 'en')).toMatchObject({ strength: 'weak' });
  });

  it('tells both reviews of a country that is in two, its own where none is named', () => {
    expect(read('Africa or Arab region?', 'en')).toBeUndefined();
    expect(read('Do we belong to Africa or the Arab region?', 'en', 'EG')?.refs).toEqual(expect.arrayContaining(['region:africa', 'region:arab-states']));
  });

  it('names only what the house still holds', () => {
    const book = new Map([...shippedLedger.reference].filter(([ref]) => ref !== 'contact:training'));

    const found = readReference('Who do we contact for training?', 'en', groundOf(book, networks, undefined));

    expect(found?.refs).toEqual(['support:unct-training']);
  });
});
