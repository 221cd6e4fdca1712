import type { FileReading } from '../../chat/files.js';
import type { FormValues } from '../../chat/form.js';
import { refusedFile } from '../../files/tell-file.js';
import type { Answered, Heard } from '../../people/heard.js';
import { who } from '../../people/person.js';
import { findOpen, type DraftTools } from '../draft.js';
import type { Practice } from '../practice.js';
import { practiceGone } from '../says.js';
import { leaveButton, takeAllButton, takeSomeButton } from './buttons.js';
import type { DocumentWrites, ShownDocument } from './repository.js';
import { afterTaking, differencesOf, takeBack } from './take-back.js';
import { FIELDS_FIELD, takeForm } from './take-form.js';
import { documentLeft, documentOver, documentSame, documentShown, documentTaken } from './tell-document.js';

/** What the verbs of files that come back write to. */
export type DocumentTools = DraftTools & { readonly tx: { readonly practiceDocuments: DocumentWrites } };

/** A draft came back as a file: what differs is shown, and kept as it was shown. Which draft it is says the file; whether she may write there does not. */
export async function comeBack(heard: Heard, { draft, formVersion, fields, texts }: Extract<FileReading, { readonly kind: 'draft' }>, tools: DocumentTools): Promise<Answered> {
  const { tx, practiceForms, clock, newId } = tools;
  const practice = await findOpen(heard, draft, tools);
  if (practice === undefined) return { says: [practiceGone.of({})] };
  if (formVersion < 1 || formVersion > practiceForms.newest) return { says: [refusedFile.of({ why: 'practices.file-other-form' })] };
  const differences = await differencesOf({ marks: { draft, formVersion, fields }, texts }, practiceForms.formOf(practice, practice.language), tx.practices);
  if (differences.length === 0) return { says: [documentSame.of({ practice: practice.id })] };
  const id = newId();
  await tx.practiceDocuments.keepDocument({ id, practice: practice.id, person: heard.person.id, conversation: heard.conversation.id, differences, shownAt: clock.machineNow() });
  return { says: [documentShown.of({ practice: practice.id, document: id })] };
}

/** Takes all that nobody else wrote meanwhile. */
export async function pressTakeAll(heard: Heard, value: unknown, tools: DocumentTools): Promise<Answered> {
  const found = await findShown(heard, takeAllButton.read(value)?.document, tools);
  return found === undefined ? OVER : { ...(await take(heard, found, null, tools)), updatesPressed: true };
}

/** Asks which fields. */
export async function pressTakeSome(heard: Heard, value: unknown, tools: DocumentTools): Promise<Answered> {
  const found = await findShown(heard, takeSomeButton.read(value)?.document, tools);
  return found === undefined ? OVER : { says: [], form: { kind: 'open', form: formOf(heard, found, tools), values: {} } };
}

/** The fields were chosen. */
export async function submitTake(heard: Heard, values: FormValues, tools: DocumentTools): Promise<Answered> {
  const { happening } = heard.incoming;
  const found = await findShown(heard, happening.kind === 'submitted' ? happening.about['document'] : undefined, tools);
  if (found === undefined) return OVER;
  const chosen = [values[FIELDS_FIELD] ?? []].flat();
  if (chosen.length === 0) return { says: [], form: { kind: 'errors', form: formOf(heard, found, tools), values, errors: { [FIELDS_FIELD]: heard.facts.words.say('form.error-empty') } } };
  return take(heard, found, chosen, tools);
}

/** Takes nothing; what the file said is forgotten. */
export async function pressLeave(heard: Heard, value: unknown, tools: DocumentTools): Promise<Answered> {
  const found = await findShown(heard, leaveButton.read(value)?.document, tools);
  if (found === undefined) return OVER;
  await tools.tx.practiceDocuments.forgetDocument(found.document.id);
  return { says: [documentLeft.of({})], updatesPressed: true };
}

const OVER: Answered = { says: [documentOver.of({})] };

interface Shown {
  readonly document: ShownDocument;
  readonly practice: Practice;
}

/** What she was shown, where she may still write in the draft. Ids come from outside. */
async function findShown(heard: Heard, id: string | undefined, tools: DocumentTools): Promise<Shown | undefined> {
  const document = id === undefined ? undefined : await tools.tx.practiceDocuments.findDocument(id);
  if (document?.person !== heard.person.id) return undefined;
  const practice = await findOpen(heard, document.practice, tools);
  return practice === undefined ? undefined : { document, practice };
}

async function take(heard: Heard, { document, practice }: Shown, names: readonly string[] | null, { tx, practiceForms, clock, newId }: DocumentTools): Promise<Answered> {
  const at = clock.machineNow();
  const { taken, late } = await takeBack(practice.id, document.differences, names, { by: heard.person.id, at, practices: tx.practices });
  if (taken.length > 0) await tx.records.audit({ id: newId(), at, by: who(heard.person.account), action: 'practices.document', subject: practice.id, outcome: 'done', before: null, after: { taken } });
  const left = afterTaking(document.differences, { taken, late }, practiceForms.formOf(practice, practice.language), await tx.practices.fieldsOf(practice.id));
  if (left.some(({ kind }) => kind === 'changed' || kind === 'conflict')) await tx.practiceDocuments.keepDocument({ ...document, differences: left, shownAt: at });
  else await tx.practiceDocuments.forgetDocument(document.id);
  return { says: [documentTaken.of({ practice: practice.id, document: document.id, taken: [...taken], late: [...late] })] };
}

function formOf(heard: Heard, { document, practice }: Shown, { practiceForms }: DocumentTools) {
  const { words } = heard.facts;
  const fields = practiceForms.formOf(practice, words.language).pages.flatMap((page) => page.fields);
  return takeForm(document.id, document.differences, (id) => fields.find((field) => field.id === id)?.label ?? id, words);
}
