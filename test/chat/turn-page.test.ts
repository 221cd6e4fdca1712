import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Field, Form, FormValues } from '../../src/chat/form.js';
import { readPages, turnPage, withValues } from '../../src/chat/turn-page.js';
import { wordsIn } from '../../src/language/words.js';

const words = wordsIn('en');
const field = (id: string, more: Partial<Field> = {}): Field => ({ id, kind: 'text', label: id, required: false, conditions: [], ...more });
const form: Form = {
  id: 'sample', version: 1, about: {}, language: 'en', title: 'A form', submitLabel: 'Send',
  pages: [
    { title: 'One', fields: [field('name', { required: true }), field('scope', { kind: 'choice', options: [{ id: 'local', label: 'Local' }, { id: 'global', label: 'Global' }] })] },
    { title: 'Two', fields: [field('town', { conditions: [{ effect: 'ask', field: 'scope', in: ['local'] }] })] },
    { title: 'Three', fields: [field('day', { kind: 'date', required: true })] },
  ],
};

describe('turning a page', () => {
  it('stays where something is needed or wrong, and says so', () => {
    expect(turnPage(form, {}, 0, 'next', words)).toEqual({ values: {}, page: 0, errors: { name: words.say('form.error-empty') } });
    expect(turnPage(form, { name: 'A', scope: 'moon' }, 0, 'next', words).errors).toHaveProperty('scope');
  });

  it('goes on over a page on which nothing is asked, and back over it', () => {
    const values = { name: 'A', scope: 'global' };

    expect([turnPage(form, values, 0, 'next', words).page, turnPage(form, values, 2, 'back', words).page]).toEqual([2, 0]);
    expect(turnPage(form, { ...values, scope: 'local' }, 0, 'next', words).page).toBe(1);
  });

  it('goes back from whatever stands on the page', () => {
    expect(turnPage(form, { name: 'A', scope: 'local', day: 'soon' }, 2, 'back', words)).toMatchObject({ page: 1, errors: {} });
  });

  it('takes no field that the form lacks', () => {
    expect(withValues(form, { name: 'A' }, { role: 'approver', name: 'B' })).toEqual({ name: 'B' });
  });
});

describe('a whole form', () => {
  it('shows the first page on which something is wrong', () => {
    expect(readPages(form, { scope: 'local', day: 'soon' }, words)).toMatchObject({ ok: false, page: 0 });
    expect(readPages(form, { name: 'A', day: 'soon' }, words)).toMatchObject({ ok: false, page: 2, errors: { day: words.say('form.error-date') } });
  });

  it('hands over what is asked, and not what an answer has made idle', () => {
    expect(readPages(form, { name: 'A', scope: 'Global', town: 'Busia', day: '2026-05-05' }, words)).toEqual({ ok: true, values: { name: 'A', scope: 'global', day: '2026-05-05' } });
  });
});

describe('whatever is typed, in whatever order pages are turned', () => {
  const typed = fc.dictionary(fc.constantFrom('name', 'scope', 'town', 'day', 'foreign'), fc.oneof(fc.string(), fc.array(fc.string(), { maxLength: 3 })));
  const steps = fc.array(fc.record({ to: fc.constantFrom<'next' | 'back'>('next', 'back'), page: fc.nat(9), typed }), { maxLength: 12 });

  it('every field keeps what was typed last, and a page of the form is shown', () => {
    fc.assert(
      fc.property(steps, (turns) => {
        let values: FormValues = {};
        const last: FormValues = {};
        for (const { to, page, typed: given } of turns) {
          Object.assign(last, given);
          const turned = turnPage(form, withValues(form, values, given), page, to, words);
          values = turned.values;
          expect(form.pages[turned.page]).toBeDefined();
        }
        const own = Object.fromEntries(Object.entries(last).filter(([id]) => id !== 'foreign'));
        expect(values).toEqual(own);
      }),
    );
  });
});
