import { letterRefusalText } from '../letters/letter.js';
import { readLetter } from '../letters/read-letter.js';
import { readMarks } from '../practices/documents/document-marks.js';
import { openDocx, whyUnread, type DocxParts, type DocxRefusal } from '../practices/documents/docx-file.js';
import { readDocument } from '../practices/documents/read-document.js';
import { fileRefused } from '../practices/documents/refusal-text.js';
import type { FileFound, ReadingTask } from './reading-task.js';
import type { Refusal } from './tell-file.js';

/** Reads the bytes of a file, by their content. Bytes in, a value out: how long that takes and how much memory is up to the file, so whoever sends one is read in a process apart. */
export function readBytes(task: ReadingTask): Promise<FileFound> {
  return task.ask === 'what' ? whatIs(task) : Promise.resolve(draftIn(task));
}

async function whatIs({ name, bytes }: Extract<ReadingTask, { readonly ask: 'what' }>): Promise<FileFound> {
  const opened = openDocx(bytes);
  if (opened.kind === 'refused') return opened.reason === 'not-word' && !isNamedWord(name) ? asLetter(name, bytes) : refused(fileRefused[opened.reason]);
  const marks = marksOf(opened.parts);
  if (typeof marks === 'string') return refused(fileRefused[marks]);
  return marks === undefined ? asLetter(isNamedWord(name) ? name : `${name}.docx`, bytes) : { kind: 'marked', draft: marks.draft };
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

function draftIn({ bytes, form }: Extract<ReadingTask, { readonly ask: 'draft' }>): FileFound {
  const read = readDocument(bytes, form);
  if (read.kind === 'refused') return refused(fileRefused[read.reason]);
  const { marks, texts } = read.document;
  return { kind: 'draft', draft: marks.draft, formVersion: marks.formVersion, fields: { ...marks.fields }, texts: { ...texts } };
}

async function asLetter(name: string, bytes: Uint8Array): Promise<FileFound> {
  const read = await readLetter({ name, bytes });
  return read.kind === 'letter' ? { kind: 'letter', ...read.letter } : refused(letterRefusalText[read.why]);
}

function refused(why: Refusal): FileFound {
  return { kind: 'refused', why };
}
