/** A word that was asked, and how much a practice counts that has it; a title that has it counts half as much more. */
export interface WeighedWord {
  readonly word: string;
  readonly weight: number;
}

// More words say no more about what is meant, and each costs a look into the index.
const MOST_WORDS = 8;
const PER_UNIT = 100;

/**
 * The rarer a word, the more it says: whole numbers, so that every database adds them up alike. Words that stand nowhere are left
 * out, and words that stand in more than half of all practices wherever a rarer one is left.
 * @param among in how many practices each word stands.
 */
export function weighWords(words: readonly string[], among: ReadonlyMap<string, number>, total: number): WeighedWord[] {
  const known = [...new Set(words)].map((word) => ({ word, count: among.get(word) ?? 0 })).filter(({ count }) => count > 0);
  const rarestFirst = known.sort((one, other) => one.count - other.count || (one.word < other.word ? -1 : 1));
  const telling = rarestFirst.filter(({ count }, at) => at === 0 || count <= total / 2);
  return telling.slice(0, MOST_WORDS).map(({ word, count }) => ({ word, weight: Math.round(PER_UNIT * Math.log(1 + total / count)) }));
}

/** The practices that are worth telling: those at least half as good as the best. */
export function worthTelling<Found extends { readonly score: number }>(found: readonly Found[]): Found[] {
  const best = found[0]?.score ?? 0;
  return found.filter(({ score }) => score * 2 >= best);
}
