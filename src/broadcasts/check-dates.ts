import { LANGUAGES, type Language } from '../language/language.js';
import { checkLetter } from '../letters/check-letter.js';
import type { Finding } from '../letters/finding.js';
import type { Ledger } from '../roadmap/facts.js';
import type { CalendarDate } from '../time/calendar-date.js';
import type { Content } from './broadcast.js';

/** A date that a text mentions, and what the ledger has of it. */
export interface MentionedDate extends Pick<Finding, 'text' | 'milestone' | 'verdict'> {
  readonly language: Language;
}

/** Looks up every date that any of its texts mentions, as a letter is checked. */
export function checkDates({ texts }: Pick<Content, 'texts'>, ledger: Ledger, today: CalendarDate): MentionedDate[] {
  return LANGUAGES.flatMap((language) => {
    const text = texts[language]?.plain;
    if (text === undefined) return [];
    return checkLetter({ text, sentOn: null }, { ledger, today, language }).map((found) => ({ language, text: found.text, milestone: found.milestone, verdict: found.verdict }));
  });
}
