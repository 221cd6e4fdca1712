import type { Form } from '../../chat/form.js';
import { wordsIn } from '../../language/words.js';
import type { Instant } from '../../time/instant.js';
import type { KeptField, PracticeReads, PracticeWrites } from '../repository.js';
import { compareDocument, type FieldDifference } from './compare-document.js';
import type { ReadDocument } from './read-document.js';
import { writeValue } from './written-value.js';

/** What a document says anew of a draft as it stands now. */
export async function differencesOf(document: ReadDocument, form: Form, practices: Pick<PracticeReads, 'fieldsOf'>): Promise<FieldDifference[]> {
  const kept = await practices.fieldsOf(document.marks.draft);
  const draft = { id: document.marks.draft, values: Object.fromEntries(kept.map(({ field, value }) => [field, value])), revisions: Object.fromEntries(kept.map(({ field, revision }) => [field, revision])) };
  return compareDocument(document, draft, form, wordsIn(form.language));
}

/** What became of the fields that were to be taken. `late`: somebody wrote in it since the differences were shown. */
export interface TakenBack {
  readonly taken: readonly string[];
  readonly late: readonly string[];
}

/**
 * Takes fields of a document into the draft. Without names all in which nobody else wrote meanwhile; a field in which somebody
 * did is taken only by its name, by somebody who saw both texts.
 */
export async function takeBack(draft: string, differences: readonly FieldDifference[], names: readonly string[] | null, { by, at, practices }: { readonly by: string | null; readonly at: Instant; readonly practices: PracticeWrites }): Promise<TakenBack> {
  const wanted = differences.filter((one) => (one.kind === 'changed' && (names === null || names.includes(one.field))) || (one.kind === 'conflict' && names?.includes(one.field) === true));
  const [taken, late]: [string[], string[]] = [[], []];
  for (const one of wanted) {
    if (one.kind !== 'changed' && one.kind !== 'conflict') continue;
    const { kind } = await practices.keepField(draft, { field: one.field, value: one.value, by, at }, one.revision);
    (kind === 'kept' ? taken : late).push(one.field);
  }
  return { taken, late };
}

/** What is left to choose: what was not taken, and, as texts of two, what somebody wrote since it was shown. */
export function afterTaking(differences: readonly FieldDifference[], { taken, late }: TakenBack, form: Form, kept: readonly KeptField[]): FieldDifference[] {
  const fields = form.pages.flatMap((page) => page.fields);
  return differences.flatMap((one): FieldDifference[] => {
    if (taken.includes(one.field) || one.kind === 'wrong' || one.kind === 'missing') return [];
    const field = fields.find(({ id }) => id === one.field);
    if (!late.includes(one.field) || field === undefined) return [one];
    const now = kept.find((its) => its.field === one.field);
    const before = writeValue(field, now?.value);
    return before === one.after ? [] : [{ ...one, kind: 'conflict', before, revision: now?.revision ?? 0 }];
  });
}
