import { knownOf } from '../answers/finding/known.js';
import { detectLanguage } from '../language/detect.js';
import type { Language } from '../language/language.js';
import type { Ledger } from '../roadmap/facts.js';
import type { Milestone } from '../roadmap/milestone.js';
import type { CalendarDate } from '../time/calendar-date.js';
import { verdictOf, type Finding, type WrittenDate } from './finding.js';
import { joinLines } from './join-lines.js';
import type { Letter } from './letter.js';
import { milestoneTalkedAbout } from './talked-about.js';
import { writtenDates } from './written-dates.js';

/** What a letter is compared with. `language` is for texts that do not show their own. */
export interface LetterContext {
  readonly ledger: Ledger;
  readonly today: CalendarDate;
  readonly language: Language;
}

/** Finds each date of a letter, what its sentence talks about, and whether it holds. The same letter and ledger give the same findings. */
export function checkLetter(letter: Letter, { ledger, today, language: own }: LetterContext): Finding[] {
  const language = detectLanguage(letter.text.slice(0, LONGEST_TO_DETECT), own);
  const text = joinLines(letter.text, 'typed');
  const dates = writtenDates({ ...letter, text }, language, today);
  const lookup = { text, language, ledger, known: knownOf(ledger), dates };
  const findings = dates.map((date) => judged(date, milestoneTalkedAbout(date, lookup)));
  return findings.filter(isDateForSure).map((finding) => ({ ...finding, text: letter.text.slice(finding.offset, finding.offset + finding.text.length) }));
}

function judged(date: WrittenDate, milestone: Milestone | undefined): Finding {
  return milestone === undefined ? { ...date, milestone: null, verdict: 'unknown' } : { ...date, milestone: milestone.id, verdict: verdictOf(date, milestone) };
}

/** "May" alone is a date only where its sentence talks about something that the ledger holds: it may be a name, or a verb. */
function isDateForSure({ grain, milestone, isYearSaid }: Finding): boolean {
  return grain !== 'month' || isYearSaid || milestone !== null;
}

/** The beginning of a letter tells its language. */
const LONGEST_TO_DETECT = 2_000;
