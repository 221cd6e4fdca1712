import { describe, expect, it } from 'vitest';
import type { Field, Form } from '../../src/chat/form.js';
import { FORM_WORDS } from '../../src/chat/form-words.js';
import { fieldToJumpTo } from '../../src/chat/name-fields.js';
import { readField } from '../../src/chat/read-field.js';
import { advance } from '../../src/chat/step-by-step.js';
import { LANGUAGES } from '../../src/language/language.js';
import { wordsIn } from '../../src/language/words.js';
import { shippedPracticeForm } from '../support/form-house.js';

const field = (id: string): Field => ({ id, kind: 'text', label: `${id}?`, required: false, conditions: [] });
const form: Form = { id: 'sample', version: 1, about: {}, language: 'en', title: 'A form', submitLabel: 'Send', pages: [{ title: 'One', fields: [field('one'), field('two'), field('three')] }] };

/** What a word did at the second of three fields. */
function doneBy(said: string, language: (typeof LANGUAGES)[number]): string {
  const step = advance(form, { values: { one: 'kept' }, asking: 'two' }, said, wordsIn(language));
  if (step.kind !== 'ask') return step.kind;
  return 'two' in step.progress.values ? `took ${said}` : `asks ${step.progress.asking}`;
}

describe('a form that is asked in words', () => {
  it.each(LANGUAGES)('is steered in %s by the words that people use beside those they are told', (language) => {
    const does = { stop: 'stopped', back: 'asks one', show: 'asks two', skip: 'asks three' } as const;

    for (const [word, done] of Object.entries(does) as [keyof typeof does, string][]) {
      for (const said of [...FORM_WORDS[word][language], ...FORM_WORDS[word].en]) expect([said, doneBy(said, language)]).toEqual([said, done]);
    }
  });

  it.each([['Montrer.', 'fr', 'asks two'], ['АФИШИРОВАТЬ', 'ru', 'took АФИШИРОВАТЬ'], ['Montrer les résultats', 'fr', 'took Montrer les résultats'], ['montrer', 'zh', 'took montrer'], ['retour', 'fr', 'asks one']] as const)('is steered by no other words: %s (%s)', (said, language, done) => {
    expect(doneBy(said, language)).toBe(done);
  });

  it.each(LANGUAGES)('asks in %s for no practice whose answer, or field, is called so', (language) => {
    const fields = shippedPracticeForm(language).pages.flatMap((page) => page.fields);
    const said = Object.values(FORM_WORDS).flatMap((words) => [...words[language], ...words.en]);

    const taken = said.filter((word) => fieldToJumpTo(word, fields) !== undefined || fields.some((one) => one.options !== undefined && readField(one, word, wordsIn(language)).ok));

    expect(taken).toEqual([]);
  });
});
