import type { Field, Form } from '../../src/chat/form.js';
import type { Language } from '../../src/language/language.js';
import { SENTENCE } from './sample-messages.js';

const field = (id: string, kind: Field['kind'], some: Partial<Field> = {}): Field => ({ id, kind, label: id, required: false, conditions: [], ...some });
const options = (count: number, label = 'option') => Array.from({ length: count }, (_, at) => ({ id: `o${at}`, label: `${label} ${at}` }));

/** A form of two pages with every kind of field, at its longest. */
export function everyField(language: Language): Form {
  const sentence = SENTENCE[language];
  return {
    id: 'sample.form', version: 1, about: { milestone: 'imrf-2026' }, language, title: `${sentence} ${sentence}`, submitLabel: sentence,
    pages: [
      {
        title: sentence,
        fields: [
          field('name', 'text', { label: sentence, help: sentence, required: true, max: 200 }),
          field('story', 'long-text', { label: `${sentence} `.repeat(60).trim(), help: `${sentence} `.repeat(60).trim(), max: 4_000 }),
          field('few', 'choice', { options: options(3) }),
          field('more', 'choice', { options: options(40) }),
          field('worded', 'choice', { options: options(3, `${sentence} `.repeat(6).trim()) }),
          field('long', 'choice', { options: options(195) }),
        ],
      },
      {
        title: sentence.slice(0, 20),
        fields: [
          field('several', 'choices', { options: options(10) }),
          field('many', 'choices', { options: options(100) }),
          field('countries', 'choices', { options: options(195) }),
          field('day', 'date', { required: true }),
          field('site', 'url'),
          field('mail', 'email', { conditions: [{ effect: 'ask', field: 'few', in: ['o1'] }], required: true }),
          field('paper', 'file'),
        ],
      },
    ],
  };
}
