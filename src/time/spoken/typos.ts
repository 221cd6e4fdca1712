import { LONGEST_ENDING, type Lexicon } from './lexicon.js';

const SHORTEST = 5;
const LONG = 8;

/**
 * Words of the lexicon that somebody may have meant: one letter wrong, missing, too many or two swapped; two such
 * errors in words of eight letters and more. The first letter is always right.
 */
export function mendTypo(word: string, lexicon: Lexicon): string[] {
  if (word.length < SHORTEST || lexicon.startingWith(word).some(({ kind }) => kind === 'never')) return [];
  const exact = [...lexicon.words].filter((meant) => meant.length >= SHORTEST && meant[0] === word[0] && isNear(word, meant));
  const stems = [...lexicon.stems].filter((stem) => stem.length >= SHORTEST && stem[0] === word[0] && isNearStem(word, stem));
  return [...exact, ...stems];
}

/** The error lies in the stem; the ending has any letters. */
function isNearStem(word: string, stem: string): boolean {
  return [-1, 0, 1].some((more) => word.length - stem.length - more <= LONGEST_ENDING && isNear(word.slice(0, stem.length + more), stem));
}

function isNear(word: string, meant: string): boolean {
  const most = meant.length >= LONG ? 2 : 1;
  return Math.abs(word.length - meant.length) <= most && errorsBetween(word, meant, most) <= most;
}

/** Distance of Damerau and Levenshtein with adjacent swaps; given up, as one error more, once two rows lie beyond `most`. */
function errorsBetween(one: string, other: string, most: number): number {
  let wasBeyond = false;
  let [before, last] = [Array<number>(), Array.from({ length: other.length + 1 }, (_, column) => column)];
  for (let row = 1; row <= one.length; row += 1) {
    const next = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const isSame = one[row - 1] === other[column - 1];
      const isSwap = row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      const cheapest = Math.min((last[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1, (last[column - 1] ?? 0) + (isSame ? 0 : 1));
      next.push(isSwap ? Math.min(cheapest, (before[column - 2] ?? 0) + 1) : cheapest);
    }
    const isBeyond = next.every((errors) => errors > most);
    if (isBeyond && wasBeyond) return most + 1;
    wasBeyond = isBeyond;
    [before, last] = [last, next];
  }
  return last[other.length] ?? 0;
}
