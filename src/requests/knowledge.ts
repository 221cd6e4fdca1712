import { z } from 'zod';
import { Language } from '../language/language.js';
import { Source } from '../roadmap/milestone.js';
import { CalendarDate, plusMonths } from '../time/calendar-date.js';
import type { Instant } from '../time/instant.js';
import { readNumber } from './question.js';

/** How long the Secretariat's words hold unless it says otherwise: a year. */
const HOLDS_MONTHS = 12;

/** How long one wording may be, in characters, and how many there may be. */
export const LONGEST_WORDING = 500;
export const MOST_WORDINGS = 20;

/** A question in the Secretariat's own words. What askers wrote is forgotten, so this is what later questions are compared with. */
export const Wording = z.object({ text: z.string().min(1).max(LONGEST_WORDING), language: Language });
export type Wording = z.infer<typeof Wording>;

/** The same words in one language or several; at least one. */
export const Texts = z.partialRecord(Language, z.string().min(1).max(3_000)).refine((texts) => Object.keys(texts).length > 0, 'expected a text in at least one language');
export type Texts = z.infer<typeof Texts>;

/** What the Secretariat wrote once and the house may repeat: its words, their source, and for how long they hold. */
export const KnowledgeEntry = z.object({
  wordings: z.array(Wording).min(1).max(MOST_WORDINGS),
  texts: Texts,
  source: Source.extend({ url: z.url({ protocol: /^https?$/ }) }),
  /** The day of these words: as-of. */
  writtenOn: CalendarDate,
  /** The first day on which they are not repeated any more. */
  expiresOn: CalendarDate,
});
export type KnowledgeEntry = z.infer<typeof KnowledgeEntry>;

/** held ──withdraw──→ withdrawn, and back by an edit. Earlier revisions stay. */
export interface Knowledge extends KnowledgeEntry {
  /** Shown as `K-3`. */
  readonly number: number;
  readonly revision: number;
  readonly state: 'held' | 'withdrawn';
}

/** An earlier or present revision: who wrote it, when, and why it was withdrawn. */
export interface KnowledgeRevision extends Knowledge {
  readonly by: string;
  readonly at: Instant;
  readonly reason: string | null;
}

/** `K-3`, as it is shown and typed. */
export function knowledgeCode(number: number): string {
  return `K-${number}`;
}

/** The number in `K-3`, `k3` or `3`; undefined for anything else. */
export function readKnowledgeCode(text: string): number | undefined {
  return readNumber(/^k?-?(\d{1,9})$/i, text);
}

/** The day from which words of this day are too old. */
export function expiryOf(writtenOn: CalendarDate): CalendarDate {
  return plusMonths(writtenOn, HOLDS_MONTHS);
}

/** The words for a reader: in her language, else in another, which is then named. */
export function textFor(texts: Texts, language: Language): { readonly text: string; readonly language: Language } {
  const order: readonly Language[] = [language, 'en', 'fr', 'es', 'ar', 'ru', 'zh'];
  for (const one of order) {
    const text = texts[one];
    if (text !== undefined) return { text, language: one };
  }
  throw new Error('words of the Secretariat in no language');
}
