/** So many lines around one tell how long a full one is: columns, notes and tables of a document are not equally wide. */
const AROUND = 8;
/** In print letters are not equally wide: a line counts as full from this part of the longest on. */
const NEARLY = 0.85;
/** No paper and no mail program breaks shorter lines than this, in characters. */
const SHORTEST_FULL = 40;
/** Longer lines were not broken by a program that counts characters. */
const LONGEST_TYPED = 100;

/** How lines came about: `print` breaks them by width, `typed` by a number of characters. */
export type Breaking = 'print' | 'typed';

/**
 * Paper and mail programs break lines in the middle of dates ("10 au 13 / mai 2022"). Lines of one paragraph are joined: one into which the next word
 * did not fit goes on in the next line, unless it ends a sentence or the next begins as an item of a list does. The length of the text stays the same.
 */
export function joinLines(text: string, breaking: Breaking): string {
  const lines = text.split('\n');
  return lines.map((line, at) => line + joint(line, lines[at + 1], lines.slice(Math.max(0, at - AROUND), at + AROUND + 1), breaking)).join('');
}

function joint(line: string, next: string | undefined, around: readonly string[], breaking: Breaking): string {
  if (next === undefined) return '';
  if (endsHere(line) || beginsAnew(line, next)) return '\n';
  // "The hearing is on / 4 May" goes on.
  const goesOn = breaking === 'print' && (/^\s*\p{Ll}/u.test(next) || (/^\s*\d/u.test(next) && !/\p{N}/u.test(line)));
  return goesOn || isFull(line, next, around, breaking) ? ' ' : '\n';
}

function endsHere(line: string): boolean {
  return line.trim() === '' || line.includes('|') || /[.!?:;。！？؟]\s*$/u.test(line);
}

/** An item of a list: by its mark, by a date as in the line above it, or after a line that ends in one. */
function beginsAnew(line: string, next: string): boolean {
  if (next.trim() === '' || /^\s*([-*•–>#]|\d+[.)]\s)/u.test(next)) return true;
  return /^\s*\p{N}/u.test(next) ? /^\s*\p{N}/u.test(line) : /\p{N}\s*$/u.test(line) && !/^\s*\p{Ll}/u.test(next);
}

/** The next word did not fit, measured by the lines around: a line that is much longer than all others is only long. */
function isFull(line: string, next: string, around: readonly string[], breaking: Breaking): boolean {
  const lengths = around.map((one) => one.trimEnd().length);
  const longest = Math.max(...lengths);
  if (longest < SHORTEST_FULL || (breaking === 'typed' && longest > LONGEST_TYPED)) return false;
  const word = /\S+/u.exec(next)?.[0] ?? '';
  const hasLikes = lengths.filter((length) => length >= longest * NEARLY).length > 1;
  return hasLikes && line.trimEnd().length + 1 + word.length >= longest * (breaking === 'print' ? NEARLY : 1);
}
