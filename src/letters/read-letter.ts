import { fileTypeFromBuffer } from 'file-type';
import { LARGEST_LETTER_BYTES, LONGEST_LETTER, refused, type LetterFile, type LetterRead } from './letter.js';
import { readDocx } from './read-docx.js';
import { readMail } from './read-mail.js';
import { readPdf } from './read-pdf.js';
import { encodingOf, readPlainText } from './read-plain-text.js';

/** The kinds of letter that are read, by the ending of their name. */
const READERS = { txt: readPlainText, md: readPlainText, eml: readMail, docx: readDocx, pdf: readPdf } as const;
type LetterKind = keyof typeof READERS;

/** What the first bytes of each kind may be taken for; a document that was cut off is no more than a zip. Texts begin with anything that is no other file. */
const FIRST_BYTES: Readonly<Record<LetterKind, readonly (string | undefined)[]>> = {
  txt: [undefined], md: [undefined], eml: [undefined, 'eml'], docx: ['docx', 'zip'], pdf: ['pdf'],
};

/** Word wraps a document that has a password into the container of its older versions. */
const LOCKED_OFFICE = 'cfb';

/** Reads the text of a letter, or says why it is not read. Never throws for what a person can send. */
export async function readLetter({ name, bytes }: LetterFile): Promise<LetterRead> {
  if (bytes.byteLength === 0) return refused('empty');
  if (bytes.byteLength > LARGEST_LETTER_BYTES) return refused('too-big');
  const named = name.toLowerCase().split('.').at(-1) ?? '';
  if (!isLetterKind(named)) return refused('other-kind');
  const found = (await fileTypeFromBuffer(bytes))?.ext;
  if (named === 'docx' && found === LOCKED_OFFICE) return refused('locked');
  if (!isWhatItSays(named, found, bytes)) return refused('misnamed');
  return judged(await READERS[named](bytes));
}

function isLetterKind(ending: string): ending is LetterKind {
  // Every object has a `constructor`, also one of readers.
  return Object.hasOwn(READERS, ending);
}

/** A picture named `.docx` is no letter; nor is a PDF named `.txt`. */
function isWhatItSays(named: LetterKind, found: string | undefined, bytes: Uint8Array): boolean {
  return FIRST_BYTES[named].includes(found) || ((named === 'txt' || named === 'md') && encodingOf(bytes) !== 'utf-8');
}

function judged(read: LetterRead): LetterRead {
  if (read.kind === 'refused') return read;
  if (read.letter.text.trim() === '') return refused('no-text');
  return read.letter.text.length > LONGEST_LETTER ? refused('too-long') : read;
}
