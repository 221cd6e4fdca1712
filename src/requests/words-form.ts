import type { Field, Form, FormValues } from '../chat/form.js';
import { LANGUAGES, type Language } from '../language/language.js';
import type { Words } from '../language/words.js';
import { nameLanguage } from '../networks/find-language.js';
import { CalendarDate } from '../time/calendar-date.js';
import type { QuestionGroup } from './group-questions.js';
import { knowledgeCode, LONGEST_WORDING, MOST_WORDINGS, type Knowledge } from './knowledge.js';
import type { RequestRefusalCode, WordsWish } from './plan-words.js';
import { questionCode } from './question.js';

/** The form `questions.reply`: one text for each language in which it was asked, and one in that of the writer. */
export function replyForm({ number, languages }: Pick<QuestionGroup, 'number' | 'languages'>, words: Words): Form {
  return formOf('questions.reply', { group: String(number) }, words.say('questions.form-reply', { code: questionCode(number) }), languages, words);
}

/** The form `questions.knowledge`: what the Secretariat wrote, to be changed. */
export function knowledgeForm({ number, texts }: Pick<Knowledge, 'number' | 'texts'>, words: Words): Form {
  return formOf('questions.knowledge', { knowledge: String(number) }, words.say('questions.form-change', { code: knowledgeCode(number) }), LANGUAGES.filter((language) => texts[language] !== undefined), words);
}

/** What stands in the form when it opens for what was written before. */
export function knowledgeValues({ texts, source, wordings, expiresOn }: Knowledge): FormValues {
  const written = LANGUAGES.flatMap((language): [string, string][] => (texts[language] === undefined ? [] : [[`text-${language}`, texts[language]]]));
  return { ...Object.fromEntries(written), source: source.url, wordings: wordings.map(({ text }) => text).join('\n'), until: expiresOn };
}

/** What was filled in. */
export function wishOf(values: FormValues): WordsWish {
  const text = (id: string): string => String(values[id] ?? '').trim();
  const texts = Object.fromEntries(LANGUAGES.map((language) => [language, text(`text-${language}`)]));
  return { texts, source: text('source') === '' ? null : text('source'), wordings: text('wordings').split('\n'), expiresOn: CalendarDate.safeParse(text('until')).data ?? null };
}

/** The field that mends a refusal, in this form. */
export function fieldOf(code: RequestRefusalCode, form: Form): string {
  const fields: Partial<Record<RequestRefusalCode, string>> = { 'source-missing': 'source', 'source-broken': 'source', 'wording-missing': 'wordings', 'over-already': 'until' };
  return fields[code] ?? form.pages[0]?.fields[0]?.id ?? 'source';
}

function formOf(id: string, about: Form['about'], title: string, languages: readonly Language[], words: Words): Form {
  return { id, version: 1, about, language: words.language, title, submitLabel: words.say('questions.form-submit'), pages: [{ title, fields: fieldsFor(languages, words) }] };
}

function fieldsFor(languages: readonly Language[], words: Words): Field[] {
  const field = (one: Pick<Field, 'id' | 'kind' | 'label'> & Partial<Field>): Field => ({ required: false, conditions: [], ...one });
  const texts = [...new Set([...languages, words.language])].map((language, at) => field({
    id: `text-${language}`, kind: 'long-text', label: words.say('questions.form-text', { language: nameLanguage(language, words.language) }), max: 3_000,
    ...(at === 0 ? { help: words.say('questions.form-text-help') } : {}),
  }));
  return [
    ...texts,
    field({ id: 'source', kind: 'url', label: words.say('questions.form-source'), help: words.say('questions.form-source-help') }),
    field({ id: 'wordings', kind: 'long-text', label: words.say('questions.form-wordings'), help: words.say('questions.form-wordings-help'), max: MOST_WORDINGS * (LONGEST_WORDING + 1) }),
    field({ id: 'until', kind: 'date', label: words.say('questions.form-until'), help: words.say('questions.form-until-help') }),
  ];
}
