/** A word without each of its letters in turn: two words that are one error apart share one of these, or one is such a rest of the other. */
export function withoutOneLetter(word: string): string[] {
  return [...new Set(Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1)))];
}

/** Whether two different words are one slip apart: a letter wrong, missing or too many, or two neighbours swapped. */
export function isOneErrorApart(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (long.length - short.length > 1 || short === long) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  const isSame = (left: string, right: string): boolean => left === right;
  if (short.length < long.length) return isSame(short.slice(at), long.slice(at + 1));
  return isSame(short.slice(at + 1), long.slice(at + 1)) || (short[at] === long[at + 1] && short[at + 1] === long[at] && isSame(short.slice(at + 2), long.slice(at + 2)));
}

/** Whether two words are of the same letters, in another order. */
export function isSwap(one: string, other: string): boolean {
  return Array.from(one).sort().join('') === Array.from(other).sort().join('');
}
