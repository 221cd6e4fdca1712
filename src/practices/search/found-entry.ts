import type { Field, Form } from '../../chat/form.js';
import { Language, LANGUAGES } from '../../language/language.js';
import { searchWords } from '../../language/search-words.js';
import type { NetworkDirectory } from '../../networks/network.js';
import { isContact } from '../contact.js';
import type { Practice } from '../practice.js';
import type { FoundEntry } from './repository.js';

/** Fields whose chosen options are facets: what can be asked for beside words. */
const FACETS: Readonly<Record<string, string>> = { primaryObjectives: 'objective', secondaryObjectives: 'objective', sdgs: 'sdg', regions: 'region', countries: 'country' };

/** What the entry of a practice is made with. */
export interface EntryTools {
  /** The form of a practice in a language: the names of its options are found in all six. */
  readonly practiceForms: { formOf(practice: Practice, language: Language): Form };
  readonly networks: NetworkDirectory;
}

/**
 * By what a practice is found: the words of its texts in the language in which they are written, and the names of its objectives,
 * goals, principles, regions and countries in all six. What names a person, or says how she is reached, is never among them.
 */
export function foundEntry(practice: Practice, { practiceForms, networks }: EntryTools): FoundEntry {
  const { id, values } = practice;
  const title = typeof values['title'] === 'string' ? wordsOf(values['title'], practice) : [];
  const texts = fieldsOf(practiceForms.formOf(practice, 'en')).filter(isRead).flatMap((field) => wordsOf([values[field.id] ?? ''].flat().join('\n'), practice));
  const names = LANGUAGES.flatMap((language) => fieldsOf(practiceForms.formOf(practice, language)).flatMap((field) => namesOf(field, [values[field.id] ?? []].flat()).flatMap((name) => searchWords(name, language))));
  return { practice: id, title, words: [...new Set([...texts, ...names])], facets: facetsOf(practice, networks) };
}

function fieldsOf(form: Form): Field[] {
  return form.pages.flatMap((page) => page.fields);
}

/** Texts are read for their words; addresses and files are not. */
function isRead({ id, kind, options }: Field): boolean {
  return (kind === 'text' || kind === 'long-text') && options === undefined && !isContact(id);
}

function namesOf({ id, options = [], kind }: Field, chosen: readonly string[]): string[] {
  if (kind !== 'choices' && id !== 'practiceType') return [];
  return options.filter((option) => chosen.includes(option.id)).map(({ label }) => label.replace(/^[\u2066-\u2069]*\d+\. /, ''));
}

function wordsOf(text: string, { values, language }: Practice): string[] {
  return searchWords(text, languageOfText(text, Language.safeParse(values['submissionLanguage']).data ?? language));
}

/** Letters that only one of the six uses decide; others are as their writer said. */
function languageOfText(text: string, said: Language): Language {
  const letters = text.match(/\p{L}/gu) ?? [];
  const of = (script: RegExp) => letters.filter((letter) => script.test(letter)).length * 2 > letters.length;
  if (of(/\p{Script=Arabic}/u)) return 'ar';
  if (of(/\p{Script=Han}/u)) return 'zh';
  return of(/\p{Script=Cyrillic}/u) ? 'ru' : said;
}

function facetsOf({ values, network, kind }: Practice, networks: NetworkDirectory): string[] {
  const chosen = Object.entries(FACETS).flatMap(([field, facet]) => [values[field] ?? []].flat().map((choice) => `${facet}:${choice}`));
  const own = network === null ? [] : [`network:${network}`, ...(networks.get(network)?.kind === 'country' ? [`country:${network}`] : [])];
  const reviews = network === null || values['regions'] !== undefined ? [] : (networks.get(network)?.reviewRegions ?? []).map((region) => `region:${region}`);
  return [...new Set([`kind:${kind}`, ...chosen, ...own, ...reviews])];
}
