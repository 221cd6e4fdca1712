import type { NetworkCode, NetworkDirectory } from '../networks/network.js';
import type { Words } from '../language/words.js';
import type { CalendarDate } from '../time/calendar-date.js';
import type { Instant } from '../time/instant.js';
import type { Zone } from '../time/zone.js';
import type { ReferenceBook } from '../reference/book.js';
import type { ByLanguage, Translated } from '../translations/translation.js';
import type { HeldDate } from './held-dates.js';
import type { FormerDate, Milestone, MilestoneId } from './milestone.js';

/** The ledger at one moment, as answers and messages are made from it. */
export interface Ledger {
  /** In the order of the file; what the asking network may see. `aliases` of each hold its names in all six languages. */
  readonly milestones: readonly Milestone[];
  readonly byId: ReadonlyMap<MilestoneId, Milestone>;
  readonly formerDates: readonly FormerDate[];
  /** Names in the reader's language, of milestones and of all that data/reference.json holds. */
  readonly translations: ReadonlyMap<Translated, ByLanguage>;
  /** What changes that are being checked would make of these dates. */
  readonly held: ReadonlyMap<MilestoneId, HeldDate>;
  /** Objectives, round tables, offers, contacts, figures and the like, as they stand. */
  readonly reference: ReferenceBook;
}

/** All that a message is composed from, beside its own arguments: current, and in the reader's language and zone. */
export interface Facts {
  readonly words: Words;
  readonly ledger: Ledger;
  readonly networks: NetworkDirectory;
  readonly network: NetworkCode | null;
  readonly zone: Zone;
  readonly now: Instant;
  /** The reader's day. */
  readonly today: CalendarDate;
}
