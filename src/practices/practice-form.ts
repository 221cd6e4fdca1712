import type { Field, FieldKind, Form, Option } from '../chat/form.js';
import { isolate } from '../language/isolate.js';
import { Language } from '../language/language.js';
import type { Words } from '../language/words.js';
import type { FormWords } from './form-words.js';
import type { ShippedField, ShippedPracticeForm } from './shipped-form.js';

/** The id under which the form comes back. */
export const PRACTICE_FORM = 'practices.practice';

/**
 * The practice form in one language, a page a step. What nobody has translated stays English and is marked so, that no screen reader
 * reads it as its own, and set off among Arabic words, so that full stops stay at their ends.
 * @param countries codes of all countries that can be named (ISO 3166-1 alpha-2).
 */
export function practiceForm(shipped: ShippedPracticeForm, countries: readonly string[], words: Words, version = 1): Form {
  const byId = new Map(shipped.fields.map((field) => [field.id, field]));
  const { language } = words;
  const own = shipped.words.get(language);
  return {
    id: PRACTICE_FORM, version, about: {}, language, title: words.say('practices.form-title'), submitLabel: words.say('practices.form-submit'),
    pages: shipped.steps.map(({ title, fields }, at) => ({
      ...(own?.steps[at] === undefined ? { title: isolate(title, language), ...english(language) } : { title: own.steps[at] }),
      fields: fields.flatMap((id) => byId.get(id) ?? []).flatMap((field) => {
        const { marked, ...worded } = wordsOf(field, own, language);
        return [fieldOf(worded, optionsOf(worded, shipped, countries, own, language), marked), ...besideOf(worded, marked)];
      }),
    })),
  };
}

function english(language: Language): Marked {
  return language === 'en' ? {} : { language: 'en' };
}

/** A field in the words of this language, or in English, set off and marked. Its options are worded likewise. */
function wordsOf(field: ShippedField, own: FormWords | undefined, language: Language): ShippedField & { readonly marked: Marked } {
  const worded = own?.fields[field.id];
  const options = Array.isArray(field.options) ? field.options.map((option) => ({ ...option, label: worded?.options?.[option.id] ?? isolate(option.label, language) })) : field.options;
  if (worded === undefined) return { ...field, label: isolate(field.label, language), help: field.help === null ? null : isolate(field.help, language), options, marked: english(language) };
  return { ...field, label: worded.label, help: field.help === null ? null : (worded.help ?? isolate(field.help, language)), options, marked: {} };
}

type Marked = { readonly language?: Language };

function fieldOf(field: ShippedField, options: Option[] | undefined, marked: Marked): Field {
  const { id, label, help, required, conditions } = field;
  return {
    id, kind: kindOf(field, options !== undefined), label, required, conditions, ...marked, ...limitsOf(field, options !== undefined),
    ...(help === null ? {} : { help }),
    ...(options === undefined ? {} : { options }),
  };
}

/** Some options take a short text beside them: it is asked where one of them is chosen, under that option's own words. */
function besideOf({ id, limits, options }: ShippedField, marked: Marked): Field[] {
  const chosen = limits.freeTextWith;
  if (chosen === undefined || !Array.isArray(options)) return [];
  const label = options.filter((option) => chosen.includes(option.id)).map((option) => option.label).join(' / ');
  return [{ id: `${id}-text`, kind: 'text', label, required: false, conditions: [{ effect: 'ask', field: id, in: chosen }], ...marked, ...given('max', limits.recommendedMaxChars) }];
}

function kindOf({ type, limits }: ShippedField, isListed: boolean): FieldKind {
  switch (type) {
    case 'text':
    case 'url':
    case 'file':
    case 'email':
      return type;
    case 'long text':
      return 'long-text';
    case 'date':
      return limits.precision === 'year' ? 'partial-date' : 'date';
    case 'single':
      return 'choice';
    case 'multi':
      // Without a list they are names in people's own words, one to a line.
      return isListed ? 'choices' : 'long-text';
  }
}

/** Recommended least lengths are advice for the checks before sending: somebody who is not done may still turn the page. */
function limitsOf({ type, limits }: ShippedField, isListed: boolean): Pick<Field, 'min' | 'max'> {
  if (type === 'multi') return isListed ? { ...given('min', limits.min === 0 ? undefined : limits.min), ...given('max', limits.max ?? limits.recommendedMax) } : {};
  if (type === 'url') return given('max', limits.max);
  return type === 'single' ? {} : given('max', limits.recommendedMaxChars);
}

function given(name: 'min' | 'max', value: number | undefined): Pick<Field, 'min' | 'max'> {
  return value === undefined ? {} : { [name]: value };
}

function optionsOf({ id: field, options, limits }: ShippedField, { lists, fields }: ShippedPracticeForm, countries: readonly string[], own: FormWords | undefined, language: Language): Option[] | undefined {
  if (options === null || limits.freeText === true) return undefined;
  if (Array.isArray(options)) return options.map(({ id, label }) => (own?.fields[field]?.options?.[id] === undefined ? { id, label, ...markOf(id, language) } : { id, label, aka: [englishOf(fields, field, id)] }));
  if (limits.codes !== undefined) return countryOptions(countries, language);
  const items = lists.get(options.ref);
  return items?.map(({ number, id, short, label }) => ({ id: id ?? String(number), label: `${number}. ${(short ?? label)?.[language] ?? ''}`.trim() }));
}

/** Whoever knows the English form may answer with its words. */
function englishOf(fields: readonly ShippedField[], field: string, id: string): string {
  const options = fields.find((one) => one.id === field)?.options;
  return (Array.isArray(options) ? options.find((option) => option.id === id)?.label : undefined) ?? id;
}

/** Languages are named in themselves; all other options of the file are English. */
function markOf(id: string, language: Language): Marked {
  const own = Language.safeParse(id).data ?? 'en';
  return own === language ? {} : { language: own };
}

/** Countries by their names in the form's language, recognised in English too. Names are those of Unicode's CLDR. */
function countryOptions(codes: readonly string[], language: Language): Option[] {
  const [own, english] = [language, 'en'].map((one) => new Intl.DisplayNames(one, { type: 'region', fallback: 'code' }));
  return codes.map((code) => ({ id: code, label: own?.of(code) ?? code, aka: [english?.of(code) ?? code] }));
}
