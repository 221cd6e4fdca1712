import type { Facts } from '../roadmap/facts.js';
import { CalendarDate } from '../time/calendar-date.js';
import { plainForm } from '../language/plain-form.js';
import { linkIn } from './link-in.js';
import { nameKind } from './name-kind.js';
import type { Offer } from './offers.js';
import type { SupportWish } from './support-request.js';

/**
 * Reads what was typed behind `support ask OFFER`: a link is where the text lies, a day (`2027-03-01`) is by when. Of several
 * things that an offer names, the one whose words stand in it; where none does, the first.
 */
export function readAsk(offer: Offer, said: string, { words }: Pick<Facts, 'words'>): SupportWish {
  const link = linkIn(said);
  const day = /(?<!\S)\d{4}-\d{2}-\d{2}(?!\S)/.exec(said.replace(link ?? '', ''))?.[0] ?? '';
  const { requests } = offer.values;
  const plain = plainForm(said);
  const likeness = (kind: string): number => new Set([...plainForm(`${kind} ${nameKind(kind, words)}`).split(/[^\p{L}]+/u)].filter((word) => word.length > 4 && plain.includes(word))).size;
  const [kind = ''] = [...requests].sort((one, other) => likeness(other) - likeness(one));
  return { offer: offer.ref, kind, what: said.trim(), wantedBy: CalendarDate.safeParse(day).data ?? null, inLanguage: null, link };
}
