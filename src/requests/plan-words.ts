import { detectLanguage } from '../language/detect.js';
import { LANGUAGES, type Language } from '../language/language.js';
import { sourceFrom } from '../roadmap/change-words.js';
import type { CalendarDate } from '../time/calendar-date.js';
import { expiryOf, KnowledgeEntry, Texts } from './knowledge.js';

/** Why the Secretariat's words were not taken. */
export type RequestRefusalCode = 'no-group' | 'is-first' | 'no-knowledge' | 'text-missing' | 'text-long' | 'source-missing' | 'wording-missing' | 'source-broken' | 'over-already' | 'reason-missing';

export interface RequestRefusal {
  readonly kind: 'refused';
  readonly code: RequestRefusalCode;
  /** What the refusal is about, as it was said. */
  readonly said: string;
}

/** What the Secretariat writes, as it was filled in. */
export interface WordsWish {
  readonly texts: Partial<Record<Language, string>>;
  readonly source: string | null;
  /** The question in its own words, as later ones may be asked. */
  readonly wordings: readonly string[];
  /** Null: a year from now. */
  readonly expiresOn: CalendarDate | null;
}

/** Words that can be sent; with source and wordings they can be repeated later too. */
export interface PlannedWords {
  readonly kind: 'planned';
  readonly texts: Texts;
  readonly knowledge: KnowledgeEntry | null;
}

/** Checks what the Secretariat wrote on this day. Without source and wordings it is for those who asked alone. */
export function planWords(wish: WordsWish, today: CalendarDate): PlannedWords | RequestRefusal {
  const texts = Object.fromEntries(LANGUAGES.flatMap((language) => ((wish.texts[language] ?? '').trim() === '' ? [] : [[language, wish.texts[language]?.trim()]])));
  if (Object.keys(texts).length === 0) return refuse('text-missing');
  const read = Texts.safeParse(texts);
  if (!read.success) return refuse('text-long');
  const wordings = wish.wordings.map((one) => one.trim()).filter((one) => one !== '');
  if (wish.source === null && wordings.length === 0) return { kind: 'planned', texts: read.data, knowledge: null };
  return planKnowledge({ ...wish, wordings }, read.data, today);
}

/** A refusal, and what it is about. */
export function refuse(code: RequestRefusalCode, said = ''): RequestRefusal {
  return { kind: 'refused', code, said };
}

function planKnowledge({ source: url, wordings, expiresOn }: WordsWish, texts: Texts, today: CalendarDate): PlannedWords | RequestRefusal {
  if (url === null) return refuse('source-missing');
  if (wordings.length === 0) return refuse('wording-missing');
  const source = sourceFrom(url);
  if (source === undefined) return refuse('source-broken', url);
  const until = expiresOn ?? expiryOf(today);
  if (until <= today) return refuse('over-already', until);
  const fallback = LANGUAGES.find((language) => texts[language] !== undefined) ?? 'en';
  const entry = KnowledgeEntry.safeParse({ texts, source, writtenOn: today, expiresOn: until, wordings: wordings.map((text) => ({ text, language: detectLanguage(text, fallback) })) });
  return entry.success ? { kind: 'planned', texts, knowledge: entry.data } : refuse('text-long');
}
