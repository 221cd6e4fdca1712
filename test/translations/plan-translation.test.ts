import { describe, expect, it } from 'vitest';
import { planTranslation, type TranslationView, type TranslationWish } from '../../src/translations/plan-translation.js';
import type { Translation } from '../../src/translations/translation.js';
import { Instant } from '../../src/time/instant.js';
import { given } from '../support/cast.js';

const english = { title: 'Migration Week 2028', summary: 'Two-yearly week.' };
const french: Translation = {
  of: 'migration-week-2028', language: 'fr', title: 'Semaine de la migration 2028', summary: 'Semaine bisannuelle.', aliases: ['semaine 2028'], original: english,
  confirmedBy: null, confirmedAt: null, by: 'shipped', at: null, revision: 1,
};
const ana = { by: 'console:ana', at: Instant.parse('2026-11-25T10:00:00.000Z') };

function plan(wish: Partial<TranslationWish & { kind: 'amend' }> | Partial<TranslationWish & { kind: 'confirm' }>, view: Partial<TranslationView> = {}) {
  const whole = wish.kind === 'confirm' ? { of: french.of, language: 'fr', seen: null, ...wish, kind: 'confirm' } as const : { of: french.of, language: 'fr', ...wish, kind: 'amend' } as const;
  return planTranslation(whole, { held: french, english, isTaken: (name) => name === 'FEMI 2022', ...view }, ana);
}

describe('a translation that is amended', () => {
  it('takes what was given, keeps the rest, and waits to be confirmed', () => {
    const made = plan({ title: ' Semaine des migrations 2028 ', addAliases: ['semaine de mars 2028'], dropAliases: ['semaine 2028'] }, { held: given(french, { confirmedBy: 'console:daniel' }) });

    expect(made).toMatchObject({ kind: 'plan', next: { title: 'Semaine des migrations 2028', summary: 'Semaine bisannuelle.', aliases: ['semaine de mars 2028'], confirmedBy: null, by: 'console:ana', revision: 2 } });
  });

  it('is made from the English text as it stands now', () => {
    const edited = { title: 'Migration Week 2028', summary: 'Week of partners.' };

    expect(plan({ summary: 'Semaine des partenaires.' }, { english: edited })).toMatchObject({ next: { original: edited } });
  });

  it('is the first revision where there was none', () => {
    expect(plan({ title: 'Semaine' }, { held: undefined })).toMatchObject({ before: null, next: { title: 'Semaine', aliases: [], revision: 1 } });
  });
});

describe('a translation that is confirmed', () => {
  it('names who vouches, and keeps who wrote it', () => {
    expect(plan({ kind: 'confirm' })).toMatchObject({ kind: 'plan', next: { ...french, confirmedBy: 'console:ana', confirmedAt: ana.at, revision: 2 } });
  });

  it('is confirmed again where the English text was edited since', () => {
    const edited = { title: 'Migration Week in 2028', summary: '' };

    expect(plan({ kind: 'confirm' }, { held: given(french, { confirmedBy: 'console:daniel' }), english: edited })).toMatchObject({ next: { confirmedBy: 'console:ana', original: edited } });
  });
});

describe('nothing is changed', () => {
  it.each<[string, Parameters<typeof plan>[0], Partial<TranslationView>]>([
    ['unknown', { title: 'Semaine' }, { english: undefined }],
    ['english', { language: 'en', title: 'Week' }, { held: undefined }],
    ['title-missing', { summary: 'Sans titre' }, { held: undefined }],
    ['title-missing', { title: '  ' }, {}],
    ['title-missing', { kind: 'confirm' }, { held: undefined }],
    ['name-taken', { addAliases: ['FEMI 2022'] }, {}],
    ['name-taken', { title: 'FEMI 2022' }, {}],
    ['nothing-changes', { title: 'Semaine de la migration 2028' }, {}],
    ['nothing-changes', { kind: 'confirm' }, { held: given(french, { confirmedBy: 'console:daniel' }) }],
    ['changed-meanwhile', { kind: 'confirm', seen: 1 }, { held: given(french, { revision: 2 }) }],
  ])('%s: %j', (code, wish, view) => {
    expect(plan(wish, view)).toMatchObject({ kind: 'refused', code });
  });
});
