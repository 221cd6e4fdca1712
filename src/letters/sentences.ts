/** A part of a text: UTF-16 units `start` to `end`, the last not included. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

// A full stop ends a sentence only where a capital, a digit or a script without capitals follows: "26 января 2022 г. в Нью-Йорке" goes on.
// Nor does that of "i.e." or "No." end one.
const END = /\n|[!?؟。！？]|(?<!(?<!\p{L})(?:i\.e|e\.g|т\.\s?е|p\. ?ej|c\.-à-d|[Cc]f|ca|approx|Mrs?|Ms|Dr|[HS]\.E|[Nn]os?(?=\.\s\d)))\.(?=\s+[\p{Lu}\p{N}\p{Lo}«"“(])|[;；؛]/gu;
// Commas of all scripts, dashes that stand alone (not those of "5–8 May"), brackets, cells of a table.
const PAUSE = /,(?!\d)|[،，：（）()|]|:(?=\s)|\s[—–-]\s/gu;

/** The sentence in which this place stands. */
export function sentenceAround(text: string, at: number): Stretch {
  return partAround(text, { start: 0, end: text.length }, at, END);
}

/** The nearest sentence before this one that says anything. */
export function sentenceBefore(text: string, { start }: Stretch): Stretch | undefined {
  for (let at = start - 1; at >= 0 && start - at <= FARTHEST; at -= 1) {
    const before = partAround(text, { start: 0, end: text.length }, at, END);
    if (before.end <= start && text.slice(before.start, before.end).trim() !== '') return before;
  }
  return undefined;
}

/** The clauses of a sentence, in its order. */
export function clausesOf(text: string, { start, end }: Stretch): Stretch[] {
  const cuts = [...text.slice(start, end).matchAll(PAUSE)].map(({ index, 0: { length } }) => ({ from: start + index, to: start + index + length }));
  const starts = [start, ...cuts.map(({ to }) => to)];
  return starts.map((from, at) => ({ start: from, end: cuts[at]?.from ?? end })).filter((clause) => text.slice(clause.start, clause.end).trim() !== '');
}

/** How far a sentence is looked for: a text without any full stop is not read whole for each of its dates. */
const FARTHEST = 600;

function partAround(text: string, within: Stretch, at: number, edge: RegExp): Stretch {
  const from = Math.max(within.start, at - FARTHEST);
  const to = Math.min(within.end, at + FARTHEST);
  // One letter more, so that what follows a full stop is seen.
  const edges = [...text.slice(from, to).matchAll(edge)].map(({ index, 0: { length } }) => ({ start: from + index, end: from + index + length }));
  return { start: edges.findLast((one) => one.end <= at)?.end ?? from, end: edges.find((one) => one.start >= at)?.start ?? to };
}
