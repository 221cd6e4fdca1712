import { joinLines } from './join-lines.js';
import { refused, type LetterRead } from './letter.js';
import { hasArabic, readRightToLeft } from './right-to-left.js';

/** More pages than a letter has. */
const MOST_PAGES = 60;

/** The text of a PDF. One that asks for a password is refused, and so is one that holds only pictures (it has no text). */
export async function readPdf(bytes: Uint8Array): Promise<LetterRead> {
  const { extractText, extractTextItems } = await import('unpdf');
  try {
    // A copy: the reader takes the bytes for itself.
    const { totalPages, text } = await extractText(bytes.slice(), { mergePages: false });
    if (totalPages > MOST_PAGES) return refused('too-long');
    const pages = text.some(hasArabic) ? (await extractTextItems(bytes.slice())).items.map(readRightToLeft) : text;
    return { kind: 'letter', letter: { text: joinLines(pages.join('\n'), 'print'), sentOn: null } };
  } catch (error) {
    return refused(error instanceof Error && error.name === 'PasswordException' ? 'locked' : 'damaged');
  }
}
