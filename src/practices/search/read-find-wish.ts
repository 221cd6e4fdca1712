import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { countriesIn } from '../../answers/countries.js';
import type { Language } from '../../language/language.js';
import { plainForm } from '../../language/plain-form.js';
import { searchWords } from '../../language/search-words.js';
import type { NetworkCode, NetworkDirectory } from '../../networks/network.js';
import { phrasePattern } from './phrase-pattern.js';

/** What somebody looks for among practices. */
export interface ReadFindWish {
  /** Numbers of objectives and of goals, ids of the form's regions, codes of countries. */
  readonly objectives: readonly string[];
  readonly goals: readonly string[];
  readonly regions: readonly string[];
  readonly countries: readonly NetworkCode[];
  /** What is left, as it is searched. */
  readonly words: readonly string[];
}

const Phrases = z.array(z.string().min(1)).min(1);
const FindWords = z.object({ practices: Phrases, howOthers: Phrases, about: Phrases, showing: Phrases, notAsked: Phrases, objective: Phrases, goal: Phrases, regions: z.record(z.string(), Phrases) });
const file = FindWords.parse(JSON.parse(readFileSync(new URL('./find-words.json', import.meta.url), 'utf8')));

const practices = phrasePattern(file.practices);
const howOthers = phrasePattern(file.howOthers);
const about = phrasePattern(file.about);
const showing = phrasePattern(file.showing);
const notAsked = phrasePattern(file.notAsked);
const objective = numbered(file.objective);
const goal = numbered(file.goal);
const regions = Object.entries(file.regions).map(([id, phrases]) => ({ id, pattern: phrasePattern(phrases) }));

/**
 * Whether a question asks what others did: "practices on objective 7 in Africa", "how did others do X". To hand a practice in, and
 * where or when practices are gathered, are other questions.
 */
export function asksForPractices(text: string, networks: NetworkDirectory): boolean {
  const plain = plainForm(text);
  if (isIn(notAsked, plain)) return false;
  if (isIn(howOthers, plain)) return true;
  if (!isIn(practices, plain)) return false;
  const wish = readFindWish(text, 'en', networks);
  const isNarrowed = [wish.objectives, wish.goals, wish.regions, wish.countries].some((some) => some.length > 0);
  return isNarrowed || (isIn(about, plain) && wish.words.length > 0);
}

/** Reads what is looked for: numbers, regions and countries in any of the six languages, and the words that are left. */
export function readFindWish(text: string, language: Language, networks: NetworkDirectory): ReadFindWish {
  const goals = takenOut(plainForm(text), goal, MOST_GOALS);
  const objectives = takenOut(goals.rest, objective, MOST_OBJECTIVES);
  const places = countriesIn(objectives.rest, networks);
  const named = regions.filter(({ pattern }) => isIn(pattern, places.rest));
  const rest = [howOthers, practices, showing, about, ...named.map(({ pattern }) => pattern)].reduce((left, pattern) => left.replace(pattern, ' , '), places.rest);
  return { objectives: objectives.numbers, goals: goals.numbers, regions: named.map(({ id }) => id), countries: places.networks.map(({ code }) => code), words: searchWords(rest, language) };
}

const MOST_OBJECTIVES = 23;
const MOST_GOALS = 17;

/** "objective 7", "objectives 7, 8 and 21", "目标7". */
function numbered(phrases: readonly string[]): RegExp {
  const number = '\\d{1,2}(?!\\d)';
  return new RegExp(`(?:${phrasePattern(phrases).source.replaceAll('(?![\\p{L}\\p{N}])', '(?!\\p{L})')})\\s*(?:no\\.?|nº|n°|№|#)?\\s*(${number}(?:\\s*(?:,|、|and|et|y|и|و|和|&)\\s*${number})*)`, 'gu');
}

function takenOut(plain: string, pattern: RegExp, most: number): { readonly numbers: string[]; readonly rest: string } {
  const said = [...plain.matchAll(pattern)].flatMap((match) => (match[1] ?? '').match(/\d+/g) ?? []).map(Number);
  return { numbers: [...new Set(said)].filter((one) => one >= 1 && one <= most).map(String), rest: plain.replace(pattern, ' , ') };
}

function isIn(pattern: RegExp, plain: string): boolean {
  return plain.search(pattern) !== -1;
}
