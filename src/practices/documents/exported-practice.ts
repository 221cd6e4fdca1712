import { z } from 'zod';
import { FormValues } from '../../chat/form.js';
import { Language } from '../../language/language.js';
import { Instant } from '../../time/instant.js';
import { withoutContact } from '../contact.js';
import { Overruled, PracticeKind, PracticeState, type Practice } from '../practice.js';

/** A practice in a file: what it says and how it stands. Who began it, and where, are this house's own. */
export const ExportedPractice = z.object({
  id: z.string().min(1).max(100),
  kind: PracticeKind,
  state: PracticeState,
  network: z.string().min(1).nullable(),
  language: Language,
  formVersion: z.number().int().min(1),
  revises: z.string().min(1).nullable(),
  begunAt: Instant,
  changedAt: Instant,
  submittedAt: Instant.nullable(),
  overruled: z.array(Overruled),
  values: FormValues,
});
export type ExportedPractice = z.infer<typeof ExportedPractice>;

/** A practice as a file holds it, without contact details where they were not asked for. */
export function exportedPractice(practice: Practice, withContacts: boolean): ExportedPractice {
  const { id, kind, state, network, language, formVersion, revises, begunAt, changedAt, submittedAt, overruled, values } = practice;
  return { id, kind, state, network, language, formVersion, revises, begunAt, changedAt, submittedAt, overruled: [...overruled], values: inOrder(withContacts ? values : withoutContact(values)) };
}

/** By the names of the fields, so that the same practices always give the same file. */
function inOrder(values: FormValues): FormValues {
  return Object.fromEntries(Object.entries(values).sort(([one], [other]) => (one < other ? -1 : 1)));
}
