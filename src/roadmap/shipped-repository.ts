import type { ShippedPair } from './shipped-values.js';

/** What the roadmap asks the store about the files that shipped. */
export interface ShippedReads {
  /** Every entry that ever shipped, by id. */
  shipped(): Promise<ShippedPair[]>;
  /** Those that a newer file changed and about which nobody has decided. */
  undecided(): Promise<ShippedPair[]>;
}

export interface ShippedWrites extends ShippedReads {
  /** Keeps what shipped of one milestone; `before` equal to `now` once it is decided. */
  keepShipped(pair: ShippedPair): Promise<void>;
}
