import type { unzipSync } from 'fflate';
import { refused, type LetterRead } from './letter.js';
import { textOfHtml } from './text-of-html.js';

/** What a letter may hold once it is unpacked, in bytes: a small file can unpack to a very large one. */
const LARGEST_UNPACKED_BYTES = 20_000_000;

/** The text of a Word document, a paragraph or a row of a table a line; a locked one is refused. */
export async function readDocx(bytes: Uint8Array): Promise<LetterRead> {
  const { unzipSync: unzip } = await import('fflate');
  try {
    if (unpackedBytes(bytes, unzip) > LARGEST_UNPACKED_BYTES) return refused('too-big');
    const { default: mammoth } = await import('mammoth');
    const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) }, { convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })) });
    return { kind: 'letter', letter: { text: (await textOfHtml(value)).trim(), sentOn: null } };
  } catch {
    return refused('damaged');
  }
}

/** Adds up the sizes that the file declares, without unpacking anything. */
function unpackedBytes(bytes: Uint8Array, unzip: typeof unzipSync): number {
  let sum = 0;
  unzip(bytes, {
    filter: ({ originalSize }) => {
      sum += originalSize;
      return false;
    },
  });
  return sum;
}
