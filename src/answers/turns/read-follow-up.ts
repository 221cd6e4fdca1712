import type { Language } from '../../language/language.js';
import type { CalendarDate } from '../../time/calendar-date.js';
import { headsOf } from '../finding/find-events.js';
import { spot } from '../reading/spot.js';
import { readQuestion, type Question } from '../reading/read-question.js';
import { cutIntoTokens } from '../reading/tokens.js';
import { openingOf, placeOf, saysOf } from './words.js';

/** How a question leans on the answer before it; `question` is what it says by itself. */
export interface FollowUp {
  readonly kind: 'subject' | 'year' | 'earlier' | 'later' | 'region' | 'same';
  readonly question: Question;
}

/** So many words a follow-up has at most: whoever says more says it whole. */
const MOST_TOKENS: Readonly<Record<Language, number>> = { en: 8, fr: 10, es: 9, ru: 8, ar: 8, zh: 14 };

/** Reads a question as a follow-up; undefined where it is whole, or leans on nothing. `hasCountry`: it names a country. */
export function readFollowUp(text: string, language: Language, { today, hasCountry }: { readonly today: CalendarDate; readonly hasCountry: boolean }): FollowUp | undefined {
  const { rest, opens } = withoutOpening(text, language);
  const question = readQuestion(rest, language, today);
  if (question.tokens.length > MOST_TOKENS[language] || question.isStrange || question.asks('case', 'elsewhere', 'what-changed', 'what-next')) return undefined;
  const kind = kindOf(question, { opens, hasCountry });
  return kind === undefined ? undefined : { kind, question };
}

function kindOf(question: Question, { opens, hasCountry }: { readonly opens: boolean; readonly hasCountry: boolean }): FollowUp['kind'] | undefined {
  const { subjects, regions, years, times, asks } = question;
  if (subjects.size > 0) return opens && isBareSubject(question) ? 'subject' : undefined;
  if (!hasCountry && !isPlain(question)) return undefined;
  const isYear = years.length > 0 || times.some(({ precision, open }) => precision === 'year' && open === null);
  if (times.some(({ precision }) => precision !== 'year') || (isYear && regions.length > 0)) return undefined;
  if (isYear) return asks('list', 'check', 'who', 'why', 'how-much') ? undefined : 'year';
  const pointer = (['earlier', 'later'] as const).find((way) => placeOf(way, question.tokens, question.language) !== undefined);
  if (pointer !== undefined) return pointer;
  if (regions.length > 0 || hasCountry || asks('our-region')) return asks('list', 'next', 'who', 'why', 'how-much', 'count') ? undefined : 'region';
  return asksOfSame(question) ? 'same' : undefined;
}

/** A subject and nothing that says which: no year, no day, no list; a number only of its own ("round table 3"). */
function isBareSubject(question: Question): boolean {
  const { years, times, numbers, strange, asks, subjects } = question;
  if (headsOf(question).size === 0 || years.length + times.length + strange.length > 0) return false;
  if (numbers.length > 0 && (subjects.has('forum') || subjects.has('review'))) return false;
  return !asks('list', 'next', 'latest', 'who', 'why', 'how-much', 'still-open', 'check', 'compare', 'since');
}

/** Nothing unheard of beside the words of this folder, and years. */
function isPlain({ strange, tokens, language }: Question): boolean {
  const own = (['earlier', 'later', 'source', 'sure'] as const).flatMap((meaning) => placeOf(meaning, tokens, language) ?? []);
  return strange.every((at) => /^\d+$/u.test(tokens[at]?.text ?? '') || own.some((place) => place.at <= at && at < place.end));
}

/** Where, how long, how sure, from whom, whether and when it moved. What names nothing else is asked of what was told. */
function asksOfSame({ asks, says, tokens, language, text }: Question): boolean {
  if (tokens.length === 0 || says('deadline') || asks('still-open', 'why', 'since')) return false;
  if (saysOf('source', text, language) || saysOf('sure', text, language)) return true;
  if (asks('who', 'how-much') && !asks('count')) return false;
  return asks('where', 'count', 'hour', 'former') || (asks('moved') && !asks('list')) || (asks('when') && !asks('next', 'latest', 'list')) || (asks('happened') && !asks('next', 'list'));
}

function withoutOpening(text: string, language: Language): { readonly rest: string; readonly opens: boolean } {
  const tokens = cutIntoTokens(text, language);
  const count = openingOf(tokens, language);
  const next = tokens[count];
  if (count > 0 && next !== undefined) return { rest: text.slice(next.at), opens: true };
  if (language === 'ar') return withoutArabicAnd(text);
  return { rest: text, opens: language === 'zh' && /呢\s*[?？]?\s*$/u.test(text) };
}

/** و grows onto the word after it; it is an opening where that word is known without it. */
function withoutArabicAnd(text: string): { readonly rest: string; readonly opens: boolean } {
  const rest = text.trimStart().replace(/^و(?=\p{L}{2})/u, '');
  const opens = rest !== text.trimStart() && !spot(cutIntoTokens(rest, 'ar'), 'ar').strange.includes(0);
  return { rest: opens ? rest : text, opens };
}
