import type { MessageKey } from '../language/words.js';
import type { CalendarDate } from '../time/calendar-date.js';

/** The largest file that is read, in bytes: a letter with its letterhead, not a report with photographs. */
export const LARGEST_LETTER_BYTES = 1_500_000;
/** The longest text that is checked, in characters: about a hundred pages. */
export const LONGEST_LETTER = 300_000;

/** A letter as a person sent it: a file with its name. */
export interface LetterFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The text of a letter. Offsets of what is found in it count in this text. */
export interface Letter {
  readonly text: string;
  /** The day on which a mail says that it was sent; null where the file says nothing. */
  readonly sentOn: CalendarDate | null;
}

/**
 * Why a file is not read. too-big: over the limit; too-much: it holds more than any letter once it is unpacked; other-kind: no kind of letter that is read here; misnamed: its name says one kind, its first bytes
 * another; locked: it asks for a password; damaged: it cannot be opened; not-text: a text file in an unknown encoding; no-text: pictures only, as from a
 * scanner; too-long: over the longest text.
 */
export type LetterRefusal = 'too-big' | 'too-much' | 'empty' | 'other-kind' | 'misnamed' | 'locked' | 'damaged' | 'not-text' | 'no-text' | 'too-long';

/** Why a file was not read, and what to do. */
export const letterRefusalText = {
  'too-big': 'letters.refused-too-big', 'too-much': 'files.not-read', empty: 'letters.refused-empty', 'other-kind': 'letters.refused-other-kind', misnamed: 'letters.refused-misnamed', locked: 'letters.refused-locked',
  damaged: 'letters.refused-damaged', 'not-text': 'letters.refused-not-text', 'no-text': 'letters.refused-no-text', 'too-long': 'letters.refused-too-long',
} as const satisfies Readonly<Record<LetterRefusal, MessageKey>>;

/** What comes of reading a file. */
export type LetterRead = { readonly kind: 'letter'; readonly letter: Letter } | { readonly kind: 'refused'; readonly why: LetterRefusal };

/** A refusal as a value. */
export function refused(why: LetterRefusal): LetterRead {
  return { kind: 'refused', why };
}
