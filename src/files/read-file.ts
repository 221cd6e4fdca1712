import type { FileReading } from '../chat/files.js';
import type { PracticeForms } from '../practices/forms.js';
import type { PracticeReads } from '../practices/repository.js';
import type { ReadBytes } from './reading-task.js';
import type { Refusal } from './tell-file.js';

/** What reading needs: the draft that a file names says in which form and language it was written. */
export interface ReadingFile {
  readonly practices: Pick<PracticeReads, 'findPractice'>;
  readonly practiceForms: PracticeForms;
  readonly readBytes: ReadBytes;
}

/** What a file is, by its content: a draft that comes back, else a letter. Nothing in it is run, opened or fetched. */
export async function readFile(name: string, bytes: Uint8Array, { practices, practiceForms, readBytes }: ReadingFile): Promise<FileReading> {
  const found = await readBytes({ ask: 'what', name, bytes });
  if (found.kind !== 'marked') return found;
  const practice = await practices.findPractice(found.draft);
  // Where the draft is gone, the newest form names the places: who sent it is told that it is gone.
  const form = practiceForms.formOf(practice ?? { formVersion: practiceForms.newest }, practice?.language ?? 'en');
  const read = await readBytes({ ask: 'draft', bytes, form });
  return read.kind === 'marked' ? { kind: 'refused', why: 'files.not-read' satisfies Refusal } : read;
}
