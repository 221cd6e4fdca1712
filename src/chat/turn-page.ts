import type { Words } from '../language/words.js';
import type { FieldErrors, Form, FormValues, Turn } from './form.js';
import { readForm } from './read-field.js';
import { isNeeded, isShown, shownFields } from './shown-fields.js';

/** A form of several pages as it is being filled in: everything typed so far, and the page that is shown. */
export interface OpenPages {
  readonly values: FormValues;
  readonly page: number;
  readonly errors: FieldErrors;
}

/** What is typed on one page joins the rest. A field that a face left out was not touched; one that the form lacks is none of ours. */
export function withValues(form: Form, values: FormValues, given: FormValues): FormValues {
  const known = new Set(form.pages.flatMap((page) => page.fields.map((field) => field.id)));
  return { ...values, ...Object.fromEntries(Object.entries(given).filter(([id]) => known.has(id))) };
}

/** Turns a page. Back always goes; next stays on the page while something on it is wrong. Either way all that was typed is there. */
export function turnPage(form: Form, values: FormValues, page: number, to: Turn, words: Words): OpenPages {
  const from = Math.min(page, form.pages.length - 1);
  if (to === 'back') return { values, page: pageWithFields(form, values, from - 1, -1) ?? from, errors: {} };
  const errors = errorsOn(form, values, from, words);
  if (Object.keys(errors).length > 0) return { values, page: from, errors };
  return { values, page: pageWithFields(form, values, from + 1, 1) ?? from, errors: {} };
}

/** A whole form, read for the feature that takes it; or the first page on which something is wrong, with what is wrong there. */
export function readPages(form: Form, values: FormValues, words: Words): { readonly ok: true; readonly values: FormValues } | { readonly ok: false; readonly page: number; readonly errors: FieldErrors } {
  const wrong = form.pages.map((_, page) => errorsOn(form, values, page, words)).findIndex((errors) => Object.keys(errors).length > 0);
  if (wrong >= 0) return { ok: false, page: wrong, errors: errorsOn(form, values, wrong, words) };
  return { ok: true, values: readForm(shownFields(form, values), values, (field) => isNeeded(field, values), words).values };
}

/** The first page that holds one of the fields with errors; the first of all where none does. */
export function pageOfErrors(form: Form, errors: FieldErrors): number {
  return Math.max(0, form.pages.findIndex(({ fields }) => fields.some((field) => errors[field.id] !== undefined)));
}

function errorsOn(form: Form, values: FormValues, page: number, words: Words): FieldErrors {
  const asked = (form.pages[page]?.fields ?? []).filter((field) => isShown(field, values));
  return readForm(asked, values, (field) => isNeeded(field, values), words).errors;
}

/** The nearest page in this direction on which something is asked. */
function pageWithFields(form: Form, values: FormValues, from: number, step: 1 | -1): number | undefined {
  for (let page = from; page >= 0 && page < form.pages.length; page += step) {
    if (form.pages[page]?.fields.some((field) => isShown(field, values)) === true) return page;
  }
  return undefined;
}
