import type { Language } from '../../language/language.js';
import { plainForm } from '../../language/plain-form.js';
import { PLACES, REGIONS, SUBJECTS, type Meaning } from './meanings.js';
import { spot, type Spotted } from './spot.js';
import { cutIntoTokens } from './tokens.js';

const SENTENCE_END = /(?<=[?!\n؟。？！])|(?<=\p{L}{3}\.)(?=\s)/u;
const ASKING: ReadonlySet<Meaning> = new Set<Meaning>(['when', 'count', 'how-much', 'who', 'why', 'where', 'hour', 'moved', 'check']);
const AFTER_COLON: ReadonlySet<Meaning> = new Set<Meaning>(['list', 'when', 'count']);
const WHEN: ReadonlySet<Meaning> = new Set<Meaning>(['when', 'count']);
const NEXT: ReadonlySet<Meaning> = new Set<Meaning>(['next']);
const WHAT_NEXT: ReadonlySet<Meaning> = new Set<Meaning>(['what-next']);
const OVER: ReadonlySet<Meaning> = new Set<Meaning>(['past', 'happened']);
const OWN: ReadonlySet<Meaning> = new Set<Meaning>(['our', 'me', 'for', 'for-us']);
const STRANGE: ReadonlySet<Meaning> = new Set<Meaning>(['detail', 'foreign']);
const SUBJECT_MATTER: ReadonlySet<Meaning> = new Set<Meaning>(SUBJECTS);
const MATTER: ReadonlySet<Meaning> = new Set<Meaning>([...SUBJECTS, 'deadline']);
const PLACES_NAMED: ReadonlySet<Meaning> = new Set<Meaning>([...REGIONS, ...PLACES]);
const NO_INTRODUCTION: ReadonlySet<Meaning> = new Set<Meaning>([...MATTER, ...REGIONS]);
const NAMED: ReadonlySet<Meaning> = new Set<Meaning>([...MATTER, ...PLACES_NAMED]);

const SPECIFYING: Readonly<Record<Language, RegExp>> = {
  en: /^(?:i (?:mean|meant|refer|am talking)|meaning|namely|that is|it was|it took|that was|the one|this was|referring)\b/u,
  fr: /^(?:je (?:veux dire|parle|pense a)|c'est-a-dire|a savoir|c'etait|c'est (?:celui|celle)|celui|celle|il s'agit)/u,
  es: /^(?:me refiero|quiero decir|es decir|o sea|hablo de|fue en|fue por|era en|la que|el que|se trata)/u,
  ru: /^(?:я? ?имею в виду|я (?:про|о)|то есть|речь о|это было|а именно|тот|та),? /u,
  ar: /^(?:اقصد|اعني|يعني|كان ذلك|كان في|كانت في|وذلك|الحديث عن)/u,
  zh: /^(?:我是说|我指的?是|就是|指的是|即|是在|大概|应该是|好像是)/u,
};

const INTRODUCING: Readonly<Record<Language, RegExp>> = {
  en: /(?:^|, ?)(?:i'?m|i am|we'?re|we are|i work|we work|this is) (?:with|at|from|of|in|for|the|a|an)\b/u,
  fr: /(?:^|, ?)(?:je suis|nous sommes|je travaille|nous travaillons|ici) (?:a|au|aux|de|du|des|la|le|l'|avec|dans|pour|en|un|une)\b/u,
  es: /(?:^|, ?)(?:soy|somos|trabajo|trabajamos|estoy|estamos|le escribo|les escribo) (?:de|del|en|el|la|un|una|para|con|parte|desde)\b/u,
  ru: /(?:^|, ?)(?:я|мы|это|пишу|пишем)(?: работаю| работаем)? (?:из|от|в|сотрудни|представ)/u,
  ar: /(?:^|، ?)(?:انا|نحن|اعمل|نعمل|معكم|اكتب)(?: لكم)?(?: موظف\p{L}*| اعمل| نعمل)? (?:من|في|لدى|مع)/u,
  zh: /(?:^|，)(?:我|我们|本人|这里|这边)(?:是|在|来自)(?!想|说|要|问|不|否|否则)/u,
};

/** "I mean the briefing of June", "it was in summer 2020": what is asked for is told closer. */
export function isSpecifying(sentence: string, language: Language): boolean {
  return SPECIFYING[language].test(plainForm(sentence));
}

/** The sentences of a text. */
export function sentencesOf(text: string, language: Language): string[] {
  const written = text.split(SENTENCE_END).filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
  const said = written.flatMap((sentence) => atColon(sentence, language)).map((sentence) => withoutErrand(sentence, language));
  return withoutWhatIsOver(said, language);
}

/** "The Forum is over. What now?": what has ended is told, not asked about. */
function withoutWhatIsOver(said: readonly string[], language: Language): string[] {
  if (said.length < 2) return [...said];
  const read = said.map((sentence) => ({ sentence, spotted: spot(cutIntoTokens(sentence, language), language) }));
  if (!read.some(({ sentence, spotted }) => asksWhatNext(sentence, spotted))) return [...said];
  return read.filter(({ sentence, spotted }) => !(isOver(spotted) && !/[?？؟]/u.test(sentence))).map(({ sentence }) => sentence);
}

/** What comes next of all: "next?" alone asks so too. */
function asksWhatNext(sentence: string, clause: Spotted): boolean {
  const isBare = asksOf(clause, NEXT) && sentence.trim().split(/\s+/u).length <= 2;
  return (asksOf(clause, WHAT_NEXT) || isBare) && !says(clause, MATTER);
}

function isOver(clause: Spotted): boolean {
  return asksOf(clause, OVER) && !asksOf(clause, WHAT_NEXT) && (says(clause, NAMED) || says(clause, STRANGE) || clause.strange.length > 0);
}

/** A colon ends a sentence only before words that ask: in names it stands too ("Africa: side events"). */
function atColon(sentence: string, language: Language): string[] {
  const colon = sentence.search(/[:：]/u);
  if (colon < 0) return [sentence];
  const [before, after] = [sentence.slice(0, colon), sentence.slice(colon + 1)];
  const [told, asked] = [spot(cutIntoTokens(before, language), language), spot(cutIntoTokens(after, language), language)];
  // What is asked for may stand before it: "the link for Round table 1: date of …", "Europe: what was held there".
  if (says(told, STRANGE) || asksOf(told, ASKING)) return [sentence];
  if (!says(asked, SUBJECT_MATTER) && says(told, asksOf(asked, WHEN) || says(asked, MATTER) ? NAMED : PLACES_NAMED)) return [sentence];
  return asked.asks.some(({ at, meanings }) => at <= 2 && meanings.some((meaning) => AFTER_COLON.has(meaning))) ? [before, after] : [sentence];
}

/** "I have to book the hotel, when is the Forum", "Hello, I am with the delegation in Geneva, when is …": what somebody is or has to do is not what she asks. */
function withoutErrand(sentence: string, language: Language): string {
  for (const { index } of sentence.matchAll(/[,،，]/gu)) {
    const parts = [sentence.slice(0, index), sentence.slice(index + 1)] as const;
    const [first, last] = [spot(cutIntoTokens(parts[0], language), language), spot(cutIntoTokens(parts[1], language), language)];
    if ((isErrand(first) || isIntroduction(parts[0], first, language)) && asksWhen(last)) return parts[1];
    if (isOver(first) && asksWhatNext(parts[1], last)) return parts[1];
    if (isErrand(last) && asksWhen(first)) return parts[0];
  }
  return sentence;
}

function isErrand(clause: Spotted): boolean {
  return says(clause, STRANGE) && !asksOf(clause, ASKING) && asksOf(clause, OWN);
}

/** "I am with the mission in Geneva": where somebody sits is no place of an event. Whose review she asks about may stand in it, so a region stays. */
function isIntroduction(written: string, clause: Spotted, language: Language): boolean {
  return INTRODUCING[language].test(plainForm(written)) && !says(clause, NO_INTRODUCTION) && !asksOf(clause, ASKING);
}

function asksWhen(clause: Spotted): boolean {
  return says(clause, MATTER) && !says(clause, STRANGE) && asksOf(clause, WHEN);
}

function says({ about }: Spotted, wanted: ReadonlySet<Meaning>): boolean {
  return about.some(({ meanings }) => meanings.some((meaning) => wanted.has(meaning)));
}

function asksOf({ asks }: Spotted, ways: ReadonlySet<Meaning>): boolean {
  return asks.some(({ meanings }) => meanings.some((meaning) => ways.has(meaning)));
}
