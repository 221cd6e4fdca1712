import { refused, type LetterRead } from './letter.js';

/** A text in UTF-8, or in UTF-16 that says so. Other encodings are not guessed: a wrong guess turns one date into another. */
export function readPlainText(bytes: Uint8Array): LetterRead {
  const text = decode(bytes);
  return text === undefined ? refused('not-text') : { kind: 'letter', letter: { text, sentOn: null } };
}

function decode(bytes: Uint8Array): string | undefined {
  const encoding = encodingOf(bytes);
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return text.includes('\u0000') ? undefined : text;
  } catch {
    return undefined;
  }
}

/** The encoding that the first two bytes declare; UTF-8 where they declare none. */
export function encodingOf([first, second]: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}
