import { unpackZip, type ZipParts } from '../files/unpack-zip.js';
import { refused, type LetterRead } from './letter.js';
import { textOfHtml } from './text-of-html.js';

/** What a letter may hold once it is unpacked, in bytes: a small file can unpack to a very large one. */
const LARGEST_UNPACKED_BYTES = 20_000_000;

/** Elements and attributes, a hundred pages of Word have some ten thousand: each is an object in memory while the letter is read. */
const MOST_PIECES = 200_000;

/** The text of a Word document, a paragraph or a row of a table a line; a locked one is refused. */
export async function readDocx(bytes: Uint8Array): Promise<LetterRead> {
  try {
    const unpacked = unpackZip(bytes, LARGEST_UNPACKED_BYTES);
    if (unpacked.kind === 'too-much' || piecesIn(unpacked.parts) > MOST_PIECES) return refused('too-much');
    return { kind: 'letter', letter: { text: await textOf(unpacked.parts), sentOn: null } };
  } catch {
    return refused('damaged');
  }
}

/** What the reader gets are the parts as they were counted: it would unpack the file itself, and without an end. */
async function textOf(parts: ZipParts): Promise<string> {
  const { zipSync } = await import('fflate');
  const { default: mammoth } = await import('mammoth');
  const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(zipSync({ ...parts }, { level: 0 })) }, { convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })) });
  return (await textOfHtml(value)).trim();
}

const [LESS_THAN, EQUALS] = [0x3c, 0x3d];

/** No element without a `<`, no attribute without a `=`; pictures have a few by chance. */
function piecesIn(parts: ZipParts): number {
  return Object.values(parts).reduce((sum, part) => part.reduce((pieces, byte) => pieces + (byte === LESS_THAN || byte === EQUALS ? 1 : 0), sum), 0);
}
