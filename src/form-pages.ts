import type { Form, FormValues } from './chat/form.js';
import { draftIn, withDraft, type FormDraft } from './chat/form-draft.js';
import type { Happening } from './chat/incoming.js';
import { paragraph } from './chat/message.js';
import type { DirectAnswer } from './chat/platform.js';
import { pageOfErrors, readPages, turnPage } from './chat/turn-page.js';
import { wordsIn } from './language/words.js';
import { inPages, type KeptPage, type PagedForms } from './paged-forms.js';
import type { Answered, Heard } from './people/heard.js';
import { who } from './people/person.js';
import type { Writes } from './store.js';
import type { Clock } from './time/clock.js';
import type { NewId } from './time/ids.js';

/** What keeping pages needs. */
export interface PageTools {
  readonly tx: Pick<Writes, 'forms' | 'practices'>;
  readonly forms: PagedForms;
  readonly clock: Pick<Clock, 'machineNow'>;
  readonly newId: NewId;
}

/** Opens a form, at the page of `field` where one is named. One of several pages is kept from now on, or goes on where this account left it. */
export async function openPages(heard: Heard, { form, values, field }: { readonly form: Form; readonly values: FormValues; readonly field?: string | undefined }, { tx, forms, clock, newId }: PageTools): Promise<DirectAnswer> {
  if (form.pages.length === 1) return { kind: 'open-form', form, values, page: 0 };
  const { id: formId, version, about, language } = form;
  const by = who(heard.person.account);
  const changedAt = clock.machineNow();
  const begun = await tx.forms.findDraftOf(formId, about, by);
  const opened = (forms.get(formId)?.open ?? inPages.open)(values, begun);
  const page = field === undefined ? Math.min(begun?.page ?? 0, form.pages.length - 1) : pageOfErrors(form, { [field]: '' });
  const kept = { language, page, values: opened.seen, changedAt };
  const id = begun?.id ?? newId();
  if (begun === undefined) await tx.forms.beginDraft({ id, form: formId, version, about, by, ...kept });
  else await tx.forms.keepDraft(id, { ...kept, asked: null });
  return { kind: 'open-form', form: withDraft(form, id), values: opened.values, page };
}

/** Keeps what was typed on a page, and answers with the page after or before it. */
export async function turnPages(heard: Heard, turned: Extract<Happening, { kind: 'turned' }>, tools: PageTools): Promise<DirectAnswer> {
  const found = await findPages(heard, turned, tools);
  if (found === undefined) return sayGone(heard);
  const { form, draft } = found;
  const merged = await found.keep(turned.values);
  const conflicts = Object.keys(merged.errors).length > 0;
  const { values, page, errors } = conflicts ? { values: merged.values, page: Math.min(turned.page, form.pages.length - 1), errors: merged.errors } : turnPage(form, merged.values, turned.page, turned.to, wordsIn(draft.language));
  await keep(found, page, merged, tools);
  return Object.keys(errors).length > 0 ? { kind: 'form-errors', form, values, page, errors } : { kind: 'turn-form', form, values, page };
}

/** What became of a form that was sent: all its values for the feature that takes it, or an answer at once. */
export type SentPages = { readonly kind: 'whole'; readonly heard: Heard; readonly draft: string | null } | { readonly kind: 'answer'; readonly answer: DirectAnswer };

/** Reads a form that was sent together with the pages that were kept. What is wrong is shown on its page, and nothing is lost. */
export async function readSent(heard: Heard, sent: Extract<Happening, { kind: 'submitted' }>, tools: PageTools): Promise<SentPages> {
  if (draftIn(sent.about).draft === undefined) return { kind: 'whole', heard, draft: null };
  const found = await findPages(heard, sent, tools);
  if (found === undefined) return { kind: 'answer', answer: sayGone(heard) };
  const { form, draft } = found;
  const merged = await found.keep(sent.values);
  const read = Object.keys(merged.errors).length > 0 ? { ok: false as const, page: pageOfErrors(form, merged.errors), errors: merged.errors } : readPages(form, merged.values, wordsIn(draft.language));
  await keep(found, read.ok ? draft.page : read.page, merged, tools);
  if (!read.ok) return { kind: 'answer', answer: { kind: 'form-errors', form, values: merged.values, page: read.page, errors: read.errors } };
  const incoming = { ...heard.incoming, happening: { ...sent, about: draft.about, values: read.values } };
  return { kind: 'whole', heard: { ...heard, incoming }, draft: draft.id };
}

/** The feature took the form, and its pages are forgotten; or it found something wrong, and they stay. */
export async function closePages({ form }: Answered, draft: string | null, { tx }: Pick<PageTools, 'tx'>): Promise<DirectAnswer> {
  if (form?.kind !== 'errors') {
    if (draft !== null) await tx.forms.removeDraft(draft);
    return { kind: 'close-form' };
  }
  const shown = draft === null ? form.form : withDraft(form.form, draft);
  return { kind: 'form-errors', form: shown, values: form.values, page: pageOfErrors(form.form, form.errors), errors: form.errors };
}

interface FoundPages {
  readonly form: Form;
  readonly draft: FormDraft;
  keep(given: FormValues): Promise<KeptPage>;
}

/** Undefined where the draft is gone, is another person's, or nobody knows the form: ids come from outside. */
async function findPages(heard: Heard, { form: id, about }: { readonly form: string; readonly about: FormDraft['about'] }, tools: PageTools): Promise<FoundPages | undefined> {
  const paged = tools.forms.get(id);
  const named = draftIn(about).draft;
  const draft = named === undefined ? undefined : await tools.tx.forms.findDraft(named);
  if (paged === undefined || draft?.form !== id || draft.by !== who(heard.person.account)) return undefined;
  const asking = { ...heard, facts: { ...heard.facts, words: wordsIn(draft.language) } };
  const form = await paged.compose(asking, draft.about, tools);
  return form === undefined ? undefined : { form: withDraft(form, draft.id), draft, keep: (given) => (paged.keep ?? inPages.keep)({ heard: asking, form, draft, given }, tools) };
}

function keep({ draft }: FoundPages, page: number, { seen, held }: KeptPage, { tx, clock }: PageTools): Promise<void> {
  return tx.forms.keepDraft(draft.id, { page, language: draft.language, values: seen, held, changedAt: clock.machineNow() });
}

function sayGone({ facts: { words } }: Heard): DirectAnswer {
  const text = words.say('form.gone');
  return { kind: 'say', message: { text, language: words.language, about: [], blocks: [paragraph(text)] } };
}
