import { plainForm } from '../language/plain-form.js';
import type { NetworkDirectory } from '../networks/network.js';
import { countriesIn } from './countries.js';
import { meaningOf, MEANINGS, speaksOf, without, type Meaning } from './lexicon.js';

/** The events whose dates can be asked for by name. */
type Named = 'forum' | 'review' | 'migrants-day';

/** What a question's words say. */
export interface Recognized {
  /** The first event that is named. */
  readonly named: Named | undefined;
  /** 1 for the first of its kind; `later` for a fourth or more. */
  readonly ordinal: 1 | 2 | 3 | 'later' | undefined;
  readonly years: readonly string[];
  /** Ids of review regions, in the order of the lexicon. */
  readonly regions: readonly string[];
  /** Review regions of the countries that are named. */
  readonly countryRegions: readonly string[];
  readonly words: number;
  /** Words of the asking sentence that mean nothing to the house: what is asked may be something else. */
  readonly strange: readonly string[];
  readonly says: (meaning: Meaning) => boolean;
}

const NAMED: readonly Named[] = ['forum', 'review', 'migrants-day'];
const REGIONS = ['africa', 'arab-states', 'asia-pacific', 'latin-america-caribbean', 'europe-north-america-central-asia'] as const;

/** Reads what the words of a question stand for, in any of the six languages. */
export function recognize(question: string, networks: NetworkDirectory): Recognized {
  const plain = plainForm(question);
  // Long names hold words that mean something else alone: Forum "d'examen", "League of Arab States", "كانون الأول".
  const namesOut = without(['migrants-day', 'forum', 'review', 'period'], plain);
  const regionsOut = without(REGIONS, without(['migrants-day'], plain));
  return {
    named: firstNamed(plain),
    ordinal: ordinalIn(namesOut),
    years: [...new Set(plain.match(/(?<!\d)20\d\d(?!\d)/g) ?? [])],
    regions: REGIONS.filter((region) => speaksOf(region, plain)),
    countryRegions: [...new Set(countriesIn(plain, networks).networks.flatMap(({ reviewRegions }) => reviewRegions))],
    words: plain.split(' ').length,
    strange: strangeWords(plain, networks),
    says: (meaning) => speaksOf(meaning, meaning === 'detail' || meaning === 'deadline' ? regionsOut : plain),
  };
}

/** The Forum's long names hold the word for review in most languages, so it is looked for without them. */
function firstNamed(plain: string): Named | undefined {
  const places = NAMED.map((named) => ({ named, at: (named === 'review' ? without(['forum'], plain) : plain).search(meaningOf[named]) })).filter(({ at }) => at >= 0);
  return places.sort((one, other) => one.at - other.at)[0]?.named;
}

function ordinalIn(text: string): Recognized['ordinal'] {
  if (speaksOf('later', text)) return 'later';
  if (speaksOf('third', text)) return 3;
  if (speaksOf('second', text)) return 2;
  return speaksOf('first', text) ? 1 : undefined;
}

const UNDERSTOOD = MEANINGS.filter((meaning) => meaning !== 'detail' && meaning !== 'filler');
const ASKING: readonly Meaning[] = [...NAMED, 'when', 'next-list'];

/** Only sentences that ask are looked at: what people tell beside them is their own. */
function strangeWords(plain: string, networks: NetworkDirectory): string[] {
  const sentences = plain.split(/[.?!;:\n\u3002\uff1f\uff01\uff1b\u061f\u061b]+/u);
  const asking = sentences.filter((sentence) => ASKING.some((meaning) => speaksOf(meaning, sentence))).join(' , ');
  const left = without(['filler'], without(UNDERSTOOD, countriesIn(asking, networks).rest));
  return left.split(/[^\p{L}]+/u).filter((word) => word.length > 1);
}
