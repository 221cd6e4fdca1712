import type { Field, FieldKind, Form, Option } from '../chat/form.js';
import { isolate } from '../language/isolate.js';
import { Language } from '../language/language.js';
import type { Words } from '../language/words.js';
import type { ShippedField, ShippedPracticeForm } from './shipped-form.js';

/** The id under which the form comes back. */
export const PRACTICE_FORM = 'practices.practice';

/**
 * The practice form in one language, a page a step. The file has its labels and help in English alone: in another
 * language these are marked as English, so that no screen reader reads them as its own, and set off among Arabic words,
 * so that their full stops stay at their ends.
 * @param countries codes of all countries that can be named (ISO 3166-1 alpha-2).
 */
export function practiceForm(shipped: ShippedPracticeForm, countries: readonly string[], words: Words, version = 1): Form {
  const byId = new Map(shipped.fields.map((field) => [field.id, field]));
  const english = words.language === 'en' ? {} : { language: 'en' as const };
  const own = (text: string) => isolate(text, words.language);
  return {
    id: PRACTICE_FORM, version, about: {}, language: words.language, title: words.say('practices.form-title'), submitLabel: words.say('practices.form-submit'),
    pages: shipped.steps.map(({ title, fields }) => ({
      title: own(title), ...english,
      fields: fields.flatMap((id) => byId.get(id) ?? []).map((field) => setOff(field, own)).flatMap((field) => [fieldOf(field, optionsOf(field, shipped, countries, words.language), english), ...besideOf(field, english)]),
    })),
  };
}

/** All words of a field that people read, each set off. */
function setOff(field: ShippedField, own: (text: string) => string): ShippedField {
  const options = Array.isArray(field.options) ? field.options.map((option) => ({ ...option, label: own(option.label) })) : field.options;
  return { ...field, label: own(field.label), help: field.help === null ? null : own(field.help), options };
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

function optionsOf({ options, limits }: ShippedField, { lists }: ShippedPracticeForm, countries: readonly string[], language: Language): Option[] | undefined {
  if (options === null || limits.freeText === true) return undefined;
  if (Array.isArray(options)) return options.map(({ id, label }) => ({ id, label, ...markOf(id, language) }));
  if (limits.codes !== undefined) return countryOptions(countries, language);
  const items = lists.get(options.ref);
  return items?.map(({ number, id, short, label }) => ({ id: id ?? String(number), label: `${number}. ${(short ?? label)?.[language] ?? ''}`.trim() }));
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
