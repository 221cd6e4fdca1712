import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainForm } from '../../src/language/plain-form.js';
import { ask } from './asking.js';

// What the roadmap lacks, asked of an event that it holds.
const details = {
  en: ['When does the exhibition at {} open?', 'Who chairs {}?', 'When does the bus to {} leave?', 'What is the wifi code of {}?', 'How many people came to {}?'],
  fr: ['Quand ouvre l’exposition pendant {} ?', 'Qui préside {} ?', 'Quand part le bus pour {} ?', 'Quel est le code wifi de {} ?'],
  es: ['¿Cuándo abre la exposición en {}?', '¿Quién preside {}?', '¿Cuándo sale el autobús a {}?'],
  ru: ['Когда открывается выставка на {}?', 'Кто председатель на {}?', 'Когда отходит автобус на {}?'],
  ar: ['متى يفتح المعرض في {}؟', 'من هو رئيس {}؟', 'متى يغادر الباص إلى {}؟'],
  zh: ['{}的展览什么时候开始？', '{}的主席是谁？', '{}的班车什么时候出发？'],
} as const;
const events = {
  en: ['the Forum', 'the second IMRF', 'the Forum of 2022', 'our regional review'],
  fr: ['le Forum', 'le deuxième Forum', 'notre examen régional'],
  es: ['el Foro', 'el segundo Foro', 'nuestra revisión regional'],
  ru: ['форум', 'второй форум', 'наш региональный обзор'],
  ar: ['المنتدى', 'المنتدى الثاني', 'استعراضنا الإقليمي'],
  zh: ['论坛', '第二届论坛', '我们的区域审查'],
} as const;

const language = fc.constantFrom('en', 'fr', 'es', 'ru', 'ar', 'zh');
const day = fc.constantFrom('2021-06-01', '2022-05-01', '2024-06-01', '2026-05-06', '2026-11-24', '2029-12-31');
const network = fc.constantFrom(undefined, 'KE', 'EG', 'KZ', 'NP');

describe('what the ledger lacks', () => {
  it('is not known, in six languages, on any day, for any network', () => {
    const questions = language.chain((one) => fc.tuple(fc.constantFrom(...details[one]), fc.constantFrom(...events[one]))).map(([detail, event]) => detail.replace('{}', event));

    fc.assert(fc.property(questions, day, network, (question, on, from) => {
      const found = ask(question, { on, ...(from === undefined ? {} : { from }) });

      expect(found, question).toMatchObject({ dates: [], milestones: [], status: null, days: null });
    }), { numRuns: 500 });
  });

  it('is no Forum of a year or a number that is not held', () => {
    const year = fc.integer({ min: 2000, max: 2099 }).filter((one) => ![2022, 2026, 2030].includes(one));

    fc.assert(fc.property(year, day, (one, on) => {
      for (const question of [`When is the Forum of ${one}?`, `Quand a lieu le Forum de ${one} ?`, `когда форум ${one} года`, `متى منتدى ${one}؟`, `${one}年论坛是什么时候？`, `¿Cuándo es el Foro de ${one}?`]) {
        expect(ask(question, { on }).dates, question).toEqual([]);
      }
    }));
  });

  it('is anything that is asked with words it does not know', () => {
    const strange = fc.stringMatching(/^[bcdfghjklmnpqrstvwxz]{5,12}$/);

    fc.assert(fc.property(strange, strange, (one, other) => {
      expect(ask(`When is the ${one} ${other} of the Forum?`).dates).toEqual([]);
    }));
  });

  it('never fails on what people paste, and gives the same answer twice', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
      expect(ask(text)).toEqual(ask(text));
      expect(plainForm(plainForm(text))).toBe(plainForm(text));
    }));
  });
});
