import { plainForm } from '../../language/plain-form.js';

/** A piece of a text: a word, a run of digits, a mark, or the gap between two paragraphs. */
export interface Token {
  readonly kind: 'word' | 'digits' | 'mark' | 'break';
  /** Where it stands in the text, in UTF-16 units. */
  readonly at: number;
  readonly end: number;
  /** As it is compared: small letters without accents, Western digits, one form of each dash. */
  readonly plain: string;
  /** Whether it follows the token before it without a space. */
  readonly isGlued: boolean;
  readonly isCapital: boolean;
  /** Whether an apostrophe stands before it: '27. */
  readonly isElided: boolean;
}

// In this order: invisible marks of direction, apostrophes, paragraphs, spaces, digits, one Chinese character, letters, any other.
const PIECES = /([\p{Cf}'’‘ʼ`]+)|(\s*\n\s*\n\s*)|(\s+)|(\p{Nd}+)|(\p{Script=Han})|((?:(?!\p{Script=Han})[\p{L}\p{M}])+)|([^])/gu;
const APOSTROPHE = /['’‘ʼ`]$/u;
const DASHES = /[‐‑‒–—―−～~﹣－]/u;

/** Cuts a text into tokens, in one pass. Apostrophes and invisible marks vanish; spaces only set apart. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let [isGlued, isElided] = [false, false];
  for (const piece of text.matchAll(PIECES)) {
    const [whole, hidden, gap, space, digits, han, letters] = piece;
    if (hidden !== undefined) {
      isElided = APOSTROPHE.test(hidden);
      continue;
    }
    if (space !== undefined) {
      isGlued = false;
      continue;
    }
    const kind = gap !== undefined ? 'break' : digits !== undefined ? 'digits' : (han ?? letters) !== undefined ? 'word' : 'mark';
    tokens.push({ kind, at: piece.index, end: piece.index + whole.length, plain: plainOf(whole, kind), isGlued, isCapital: /^\p{Lu}/u.test(whole), isElided });
    [isGlued, isElided] = [true, false];
  }
  return tokens;
}

function plainOf(piece: string, kind: Token['kind']): string {
  if (kind === 'break') return '';
  if (kind === 'mark') return DASHES.test(piece) ? '-' : piece.normalize('NFKD');
  return plainForm(piece);
}
