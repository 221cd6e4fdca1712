import { detectLanguage } from '../../language/detect.js';
import { LANGUAGES, type Language } from '../../language/language.js';
import { searchWords } from '../../language/search-words.js';
import type { Ledger } from '../../roadmap/facts.js';
import type { Milestone } from '../../roadmap/milestone.js';
import { PLACES, REGIONS, SUBJECTS, type Subject } from '../reading/meanings.js';
import { numbersIn } from '../reading/numbers.js';
import { spot } from '../reading/spot.js';
import { cutIntoTokens } from '../reading/tokens.js';
import { identityOf, type Identity } from './identity.js';

/** A milestone as questions are compared with it. */
export interface Known extends Identity {
  readonly milestone: Milestone;
  /** Its own region, and those that its title names. */
  readonly regions: ReadonlySet<string>;
  readonly places: ReadonlySet<string>;
  /** Which one of its series it says it is: "15th GFMD summit", "round table 2". */
  readonly number: number | undefined;
  readonly isDeadline: boolean;
}

/** The ledger as questions are compared with it. */
export interface KnownLedger {
  readonly all: readonly Known[];
  /** A word of a title, alias or place → the milestones that have it. */
  readonly byWord: ReadonlyMap<string, ReadonlySet<Known>>;
}

// A snapshot of the ledger is read once, however often it is asked.
const known = new WeakMap<Ledger, KnownLedger>();

/** What is known of each milestone of this snapshot, by its words in all languages. */
export function knownOf(ledger: Ledger): KnownLedger {
  const held = known.get(ledger) ?? readLedger(ledger);
  known.set(ledger, held);
  return held;
}

function readLedger({ milestones }: Ledger): KnownLedger {
  const all = milestones.map(readMilestone);
  const byWord = new Map<string, Set<Known>>();
  for (const one of all) {
    for (const word of wordsOf(one.milestone)) byWord.set(word, (byWord.get(word) ?? new Set()).add(one));
  }
  return { all, byWord };
}

function readMilestone(milestone: Milestone): Known {
  const language = milestone.network === null ? 'en' : detectLanguage(milestone.title, 'en');
  const title = nameSays(milestone.title, language);
  const names = LANGUAGES.flatMap((one) => (milestone.aliases[one] ?? []).map((alias) => nameSays(alias, one).subjects));
  const { own, also } = identityOf(milestone, title.subjects);
  return {
    milestone, own, also: new Set([...also, ...names.flatMap((subjects) => [...subjects])]),
    regions: new Set([milestone.region, ...title.regions]),
    places: new Set(nameSays(milestone.location ?? '', 'en').places),
    number: numberOf(milestone.id) ?? title.number,
    isDeadline: milestone.deadline || title.isDeadline,
  };
}

function nameSays(name: string, language: Language): { subjects: ReadonlySet<Subject>; regions: readonly string[]; places: readonly string[]; number: number | undefined; isDeadline: boolean } {
  const tokens = cutIntoTokens(name, language);
  const { about } = spot(tokens, language);
  const meant = new Set<string>(about.flatMap(({ meanings }) => meanings));
  return {
    subjects: new Set(SUBJECTS.filter((subject) => meant.has(subject))),
    regions: REGIONS.filter((region) => meant.has(region)),
    places: PLACES.filter((place) => meant.has(place)),
    number: numbersIn(tokens, about, []).find(({ isOrdinal }) => isOrdinal)?.number,
    isDeadline: meant.has('deadline'),
  };
}

/** `gfmd-summit-15-2025`, `imrf-2022-roundtable-1`: a number that is no year. */
function numberOf(id: string): number | undefined {
  const number = /-(\d{1,2})(?:-20\d\d)?$/.exec(id)?.[1];
  return number === undefined ? undefined : Number(number);
}

function wordsOf({ title, aliases, location, network }: Milestone): Set<string> {
  const names = LANGUAGES.flatMap((language) => (aliases[language] ?? []).flatMap((alias) => searchWords(alias, language)));
  return new Set([...searchWords(title, network === null ? 'en' : detectLanguage(title, 'en')), ...searchWords(location ?? '', 'en'), ...names]);
}
