import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { LANGUAGES, type Language } from '../../language/language.js';
import { bareForm, indexPhrases, type PhraseIndex, type PhraseList } from '../../language/phrases.js';

/** What words of a question about support or reference facts can stand for. */
export const CUES = [
  'objective', 'principle', 'roundtable', 'sdg', 'goal', 'compact', 'all', 'how-many', 'who', 'contact', 'in-general', 'fund', 'travel', 'mptf', 'joint-programme', 'project',
  'training', 'unct', 'guidance', 'tool', 'theme', 'covid', 'hub', 'peers', 'champion', 'review-document', 'own-document', 'services', 'support', 'secretariat', 'network',
  'country-networks', 'regional-networks', 'pledge', 'practice', 'submit', 'form-question', 'length', 'waiting', 'own', 'head', 'coordinator', 'iom', 'former', 'chair', 'assembly', 'forum',
  'person-pope', 'person-vitorino', 'person-prentice', 'person-baerbock', 'not-held', 'region', 'review-region', 'belongs',
  'region-africa', 'region-arab-states', 'region-asia-pacific', 'region-latin-america-caribbean', 'region-europe-north-america-central-asia',
  'network-west-central-africa', 'network-east-horn-africa', 'network-southern-africa', 'network-europe-central-asia',
  'stakeholder', 'counts', 'format', 'hearing', 'declaration', 'what-is', 'document-question', 'which', 'covers', 'when', 'conditional-when', 'later-forum', 'year-2026-on', 'call', 'coming', 'same', 'signatory', 'letter',
  'theme-roundtable-1', 'theme-roundtable-2', 'theme-roundtable-3', 'theme-roundtable-4',
] as const;
export type Cue = (typeof CUES)[number];

/** What has a topic of its own: its words name it without its number. */
export const TOPIC_KINDS = ['objective', 'principle', 'sdg', 'stakeholder'] as const;
export type TopicKind = (typeof TOPIC_KINDS)[number];

const TopicRef = z.templateLiteral([z.enum(TOPIC_KINDS), ':', z.string()]);
const Lexicon = z.record(z.union([z.enum(CUES), TopicRef]), z.array(z.string().min(1)).min(1));

const files = new Map(LANGUAGES.map((language) => [language, Object.entries(Lexicon.parse(readJson(`./lexicon/${language}.json`)))]));
const numbers = readNumbers();
const keys = [...new Set([...files.values()].flatMap((entries) => entries.map(([key]) => key)))];
const indexes = new Map<string, PhraseIndex>();

/**
 * Where cues and topics stand in a question of a language, and the words for 1 to 23 (`cardinal:7` for seven, `ordinal:7`
 * for seventh). Where letters differ from Latin ones English words stand among them ("多少 pledges"); French, Spanish and
 * English are kept apart, since `pays` and `fin` mean other things in each.
 */
export function phrasesFor(language: Language): PhraseIndex {
  return indexOf(language === 'fr' || language === 'es' || language === 'en' ? [language] : [language, 'en']);
}

/** The phrases of all languages at once: for a question whose language was taken for another. */
export function phrasesOfAll(): PhraseIndex {
  return indexOf(LANGUAGES);
}

/** The topics of one kind, as refs. */
export function topicsOf(kind: TopicKind): readonly string[] {
  return keys.filter((key) => key.startsWith(`${kind}:`));
}

/** The words of the phrases of a language, four letters and longer, in bare form; a stem may end in any way. */
export function wordsOfReference(language: Language): { readonly word: string; readonly isStem: boolean }[] {
  const written = listsOf(language).flatMap(({ phrases }) => phrases.flatMap((phrase) => phrase.split(/\s+/)));
  const words = written.filter((word) => !word.startsWith('*')).map((word) => ({ word: bareForm(word.replaceAll('*', '')), isStem: word.endsWith('*') }));
  return words.filter(({ word }) => word.length >= 4 && !word.includes(' '));
}

function indexOf(languages: readonly Language[]): PhraseIndex {
  const known = indexes.get(languages.join()) ?? indexPhrases(languages.flatMap((language) => [...listsOf(language), ...(numbers.get(language) ?? [])]));
  indexes.set(languages.join(), known);
  return known;
}

function listsOf(language: Language): PhraseList[] {
  return (files.get(language) ?? []).map(([key, phrases]) => ({ key, language, phrases }));
}

function readNumbers(): Map<Language, PhraseList[]> {
  const words = z.record(z.string(), z.array(z.string()));
  const lists = z.record(z.enum(LANGUAGES), z.object({ cardinals: words, ordinals: words })).parse(readJson('./lexicon/numbers.json'));
  const listed = (language: Language, kind: 'cardinal' | 'ordinal'): PhraseList[] => Object.entries(lists[language][`${kind}s`]).map(([number, phrases]) => ({ key: `${kind}:${number}`, language, phrases }));
  return new Map(LANGUAGES.map((language) => [language, [...listed(language, 'cardinal'), ...listed(language, 'ordinal')]]));
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8'));
}
