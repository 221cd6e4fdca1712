/** What is looked for: practices in which some of the words stand, and of each group of facets one. */
export interface FindWish {
  /** As `searchWords` writes them. */
  readonly words: readonly string[];
  /** Every group must hold; of a group one facet is enough. */
  readonly facets: readonly (readonly string[])[];
  readonly limit: number;
}

/** What is kept of a practice to find it by. */
export interface FoundEntry {
  readonly practice: string;
  readonly title: readonly string[];
  readonly words: readonly string[];
  readonly facets: readonly string[];
}

/** A practice that was found; `score` is 0 where nothing was asked but facets. */
export interface FoundPractice {
  readonly practice: string;
  readonly score: number;
}

export interface PracticeSearchReads {
  /** The best first; of two that fit alike, the one begun later. The same on every database. */
  find(wish: FindWish): Promise<FoundPractice[]>;
  /** Ids of practices that everybody may find and nothing finds: they were approved before there was a search. The first begun first. */
  findMissed(limit: number): Promise<string[]>;
  /** How many can be found at all. */
  countFindable(): Promise<number>;
}

export interface PracticeSearchWrites extends PracticeSearchReads {
  /** From now on it is found by this, and by nothing from before. */
  keepFound(entry: FoundEntry): Promise<void>;
  /** It is not found any more. */
  dropFound(practice: string): Promise<void>;
}
