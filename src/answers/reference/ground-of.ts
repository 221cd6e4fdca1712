import type { Network, NetworkDirectory } from '../../networks/network.js';
import { factIn, type ReferenceBook } from '../../reference/book.js';
import type { ReferenceGround } from './found.js';

/** What the reader knows beside the question, from the facts of a snapshot. */
export function groundOf(book: ReferenceBook, networks: NetworkDirectory, network: Network | undefined): ReferenceGround {
  return {
    holds: (ref) => book.has(ref),
    roundtableOf(objective) {
      const found = factIn(book, 'objective', objective);
      return found === undefined ? undefined : `roundtable:${found.values.roundtable}`;
    },
    contactOf: (offer) => factIn(book, 'support', offer)?.values.contact ?? undefined,
    networks,
    network,
  };
}
