import type { Language } from '../../language/language.js';
import type { Subject } from '../reading/meanings.js';
import type { Question } from '../reading/read-question.js';
import type { Spot } from '../reading/spot.js';
import { headsOf } from './find-events.js';

/** How several of a kind are asked for: `which` picks among them ("which hearings"), `plural` only names them ("upcoming consultations"). */
export type Several = 'which' | 'plural';

// What there is many of. Talks, practices, indicators are plural even where one event is meant.
const COUNTED: ReadonlySet<Subject> = new Set<Subject>([
  'forum', 'review', 'hearing', 'consultation', 'pre-consultation', 'briefing', 'townhall', 'summit', 'roundtable', 'side-event', 'training', 'annual-meeting', 'dialogue', 'report',
]);

const WHICH: Readonly<Record<Language, ReadonlySet<string>>> = {
  en: new Set(['which', 'what', 'any']),
  fr: new Set(['quels', 'quelles']),
  es: new Set(['que', 'cuales']),
  ru: new Set(['какие', 'каких']),
  ar: new Set(['ما', 'اي', 'ماهي', 'هي']),
  zh: new Set(['哪', '些']),
};

/** Whether several of a kind are asked for; undefined where one is, or where a number tells which. */
export function severalAsked(question: Question): Several | undefined {
  if (question.numbers.length > 0) return undefined;
  const heads = headsOf(question);
  const counted = question.about.filter(({ meanings }) => meanings.some((meaning) => [...COUNTED].some((one) => one === meaning && heads.has(one))));
  const several = counted.filter((one) => isPlural(one, question));
  if (several.length === 0) return undefined;
  return several.some((one) => isPicked(one, question)) ? 'which' : 'plural';
}

const PLURAL_ARABIC = /^(?:[وف]?(?:ال|لل|بال)?)(?:\p{L}{2,}ات|قمم|منتديات|موائد|دورات|تقارير|جلسات)$/u;
const RUSSIAN_ADJECTIVE = /(?:[ыи]е|[ыи]х|все)$/u;
const LATIN_PLURAL = /\p{L}{3}[sx]$/u;

function isPlural(event: Spot, question: Question): boolean {
  const words = question.tokens.slice(event.at, event.end).map(({ text }) => text);
  switch (question.language) {
    case 'en':
      return LATIN_PLURAL.test(words.at(-1) ?? '');
    case 'fr':
    case 'es':
      return LATIN_PLURAL.test(words[0] ?? '') || LATIN_PLURAL.test(words[1] ?? '');
    case 'ar':
      return words.some((word) => PLURAL_ARABIC.test(word));
    case 'ru':
      return isRussianPlural(event, question);
    case 'zh':
      return isPicked(event, question) || /(?:即将\p{Script=Han}{0,5}|后续|接下来|所有|全部|各(?:场|次|个|届|项)?|其他)的?$/u.test(textBefore(event, question));
  }
}

/** A noun tells little ("дата встречи" is one meeting): its adjective does, or that the words begin with it. */
function isRussianPlural({ at, end }: Spot, { tokens }: Question): boolean {
  const clause = tokens.slice(Math.max(0, at - 2), end);
  const from = clause.findLastIndex(({ begins }) => begins);
  if (clause.slice(Math.max(0, from), -1).some(({ text }) => RUSSIAN_ADJECTIVE.test(text))) return true;
  return tokens[at]?.begins === true && /(?:ы|ии|ия|чи|ги)$/u.test(tokens[end - 1]?.text ?? '');
}

/** "Which" stands right before, or one word before ("which regional hearings"). */
function isPicked(event: Spot, question: Question): boolean {
  if (question.language === 'zh') return /哪些|哪几|几场|几次|什么(?=$)/u.test(textBefore(event, question).slice(-4));
  const before = question.tokens.slice(Math.max(0, event.at - 2), event.at);
  const from = before.findLastIndex(({ begins }) => begins);
  return !(question.tokens[event.at]?.begins ?? true) && before.slice(Math.max(0, from)).some(({ text }) => WHICH[question.language].has(text));
}

function textBefore({ at }: Spot, { text, tokens }: Question): string {
  return text.slice(0, tokens[at]?.at ?? 0);
}
