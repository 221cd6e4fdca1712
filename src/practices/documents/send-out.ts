import type { Form } from '../../chat/form.js';
import { wordsIn } from '../../language/words.js';
import type { RecordReads } from '../../records/repository.js';
import type { Practice } from '../practice.js';
import type { PracticeReads } from '../repository.js';
import { fillDocument } from './fill-document.js';
import { templateFor } from './template.js';

/** A draft as a Word file, filled in as it stands now, in the language in which it is written. */
export async function draftAsDocument(practice: Practice, form: Form, reads: { readonly practices: Pick<PracticeReads, 'fieldsOf'>; readonly records: Pick<RecordReads, 'findMark'> }): Promise<Uint8Array> {
  const kept = await reads.practices.fieldsOf(practice.id);
  const template = await templateFor(form, wordsIn(form.language), reads.records);
  return fillDocument(template, form, {
    id: practice.id, formVersion: practice.formVersion, values: Object.fromEntries(kept.map(({ field, value }) => [field, value])), revisions: Object.fromEntries(kept.map(({ field, revision }) => [field, revision])),
  });
}
