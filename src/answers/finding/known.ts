import { detectLanguage } from '../../language/detect.js';
import { LANGUAGES, type Language } from '../../language/language.js';
import { searchWords } from '../../language/search-words.js';
import type { Ledger } from '../../roadmap/facts.js';
import type { Milestone } from '../../roadmap/milestone.js';
import { PLACES, REGIONS, SUBJECTS, type Subject } from '../reading/meanings.js';
import { numbersIn } from '../reading/numbers.js';
import { spot, type Spot } from '../reading/spot.js';
import { cutIntoTokens, type Token } from '../reading/tokens.js';
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
  /** The start of a longer word → the same: "colombien" has that of Colombia. */
  readonly byStart: ReadonlyMap<string, ReadonlySet<Known>>;
}

const LETTERS_OF_START = 6;

/** By which a word is found that differs at its end; nothing finds shorter words. */
export function startOf(word: string): string {
  return word.slice(0, LETTERS_OF_START);
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
  const [byWord, byStart] = [new Map<string, Set<Known>>(), new Map<string, Set<Known>>()];
  for (const one of all) {
    for (const word of wordsOf(one.milestone)) {
      byWord.set(word, (byWord.get(word) ?? new Set()).add(one));
      if (word.length >= LETTERS_OF_START) byStart.set(startOf(word), (byStart.get(startOf(word)) ?? new Set()).add(one));
    }
  }
  return { all, byWord, byStart };
}

function readMilestone(milestone: Milestone): Known {
  const language = milestone.network === null ? 'en' : detectLanguage(milestone.title, 'en');
  const title = nameSays(milestone.title, language);
  const aliases = LANGUAGES.flatMap((one) => (milestone.aliases[one] ?? []).map((alias) => nameSays(alias, one).subjects));
  const { own, also } = identityOf(milestone, title.subjects);
  return {
    milestone, own, also: new Set([...also, ...aliases.flatMap((subjects) => [...subjects])]),
    regions: new Set([milestone.region, ...title.regions]),
    places: new Set(nameSays(milestone.location ?? '', 'en').places),
    number: numberOf(milestone.id) ?? title.number,
    isDeadline: milestone.deadline || title.isDeadline,
  };
}

/** What a name says, whatever has it. */
interface NameSays {
  readonly subjects: ReadonlySet<Subject>;
  readonly regions: readonly string[];
  readonly places: readonly string[];
  readonly number: number | undefined;
  readonly isDeadline: boolean;
  readonly words: readonly string[];
}

// Each snapshot of the ledger has the same names: what they say is read once. Ten thousand names take some megabytes.
const MOST_NAMES = 20_000;
const names = new Map<string, NameSays>();

function nameSays(name: string, language: Language): NameSays {
  const key = `${language} ${name}`;
  const read = names.get(key) ?? readName(name, language);
  if (names.size >= MOST_NAMES) names.clear();
  names.set(key, read);
  return read;
}

function readName(name: string, language: Language): NameSays {
  const tokens = cutIntoTokens(name, language);
  const { about } = spot(tokens, language);
  const meant = new Set<string>(about.flatMap(({ meanings }) => meanings));
  return {
    subjects: new Set(SUBJECTS.filter((subject) => meant.has(subject))),
    regions: REGIONS.filter((region) => meant.has(region)),
    places: PLACES.filter((place) => meant.has(place)),
    number: ownNumber(tokens, about),
    isDeadline: meant.has('deadline'),
    words: searchWords(name, language),
  };
}

/** "Second" before Forum or review numbers the cycle, unless the name is nothing else. */
function ownNumber(tokens: readonly Token[], about: readonly Spot[]): number | undefined {
  const subjects = about.filter(({ meanings }) => meanings.some((meaning) => !/^o\d+$/u.test(meaning)));
  const isOfCycle = (at: number): boolean => {
    const next = subjects.find((one) => one.at > at);
    return next !== undefined && next.meanings.some((meaning) => meaning === 'forum') && subjects[0] !== next;
  };
  return numbersIn(tokens, about, []).find(({ isOrdinal, at }) => isOrdinal && !isOfCycle(at))?.number;
}

/** `gfmd-summit-15-2025`, `imrf-2022-roundtable-1`: a number that is no year. */
function numberOf(id: string): number | undefined {
  const number = /-(\d{1,2})(?:-20\d\d)?$/.exec(id)?.[1];
  return number === undefined ? undefined : Number(number);
}

function wordsOf({ title, aliases, location, network }: Milestone): Set<string> {
  const others = LANGUAGES.flatMap((language) => (aliases[language] ?? []).flatMap((alias) => nameSays(alias, language).words));
  return new Set([...nameSays(title, network === null ? 'en' : detectLanguage(title, 'en')).words, ...nameSays(location ?? '', 'en').words, ...others]);
}
