import type { Form, FormValues } from './chat/form.js';
import type { Words } from './language/words.js';
import { isWord, tellValue } from './chat/tell-field.js';
import type { KeepingTools, KeptPage, PagedForm, TypedPage } from './paged-forms.js';
import { findOpen, formFor } from './practices/draft.js';
import { keepFields } from './practices/keep-fields.js';
import type { PracticeForms } from './practices/forms.js';

/**
 * The pages of a practice: what they hold is kept in the practice itself, field by field, so that another face and a colleague go on
 * from the same. The form draft remembers only what this account has seen (docs/decisions/009).
 */
export function practicePages(practiceForms: PracticeForms): PagedForm {
  return {
    async compose(heard, about, { tx }) {
      const practice = await findOpen(heard, about['practice'], { tx });
      return practice === undefined ? undefined : formFor(practice, heard, { practiceForms });
    },
    open(values, begun) {
      // What waits for her choice is shown as she typed it, and counts as not seen anew.
      const held = begun?.held ?? {};
      return { values: { ...values, ...held }, seen: { ...without(values, Object.keys(held)), ...only(begun?.values ?? {}, Object.keys(held)) } };
    },
    keep: (typed, tools) => keep(typed, tools),
  };
}

async function keep({ heard, form, draft, given }: TypedPage, { tx, clock }: KeepingTools): Promise<KeptPage> {
  const id = draft.about['practice'] ?? '';
  const { words } = heard.facts;
  const taken = Object.keys(given).filter((field) => draft.held[field] !== undefined && isWord([given[field] ?? ''].flat().join(' '), 'theirs', words));
  const typed = await keepFields(id, { form, seen: draft.values, given: without(given, taken), by: heard.person.id, at: clock.machineNow() }, tx.practices);
  const fields = typed.conflicts.map(({ field }) => field);
  const held = { ...without(draft.held, Object.keys(given)), ...Object.fromEntries(fields.map((field) => [field, given[field] ?? ''])) };
  const errors = Object.fromEntries(typed.conflicts.map(({ field, value }) => [field, tellConflict(form, field, value, words)]));
  return { values: { ...typed.values, ...held }, seen: typed.values, held, errors };
}

function tellConflict(form: Form, id: string, theirs: FormValues[string], words: Words): string {
  const field = form.pages.flatMap((page) => page.fields).find((one) => one.id === id);
  return words.say('practices.conflict', { theirs: field === undefined ? '' : tellValue(field, theirs), word: words.say('form.word-theirs') });
}

function without(values: FormValues, ids: readonly string[]): FormValues {
  return Object.fromEntries(Object.entries(values).filter(([id]) => !ids.includes(id)));
}

function only(values: FormValues, ids: readonly string[]): FormValues {
  return Object.fromEntries(Object.entries(values).filter(([id]) => ids.includes(id)));
}
