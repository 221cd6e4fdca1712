import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Form } from '../../src/chat/form.js';
import { readField } from '../../src/chat/read-field.js';
import { LANGUAGES } from '../../src/language/language.js';
import { wordsIn } from '../../src/language/words.js';
import { packageRoot } from '../../src/package-root.js';
import { practiceForm } from '../../src/practices/practice-form.js';
import { readPracticeForm } from '../../src/practices/shipped-form.js';
import { shippedPracticeForm } from '../support/form-house.js';
import { countries } from '../support/practice-forms.js';

const fieldIn = (language: (typeof LANGUAGES)[number], id: string) => {
  const found = shippedPracticeForm(language).pages.flatMap((page) => page.fields).find((field) => field.id === id);
  if (found === undefined) throw new Error(`there is no field ${id}`);
  return found;
};

describe('the practice form', () => {
  it.each(LANGUAGES)('is a whole form in %s: seven pages, every field of the file once', (language) => {
    const form = Form.parse(shippedPracticeForm(language));

    const ids = form.pages.flatMap((page) => page.fields.map((field) => field.id));
    expect(form.pages).toHaveLength(7);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !id.endsWith('-text'))).toHaveLength(32);
  });

  it('is worded whole in every language: titles, labels, help and options', () => {
    const titles = LANGUAGES.map((language) => shippedPracticeForm(language).pages.map((page) => page.title).join());
    const marked = LANGUAGES.flatMap((language) => shippedPracticeForm(language).pages.flatMap((page) => page.fields)).filter((field) => field.language !== undefined || field.options?.some((option) => option.language !== undefined && field.id !== 'submissionLanguage'));

    expect(new Set(titles).size).toBe(6);
    expect(marked).toEqual([]);
    expect(fieldIn('fr', 'title')).toMatchObject({ label: 'Titre de la pratique' });
    expect(fieldIn('fr', 'primaryObjectives').options?.[1]).toEqual({ id: '2', label: '2. Lutter contre les facteurs négatifs' });
    expect(fieldIn('ar', 'regions').options?.[0]).toEqual({ id: 'africa', label: 'أفريقيا', aka: ['Africa'] });
    expect(fieldIn('ar', 'submissionLanguage').options?.[1]).toEqual({ id: 'fr', label: '\u2068Français\u2069', language: 'fr' });
  });

  it('takes an option by its words in the form’s language, in English, or by its number', () => {
    const regions = fieldIn('fr', 'regions');

    expect(readField(regions, 'Afrique, Europe', wordsIn('fr'))).toEqual({ ok: true, value: ['africa', 'europe'] });
    expect(readField(regions, 'Africa, 4', wordsIn('fr'))).toEqual({ ok: true, value: ['africa', 'europe'] });
  });

  it('marks as English what nobody has translated', () => {
    const shipped = readPracticeForm(join(packageRoot, 'data'));
    const form = practiceForm({ ...shipped, words: new Map() }, countries, wordsIn('ar'));

    expect(form.pages[0]).toMatchObject({ title: '\u2068What and where\u2069', language: 'en', fields: [{ label: '\u2068Title of the practice\u2069', language: 'en' }, {}, {}, {}, { options: [{ id: 'africa', label: '\u2068Africa\u2069', language: 'en' }, {}, {}, {}, {}] }, {}, {}, {}] });
  });

  it('recognises countries by name, in the form’s language or English, or by code', () => {
    const countries = fieldIn('fr', 'countries');

    expect(readField(countries, 'cote d’ivoire, Germany\nke', wordsIn('fr'))).toEqual({ ok: true, value: ['CI', 'DE', 'KE'] });
    expect(readField(countries, 'Atlantide', wordsIn('fr'))).toMatchObject({ ok: false });
  });

  it('takes a year or a month for a date that is known no better, and several links, one to a line', () => {
    const [start, links] = [fieldIn('en', 'startDate'), fieldIn('en', 'resources')];
    const readings = (field: typeof start, said: readonly string[]) => said.map((one) => readField(field, one, wordsIn('en')).ok);

    expect(readings(start, ['2019', '2019-05', '2019-05-31', '2019-13', 'soon', '2019-02-30'])).toEqual([true, true, true, false, false, false]);
    expect(readField(links, ' https://example.org/a \nhttp://example.org/b', wordsIn('en'))).toEqual({ ok: true, value: 'https://example.org/a\nhttp://example.org/b' });
    expect(readings(links, ['javascript:alert(1)', Array(11).fill('https://example.org').join('\n')])).toEqual([false, false]);
  });

  it.each([
    ['en', 'March 2019', '2019-03'], ['en', '3 March 2019', '2019-03-03'], ['en', '03/2019', '2019-03'], ['fr', 'mars 2019', '2019-03'], ['fr', 'le 3 mars 2019', '2019-03-03'], ['es', 'marzo de 2019', '2019-03'],
    ['ru', 'март 2019', '2019-03'], ['ar', 'آذار/مارس 2019', '2019-03'], ['zh', '2019年3月', '2019-03'],
  ] as const)('takes a month or a day in words, with its year (%s): %s', (language, said, value) => {
    expect(readField(fieldIn(language, 'startDate'), said, wordsIn(language))).toEqual({ ok: true, value });
  });

  it.each(['March', 'next year', 'since 2019', 'March to May 2019', '03/04/2019', '31 April 2019', 'March 2019, I think'])('takes no date for what says none by itself: %s', (said) => {
    expect(readField(fieldIn('en', 'startDate'), said, wordsIn('en')).ok).toBe(false);
  });

  it('asks for a text beside an option that takes one', () => {
    expect(fieldIn('en', 'unsdcf-text')).toMatchObject({ kind: 'text', max: 300, conditions: [{ effect: 'ask', field: 'unsdcf', in: ['yes'] }] });
  });
});
