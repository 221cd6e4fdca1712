import type { Language } from '../../language/language.js';
import type { Question } from '../reading/read-question.js';
import { unheardIn } from './unheard.js';

// Words that hang one thing on another: "the bus TO the Forum".
const HANGING: Readonly<Record<Language, ReadonlySet<string>>> = {
  en: new Set(['of', 'at', 'for', 'to', 'during', 'in', 'on']),
  fr: new Set(['de', 'du', 'des', 'd', 'a', 'au', 'aux', 'pour', 'pendant', 'lors', 'durant', 'en', 'dans']),
  es: new Set(['de', 'del', 'a', 'al', 'en', 'para', 'durante']),
  ru: new Set(['на', 'для', 'к', 'при', 'во', 'в']),
  ar: new Set(['في', 'الي', 'علي', 'خلال', 'اثناء']),
  zh: new Set(['的']),
};

const ARTICLES = new Set(['the', 'this', 'our', 'le', 'la', 'les', 'l', 'ce', 'notre', 'el', 'los', 'las', 'este', 'nuestro', 'nuestra', 'next', 'upcoming', 'prochain', 'prochaine', 'proximo', 'proxima']);

/**
 * Whether something unheard of is asked for that hangs on an event: "the bus to the Forum", "论坛的班车". It is not the event,
 * so the event's date is no answer. Only what stands right beside is looked at: what people tell around it is their own.
 */
export function asksOfEvent(question: Question, isInLedger: (word: string) => boolean): boolean {
  const { tokens, about, language } = question;
  const unheard = unheardIn(question, isInLedger);
  const events = about.filter(({ meanings }) => meanings.some((meaning) => !/^o\d+$/u.test(meaning)));
  if (language === 'zh') return events.some(({ end }) => tokens[end]?.text === '的' && tokens[end + 1]?.begins === false && unheard.has(end + 1) && unheard.has(end + 2));
  return events.slice(0, 1).some(({ at }) => {
    let before = at - 1;
    while (ARTICLES.has(tokens[before]?.text ?? '') || isOrdinal(before, about)) before -= 1;
    const hangs = HANGING[language].has(tokens[before]?.text ?? '');
    return hangs && !crosses(tokens, before, at) && unheard.has(before - 1) && isThing(tokens[before - 1]?.text ?? '', language);
  });
}

/** Neither a figure nor a verb ("répondre au questionnaire"). */
function isThing(word: string, language: Language): boolean {
  if (/^\d+$/u.test(word) || (language === 'ru' && word.length < 3)) return false;
  return !(language === 'fr' ? /(?:er|ir|re)$/u : language === 'es' ? /(?:ar|er|ir)$/u : /^$/u).test(word);
}

function isOrdinal(at: number, about: Question['about']): boolean {
  return about.some((one) => one.at <= at && at < one.end && one.meanings.every((meaning) => /^o\d+$/u.test(meaning)));
}

function crosses(tokens: Question['tokens'], from: number, to: number): boolean {
  return tokens.slice(from, to + 1).some(({ begins }) => begins);
}
