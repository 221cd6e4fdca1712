/** A piece of a page as the PDF reader gives it: where its left edge and its line stand, in the units of the page. */
export interface Piece {
  readonly str: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly fontSize: number;
}

/** Whether a page has letters that are read from right to left. */
export function hasArabic(text: string): boolean {
  return ARABIC.test(text);
}

/**
 * The text of an Arabic page. Programs write the pieces of such a line in whatever order they were painted (Chromium each letter, from the left; LibreOffice
 * slashes after the words that they part), so each line is put together from where its pieces stand, from the right; numbers and Latin words keep
 * their own order. A line that is mostly Latin stays as it was painted.
 */
export function readRightToLeft(pieces: readonly Piece[]): string {
  return linesOf(pieces).map(lineOf).join('\n');
}

const ARABIC = /\p{Script=Arabic}/u;
const LATIN = /\p{Script=Latin}/u;
const ALL_ARABIC = /\p{Script=Arabic}/gu;
const ALL_LATIN = /\p{Script=Latin}/gu;
/** Two pieces stand on one line where their heights differ by less than this part of their size. */
const SAME_LINE = 0.4;
/** A gap of this part of the size parts two words. */
const GAP = 0.15;

/** The pieces in the lines on which they stand, in the order of painting. */
function linesOf(pieces: readonly Piece[]): Piece[][] {
  const lines: Piece[][] = [];
  for (const piece of pieces) {
    if (piece.str === '') continue;
    const last = lines.at(-1);
    const beside = last?.at(-1);
    if (last !== undefined && beside !== undefined && Math.abs(beside.y - piece.y) < SAME_LINE * beside.fontSize) last.push(piece);
    else lines.push([piece]);
  }
  return lines;
}

function lineOf(line: readonly Piece[]): string {
  const painted = line.map(({ str }) => str).join('');
  if (count(painted, ALL_ARABIC) <= count(painted, ALL_LATIN)) return painted;
  const fromTheRight = [...line].sort((one, other) => other.x + other.width - (one.x + one.width)).filter((piece) => !isOver(piece, line));
  const parts = inOrder(fromTheRight).map(({ str }, at, ordered) => (isApart(ordered[at - 1], ordered[at]) ? ' ' : '') + str.replace(STOP_BEFORE_NUMBER, '$2$1'));
  return parts.join('').normalize('NFKC').replace(SWAPPED, LAM_FIRST);
}

/** A full stop that stands left of a number comes after it. */
const STOP_BEFORE_NUMBER = /^([.,:;!،؛؟]+)(\s?\p{Nd}.*)$/u;

function count(text: string, letters: RegExp): number {
  return text.match(letters)?.length ?? 0;
}

/** A slash or a space that was painted into the middle of a longer piece: the reader has left a space for it there. */
function isOver(piece: Piece, line: readonly Piece[]): boolean {
  return /^[\s/]+$/u.test(piece.str) && line.some((other) => other !== piece && ARABIC.test(other.str) && other.x < piece.x && piece.x + piece.width < other.x + other.width);
}

/** Pieces of one Latin phrase, or of one number, are read from the left. */
function inOrder(fromTheRight: readonly Piece[]): Piece[] {
  const ordered: Piece[] = [];
  for (let at = 0; at < fromTheRight.length; ) {
    const end = endOfRun(fromTheRight, at);
    ordered.push(...fromTheRight.slice(at, end).reverse());
    at = end;
  }
  return ordered;
}

function endOfRun(pieces: readonly Piece[], start: number): number {
  const kind = [LATIN, /\p{Nd}/u].find((one) => one.test(pieces[start]?.str ?? ''));
  let end = start + 1;
  if (kind === undefined || ARABIC_WORD.test(pieces[start]?.str ?? '')) return end;
  const between = kind === LATIN ? /^[^\p{Script=Arabic}]*$/u : /^[\p{Nd}.,:/-]+$/u;
  for (let at = end; at < pieces.length && between.test(pieces[at]?.str ?? ''); at += 1) if (kind.test(pieces[at]?.str ?? '')) end = at + 1;
  return end;
}

/** Digits of the Arabic script are no words. */
const ARABIC_WORD = /(?=\p{L})\p{Script=Arabic}/u;

function isApart(before: Piece | undefined, piece: Piece | undefined): boolean {
  if (before === undefined || piece === undefined || /(?:\s|^\p{M}+)$/u.test(before.str) || /^(?:\s|\p{M}+$)/u.test(piece.str)) return false;
  return Math.max(before.x - (piece.x + piece.width), piece.x - (before.x + before.width)) > GAP * piece.fontSize;
}

/** One sign stands for lam and alef; LibreOffice names its two letters in the order in which it is painted. No word begins in alef and a second alef. */
const SWAPPED = /(?<=(?<!\p{L})[وفبك]?)ا([اأإآ])ل/gu;
const LAM_FIRST = 'ال$1';
