/** Texts up to this length are shown whole, in characters. */
const SHOWN_WHOLE = 600;
/** So much of what did not change stands around what did, in characters. */
const AROUND = 80;

/**
 * Two texts as they are shown beside each other: whole where they are short, else from a little before the first difference to a
 * little behind the last. All that differs is in it, however long.
 */
export function changedPart(before: string, after: string): { readonly before: string; readonly after: string } {
  const [one, other] = [Array.from(before), Array.from(after)];
  if (one.length <= SHOWN_WHOLE && other.length <= SHOWN_WHOLE) return { before, after };
  const first = one.findIndex((letter, at) => letter !== other[at]);
  const begin = first === -1 ? Math.min(one.length, other.length) : first;
  let end = 0;
  while (end < Math.min(one.length, other.length) - begin && one.at(-1 - end) === other.at(-1 - end)) end += 1;
  return { before: within(one, begin, end), after: within(other, begin, end) };
}

function within(letters: readonly string[], begin: number, end: number): string {
  const from = Math.max(0, begin - AROUND);
  const to = Math.min(letters.length, letters.length - end + AROUND);
  return `${from > 0 ? '…' : ''}${letters.slice(from, to).join('')}${to < letters.length ? '…' : ''}`;
}
