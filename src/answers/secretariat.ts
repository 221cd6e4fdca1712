import { tellDate } from '../language/dates.js';
import { isolate } from '../language/isolate.js';
import type { Words } from '../language/words.js';
import { CalendarDate } from '../time/calendar-date.js';

/** Where the Secretariat is written to, and the month in which that address was last seen: data/reference.json, contacts (a test compares). */
export const SECRETARIAT = { email: 'unmignet@iom.int', asOf: '2022-05' } as const;

/** Whom to ask where the ledger has no answer. */
export function askTheSecretariat(words: Words): string {
  const { language } = words;
  const seen = CalendarDate.parse(`${SECRETARIAT.asOf}-01`);
  const asOf = tellDate({ startsOn: seen, endsOn: seen, precision: 'month', grain: 'month' }, language);
  return words.say('answer.ask-secretariat', { email: isolate(SECRETARIAT.email, language), asOf });
}
