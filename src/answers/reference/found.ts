import type { Network, NetworkDirectory } from '../../networks/network.js';

/**
 * How sure the words are. `named`: a number or a name that stands for one thing only (objective 7, the MPTF, Amy Pope).
 * `likely`: the kind and its topic (which objective is about remittances). `weak`: a topic alone, good only where nothing else fits.
 */
export type Strength = 'named' | 'likely' | 'weak';

/** What a question asks of the reference facts. */
export interface FoundReference {
  readonly intent: 'support' | 'reference';
  /** What was asked about and what answers it, first what was asked: `roundtable:1`, `objective:18`. */
  readonly refs: readonly string[];
  readonly strength: Strength;
}

/** What the reader knows beside the question: facts of the snapshot, and who asks. */
export interface ReferenceGround {
  /** Whether the house holds this ref now; what was taken out is not named. */
  readonly holds: (ref: string) => boolean;
  /** The round table of an objective. */
  readonly roundtableOf: (objective: string) => string | undefined;
  /** The contact (`contact:training`) of an offer. */
  readonly contactOf: (offer: string) => string | undefined;
  readonly networks: NetworkDirectory;
  readonly network: Network | undefined;
}

/** A finding that speaks of support. */
export function support(strength: Strength, ...refs: readonly string[]): FoundReference {
  return { intent: 'support', refs, strength };
}

/** A finding that tells a fact. */
export function fact(strength: Strength, ...refs: readonly string[]): FoundReference {
  return { intent: 'reference', refs, strength };
}
