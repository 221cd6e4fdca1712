import type { Language } from '../../language/language.js';
import { searchWords } from '../../language/search-words.js';
import type { Question } from '../reading/read-question.js';
import type { Spot } from '../reading/spot.js';
import { headsOf } from './find-events.js';
import { startOf, type KnownLedger } from './known.js';

// Gatherings that no event of the roadmap is called after: with a subject nobody here has heard of they are somebody else's.
const GATHERING: Readonly<Record<Language, RegExp>> = {
  en: /^(?:conferences?|congress(?:es)?|conventions?|symposi\p{L}+|workshops?|seminars?|webinars?|fairs?|expos?)$/u,
  fr: /^(?:conferences?|congres|colloques?|symposiums?|seminaires?|ateliers?|salons?|assises)$/u,
  es: /^(?:conferencias?|congresos?|simposios?|seminarios?|talleres|taller|ferias?|coloquios?)$/u,
  ru: /^(?:конференци|конгресс|симпозиум|семинар|съезд|ярмарк)\p{L}*$/u,
  ar: /^(?:[وبل]?ال|لل|[وبل])?(?:موتمر|ندوه|ملتقي|معرض)$/u,
  zh: /^$/u,
};
const CHINESE_GATHERING = /会议|大会|研讨会|博览会|展会/u;

/** What hangs a subject on an event: "the summit ON cocoa", "le sommet DU cacao", "саммит ПО какао". */
const HANGS: Readonly<Record<Exclude<Language, 'zh'>, RegExp>> = {
  en: /^(?:on|about|of|regarding|concerning|in)$/u,
  fr: /^(?:sur|de|du|des|d|en|a|au)$/u,
  es: /^(?:sobre|de|del|en)$/u,
  ru: /^(?:по|о|об|про|для|в|во)$/u,
  ar: /^(?:حول|عن|بشان|بخصوص|في)$/u,
};
const ARTICLE = /^(?:the|a|an|our|la|le|les|l|los|las|el)$/u;

const NO_ADJECTIVE = /(?:ous|ful|able|ible|ed|ly|est|ish|less)$/u;
const ADJECTIVE: Readonly<Partial<Record<Language, RegExp>>> = {
  fr: /(?:ier|iere|eur|ien|ienne|ique|aire|oyer|oyere|icole)s?$/u,
  es: /(?:er[oa]|ic[oa]|ista|ense|eñ[oa]|al|ol[oa])(?:e?s)?$/u,
};
const RUSSIAN_ADJECTIVE = /(?:[ыио]и|ая|яя|ого|его|ому|ему|[ыи]м|[ое]м|ои|еи)$/u;
const RUSSIAN_GENITIVE = /(?:а|я|ов|ев|еи|и|ы|у|ю)$/u;
const RUSSIAN_ADVERB = /^(?:тогда|всегда|иногда|когда|снова|сначала|сперва|завтра|вчера|сегодня|сразу|опять)$/u;
const SHORTEST = 4;

/** A question, and which of its tokens are words that neither the lexicon nor a title has. */
interface Reading extends Question {
  readonly isUnheard: (at: number) => boolean;
}

/**
 * "The cocoa summit", "le forum sur les barrages", "саммит по какао", "可可峰会": of forums, summits and conferences there are many, so one
 * whose subject the ledger does not hold is somebody else's, however it is written.
 */
export function isOfAnotherSubject(question: Question, known: KnownLedger): boolean {
  const heads = headsOf(question);
  const isKind = heads.size === 1 && (heads.has('forum') || heads.has('summit'));
  const read = { ...question, isUnheard: unheardIn(question, known) };
  if (isKind) return question.about.filter(({ meanings }) => meanings.includes('forum') || meanings.includes('summit')).some((event) => isQualified(event, read));
  return heads.size === 0 && gatherings(question).some((event) => isQualified(event, read));
}

/** Whether an event that is named by one of these subjects is told to be of something that neither the lexicon nor a title has: "court hearing", "the report to the donor". */
export function isQualifiedByOthers(question: Question, known: KnownLedger, subjects: ReadonlySet<string>): boolean {
  const read = { ...question, isUnheard: unheardIn(question, known) };
  return question.about.filter(({ meanings }) => meanings.some((meaning) => subjects.has(meaning))).some((event) => isQualified(event, read));
}

function gatherings({ tokens, language, text }: Question): Spot[] {
  if (language === 'zh') {
    const found = CHINESE_GATHERING.exec(text);
    const at = found === null ? -1 : tokens.findIndex((token) => token.at === found.index);
    return at < 0 ? [] : [{ at, end: at + 2, meanings: [] }];
  }
  return tokens.flatMap(({ text: word }, at) => (GATHERING[language].test(word) ? [{ at, end: at + 1, meanings: [] }] : []));
}

function unheardIn(question: Question, { byWord, byStart }: KnownLedger): (at: number) => boolean {
  const { tokens, strange, ways, language } = question;
  // Coffee is nothing of ours where it is asked about, and no more so before a summit.
  const elsewhere = ways.filter(({ meanings }) => meanings.includes('elsewhere')).flatMap(({ at, end }) => Array.from({ length: end - at }, (_, step) => at + step));
  const unknown = new Set([...strange, ...elsewhere]);
  const isHeld = (at: number): boolean => {
    const word = tokens[at]?.text ?? '';
    if (language === 'zh') return [[at - 1, at], [at, at + 1]].some((pair) => pair.every((one) => tokens[one] !== undefined) && byWord.has(pair.map((one) => tokens[one]?.text ?? '').join('')));
    return searchWords(word, language).some((stem) => byWord.has(stem)) || (word.length > 5 && byStart.has(startOf(word)));
  };
  const isLong = (at: number): boolean => language === 'zh' || (tokens[at]?.text.length ?? 0) >= SHORTEST;
  return (at) => unknown.has(at) && isLong(at) && !/\d/u.test(tokens[at]?.text ?? '') && !isHeld(at);
}

function isQualified(event: Spot, read: Reading): boolean {
  if (read.language === 'zh') return isChineseSubject(event, read);
  return isHung(event, read, HANGS[read.language]) || isBeside(event, read);
}

function isHung({ end }: Spot, { tokens, isUnheard }: Reading, hangs: RegExp): boolean {
  if (!hangs.test(tokens[end]?.text ?? '') || tokens[end]?.begins === true) return false;
  let at = end + 1;
  while (ARTICLE.test(tokens[at]?.text ?? '')) at += 1;
  return isUnheard(at) && tokens[at]?.begins === false;
}

/** The subject stands right before or behind: "cotton summit", "cumbre cafetalera", "кофейный форум", "форум фермеров". */
function isBeside({ at, end }: Spot, { language, tokens, isUnheard }: Reading): boolean {
  const isBehind = isUnheard(end) && tokens[end]?.begins === false;
  const isBefore = isUnheard(at - 1) && tokens[at]?.begins === false;
  const [before, behind] = [tokens[at - 1]?.text ?? '', tokens[end]?.text ?? ''];
  switch (language) {
    case 'en':
      return isBefore && !NO_ADJECTIVE.test(before);
    case 'ru':
      return (isBefore && RUSSIAN_ADJECTIVE.test(before)) || (isBehind && RUSSIAN_GENITIVE.test(behind) && !RUSSIAN_ADVERB.test(behind));
    case 'ar':
      return isBehind;
    case 'fr':
    case 'es':
      return isBehind && ADJECTIVE[language]?.test(behind) === true;
    case 'zh':
      return false;
  }
}

/** Two characters that stand for nothing, or a word of other matters, among the three right before: 可可峰会, 关于水坝的论坛, 银行家论坛. */
function isChineseSubject({ at }: Spot, { tokens, isUnheard }: Reading): boolean {
  const last = tokens[at - 1]?.text === '的' ? at - 2 : at - 1;
  const begins = tokens.findLastIndex(({ begins: isFirst }, place) => place <= last && isFirst);
  return [last, last - 1, last - 2].filter((place) => place >= begins && isUnheard(place)).length > 1;
}
