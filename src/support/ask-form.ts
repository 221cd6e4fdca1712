import type { Field, Form, FormValues } from '../chat/form.js';
import { LANGUAGES, Language } from '../language/language.js';
import type { MessageKey, Words } from '../language/words.js';
import { nameLanguage } from '../networks/find-language.js';
import type { ReferenceBook } from '../reference/book.js';
import { CalendarDate } from '../time/calendar-date.js';
import { cautionOf, nameKind } from './name-kind.js';
import { needsOf, type Need, type Offer } from './offers.js';
import type { SupportRefusalCode } from './plan-step.js';
import { LONGEST_TEXT, type SupportWish } from './support-request.js';

/** The form `support.ask`: what is needed, in words, and what else this offer needs. */
export function askForm(offer: Offer, book: ReferenceBook, words: Words): Form {
  const title = words.say('support.form-title');
  const fields = [...kindField(offer, words), whatField(offer, book, words), ...needsOf(offer).map((need) => needField(need, words))];
  return { id: 'support.ask', version: 1, about: { offer: offer.ref }, language: words.language, title, submitLabel: words.say('support.form-send'), pages: [{ title, fields }] };
}

/** What was filled in. The only thing that an offer names needs no choice. */
export function wishOf(offer: Offer, values: FormValues): SupportWish {
  const text = (id: string): string => String(values[id] ?? '').trim();
  const { requests } = offer.values;
  const chosen = requests.length === 1 ? requests[0] : requests[Number(text('kind')) - 1];
  return {
    offer: offer.ref, kind: chosen ?? '', what: text('what'), wantedBy: CalendarDate.safeParse(text('by')).data ?? null,
    inLanguage: Language.safeParse(text('language')).data ?? null, link: text('link') === '' ? null : text('link'),
  };
}

/** The field that mends a refusal. */
export function fieldOf(code: SupportRefusalCode): string {
  const fields: Partial<Record<SupportRefusalCode, string>> = { 'day-passed': 'by', 'link-broken': 'link', 'kind-unknown': 'kind' };
  return fields[code] ?? 'what';
}

function kindField({ values: { requests } }: Offer, words: Words): Field[] {
  if (requests.length === 1) return [];
  const options = requests.map((kind, at) => ({ id: String(at + 1), label: nameKind(kind, words) }));
  return [{ id: 'kind', kind: 'choice', label: words.say('support.form-kind'), required: true, options, conditions: [] }];
}

function whatField({ ref }: Offer, book: ReferenceBook, words: Words): Field {
  const help = [cautionOf(ref, book, words), words.say('support.form-what-help')].filter((one) => one !== undefined).join(' ');
  return { id: 'what', kind: 'long-text', label: words.say('support.form-what'), help, required: true, max: LONGEST_TEXT, conditions: [] };
}

const FIELDS: Record<Need, { readonly field: Pick<Field, 'id' | 'kind'>; readonly label: MessageKey; readonly help: MessageKey | null }> = {
  wantedBy: { field: { id: 'by', kind: 'date' }, label: 'support.form-by', help: 'support.form-by-help' },
  inLanguage: { field: { id: 'language', kind: 'choice' }, label: 'support.form-language', help: null },
  link: { field: { id: 'link', kind: 'url' }, label: 'support.form-link', help: 'support.form-link-help' },
};

function needField(need: Need, words: Words): Field {
  const { field, label, help } = FIELDS[need];
  const options = need === 'inLanguage' ? { options: LANGUAGES.map((one) => ({ id: one, label: nameLanguage(one, words.language) })) } : {};
  return { ...field, label: words.say(label), required: false, conditions: [], ...options, ...(help === null ? {} : { help: words.say(help) }) };
}
