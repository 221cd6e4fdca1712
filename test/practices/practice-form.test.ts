import { describe, expect, it } from 'vitest';
import { Form } from '../../src/chat/form.js';
import { readField } from '../../src/chat/read-field.js';
import { LANGUAGES } from '../../src/language/language.js';
import { wordsIn } from '../../src/language/words.js';
import { shippedPracticeForm } from '../support/form-house.js';

const fieldIn = (language: (typeof LANGUAGES)[number], id: string) => {
  const found = shippedPracticeForm(language).pages.flatMap((page) => page.fields).find((field) => field.id === id);
  if (found === undefined) throw new Error(`there is no field ${id}`);
  return found;
};

describe('the practice form', () => {
  it.each(LANGUAGES)('is a whole form in %s: seven pages, every field of the file once', (language) => {
    const form = Form.parse(shippedPracticeForm(language));

    const ids = form.pages.flatMap((page) => page.fields.map((field) => field.id));
    expect(form.pages.map((page) => page.title.replace(/[\u2066-\u2069]/g, ''))).toEqual(['What and where', 'Compact and goals', 'When and what kind', 'Story and results', 'Lessons', 'Partners and links', 'Contact and consent']);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !id.endsWith('-text'))).toHaveLength(32);
  });

  it('has objectives, principles and goals in the language, and marks what is English in another', () => {
    expect(fieldIn('fr', 'primaryObjectives').options?.[1]).toEqual({ id: '2', label: '2. Lutter contre les facteurs négatifs' });
    expect(fieldIn('fr', 'title').language).toBe('en');
    expect(fieldIn('en', 'title').language).toBeUndefined();
    expect(fieldIn('ar', 'regions').options?.[0]).toEqual({ id: 'africa', label: '\u2068Africa\u2069', language: 'en' });
    expect(fieldIn('ar', 'submissionLanguage').options?.[1]).toEqual({ id: 'fr', label: '\u2068Français\u2069', language: 'fr' });
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

  it('asks for a text beside an option that takes one', () => {
    expect(fieldIn('en', 'unsdcf-text')).toMatchObject({ kind: 'text', max: 300, conditions: [{ effect: 'ask', field: 'unsdcf', in: ['yes'] }] });
  });
});
