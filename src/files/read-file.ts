import type { FileReading } from '../chat/files.js';
import { letterRefusalText } from '../letters/letter.js';
import { readLetter } from '../letters/read-letter.js';
import { readMarks } from '../practices/documents/document-marks.js';
import { openDocx, whyUnread, type DocxParts, type DocxRefusal } from '../practices/documents/docx-file.js';
import { readDocument } from '../practices/documents/read-document.js';
import { fileRefused } from '../practices/documents/refusal-text.js';
import type { PracticeForms } from '../practices/forms.js';
import type { PracticeReads } from '../practices/repository.js';
import type { Refusal } from './tell-file.js';

/** What reading needs: the draft that a file names says in which form and language it was written. */
export interface ReadingFile {
  readonly practices: Pick<PracticeReads, 'findPractice'>;
  readonly practiceForms: PracticeForms;
}

/** What a file is, by its content: a draft that comes back, else a letter. Nothing in it is run, opened or fetched. */
export async function readFile(name: string, bytes: Uint8Array, reading: ReadingFile): Promise<FileReading> {
  const opened = openDocx(bytes);
  if (opened.kind === 'refused') return opened.reason === 'not-word' && !isNamedWord(name) ? asLetter(name, bytes) : refused(fileRefused[opened.reason]);
  const marks = marksOf(opened.parts);
  if (typeof marks === 'string') return refused(fileRefused[marks]);
  return marks === undefined ? asLetter(isNamedWord(name) ? name : `${name}.docx`, bytes) : asDraft(bytes, marks.draft, reading);
}

function isNamedWord(name: string): boolean {
  return /\.docx?$/i.test(name.trim());
}

function marksOf(parts: DocxParts): ReturnType<typeof readMarks> | DocxRefusal {
  try {
    return readMarks(parts);
  } catch (fault) {
    return whyUnread(fault);
  }
}

/** Where the draft is gone, the newest form names the places: who sent it is told that it is gone. */
async function asDraft(bytes: Uint8Array, id: string, { practices, practiceForms }: ReadingFile): Promise<FileReading> {
  const practice = await practices.findPractice(id);
  const read = readDocument(bytes, practiceForms.formOf(practice ?? { formVersion: practiceForms.newest }, practice?.language ?? 'en'));
  if (read.kind === 'refused') return refused(fileRefused[read.reason]);
  const { marks, texts } = read.document;
  return { kind: 'draft', draft: marks.draft, formVersion: marks.formVersion, fields: marks.fields, texts };
}

async function asLetter(name: string, bytes: Uint8Array): Promise<FileReading> {
  const read = await readLetter({ name, bytes });
  return read.kind === 'letter' ? { kind: 'letter', ...read.letter } : refused(letterRefusalText[read.why]);
}

function refused(why: Refusal): FileReading {
  return { kind: 'refused', why };
}
