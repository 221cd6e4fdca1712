import type { ReferenceBook } from '../reference/book.js';
import { isOf, type ReferenceEntry } from '../reference/entry.js';

/** An offer that can be asked for here: it names what can be asked. */
export type Offer = ReferenceEntry<'support'>;

/** What a request can need beside the words. */
export type Need = 'wantedBy' | 'inLanguage' | 'link';

// What each offer of the letter needs to be dealt with. An offer that somebody else wrote asks for the day only.
const NEEDS: Readonly<Record<string, readonly Need[]>> = {
  'support:secretariat-support': ['wantedBy', 'inLanguage', 'link'],
  'support:unct-training': ['wantedBy', 'inLanguage'],
  'support:champion-countries': ['wantedBy'],
  'support:migration-mptf': ['link'],
  'support:imrf-travel-window': ['wantedBy'],
};

/** The offers that can be asked for, in the order of the letter's annex as far as it names them. */
export function requestableOffers(book: ReferenceBook): Offer[] {
  const known = Object.keys(NEEDS);
  const place = ({ ref }: Offer): number => (known.includes(ref) ? known.indexOf(ref) : known.length);
  return [...book.values()].filter((entry) => isRequestable(entry)).sort((one, other) => place(one) - place(other));
}

/** Whether a fact is an offer that can be asked for. */
export function isRequestable(entry: ReferenceEntry | undefined): entry is Offer {
  return isOf('support', entry) && entry.values.requests.length > 0;
}

/** The offer of this name, with or without `support:`; undefined where none can be asked for. */
export function findOffer(named: string, book: ReferenceBook): Offer | undefined {
  const entry = book.get(named.startsWith('support:') ? named : `support:${named}`);
  return isRequestable(entry) ? entry : undefined;
}

/** What the form of an offer asks beside the words. */
export function needsOf({ ref }: Pick<Offer, 'ref'>): readonly Need[] {
  return NEEDS[ref] ?? ['wantedBy'];
}
