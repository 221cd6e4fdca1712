import type { Language } from '../language/language.js';
import type { Network } from '../networks/network.js';
import type { Ledger } from '../roadmap/facts.js';
import type { CalendarDate } from '../time/calendar-date.js';
import type { Known, KnownLedger } from './finding/known.js';
import type { Question } from './reading/read-question.js';

/** A question that was read, and all that it is answered from. */
export interface Asking {
  readonly question: Question;
  readonly ledger: Ledger;
  readonly known: KnownLedger;
  readonly today: CalendarDate;
  readonly locale: Language;
  /** The network that asks. */
  readonly network: Network | undefined;
  /** Review regions of the countries that the question names. */
  readonly countryRegions: readonly string[];
  /** Their English names, as titles have them ("15th GFMD summit (Colombia)"). */
  readonly countryNames: string;
  /** Where the turns before tell which events can be meant: these and no others. */
  readonly among?: readonly Known[];
}
