import { findLanguage } from '../networks/find-language.js';
import type { Answered, Heard } from '../people/heard.js';
import { who } from '../people/person.js';
import { isAliasWord, readEdit } from '../roadmap/change-words.js';
import { changeTranslation, type TranslationTools } from './change-translation.js';
import type { TranslationWish } from './plan-translation.js';
import { confirmButton, translateHow, translationChanged, translationRefused, translationsListed } from './says.js';

/** `translations fr`: what nobody has confirmed in a language; alone in the reader's. */
export function listTranslations({ facts }: Heard, rest: string): Answered {
  return { says: [translationsListed.of({ language: findLanguage(rest) ?? facts.words.language })] };
}

/** `translate ID fr title …`, `… summary …`, `… alias …`; without a language in the reader's. */
export async function translate(heard: Heard, rest: string, tools: TranslationTools): Promise<Answered> {
  const [id = '', ...words] = rest.trim().split(/\s+/);
  const given = findLanguage(words[0] ?? '');
  const text = (given === undefined ? words : words.slice(1)).join(' ');
  const fields = fieldsOf(text);
  if (fields === undefined) return { says: [translateHow.of({})] };
  return change(heard, { kind: 'amend', of: id.toLowerCase(), language: given ?? heard.facts.words.language, ...fields }, tools);
}

/** The button beside a translation. */
export async function confirmTranslation(heard: Heard, value: unknown, tools: TranslationTools): Promise<Answered> {
  const pressed = confirmButton.read(value);
  if (pressed === undefined) return { says: [translateHow.of({})] };
  return change(heard, { kind: 'confirm', of: pressed.of, language: pressed.language, seen: pressed.revision }, tools);
}

async function change(heard: Heard, wish: TranslationWish, tools: TranslationTools): Promise<Answered> {
  const plan = await changeTranslation(wish, who(heard.person.account), tools);
  if (plan.kind === 'refused') return { says: [translationRefused.of({ code: plan.code, said: plan.said.slice(0, 500) })] };
  const { of, language, title, original, revision, confirmedBy } = plan.next;
  return { says: [translationChanged.of({ of, language, title: title ?? original.title, revision, confirmed: confirmedBy !== null })] };
}

function fieldsOf(text: string): Pick<TranslationWish & { kind: 'amend' }, 'title' | 'summary' | 'addAliases'> | undefined {
  const [first = '', ...rest] = text.split(' ');
  if (isAliasWord(first)) return rest.length === 0 ? undefined : { addAliases: [rest.join(' ')] };
  const { title, summary } = readEdit(text) ?? {};
  if (title !== undefined) return { title };
  return summary === undefined ? undefined : { summary };
}
