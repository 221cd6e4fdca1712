import { plainForm } from '../language/plain-form.js';
import type { Facts } from '../roadmap/facts.js';
import type { WallTime } from '../time/zone.js';
import { readOffsets } from './offsets.js';
import { isQuestion, readChoice } from './read-choice.js';
import { readHour } from './read-hour.js';
import { readOffsetsSaid } from './read-offsets-said.js';
import { EVERYTHING, FIRST_OFFSETS, PLAIN, type Choice, type Manner } from './subscription.js';
import { takeOut } from './wish-words.js';

/** What people want to be reminded of. `hour`: null leaves what is set. */
export interface Wish {
  readonly offsetsDays: readonly number[];
  readonly manner: Manner;
  readonly hour: WallTime | null;
}

/**
 * Reads a wish in one sentence, in any of the six languages. Offsets alone (`14d`, `30d 7d 1d`) are taken as they are, on the very day;
 * a sentence without them gets the first offsets, and comes on working days unless it says otherwise.
 * Undefined where the words hold no wish.
 */
export function readWish(text: string, facts: Pick<Facts, 'words' | 'today' | 'ledger' | 'network'>): Wish | undefined {
  const plainOffsets = readOffsets(text);
  if (plainOffsets !== undefined) return { offsetsDays: plainOffsets, manner: PLAIN, hour: null };
  const { hour, rest } = readHour(plainForm(text));
  const anyDay = takeOut('any-day', rest);
  const working = takeOut('working', anyDay.rest);
  const said = readOffsetsSaid(working.rest, facts.words.language, facts.today);
  if (said === undefined || (said.length === 0 && isQuestion(rest, facts))) return undefined;
  const choice = readChoice(working.rest, facts);
  if (said.length === 0 && hour === null && !anyDay.isSaid && !working.isSaid && isEverything(choice)) return undefined;
  const onWorkingDays = working.isSaid || (!anyDay.isSaid && (facts.network !== null || said.length === 0));
  return { offsetsDays: said.length === 0 ? FIRST_OFFSETS : said, manner: { ...PLAIN, choice, onWorkingDays }, hour };
}

/** Whether nothing was left out. */
export function isEverything(choice: Choice): boolean {
  return JSON.stringify(choice) === JSON.stringify(EVERYTHING);
}
