import type { Answered, Heard } from '../people/heard.js';
import { CalendarDate } from '../time/calendar-date.js';
import { checkLetter } from './check-letter.js';
import { LONGEST_LETTER } from './letter.js';
import { checkedLetter, MOST_TOLD } from './says.js';

/** A text as it was read, and the day on which it says that it was sent. */
export interface LetterText {
  readonly text: string;
  readonly sentOn: string | null;
}

/** What holds of the dates of a text. Nothing of the text is kept but the words of its dates. */
export function checkRead({ facts: { ledger, today, words } }: Pick<Heard, 'facts'>, { text, sentOn }: LetterText): Answered {
  const found = checkLetter({ text: text.slice(0, LONGEST_LETTER), sentOn: CalendarDate.safeParse(sentOn).data ?? null }, { ledger, today, language: words.language });
  const told = found.slice(0, MOST_TOLD).map(({ text: written, offset, from, to, grain, edge, isYearSaid, milestone }) => ({ text: written.slice(0, 120), offset, from, to, grain, edge, isYearSaid, milestone }));
  return { says: [checkedLetter.of({ dates: told, more: found.length - told.length })] };
}
