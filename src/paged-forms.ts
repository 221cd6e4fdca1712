import type { FieldErrors, Form, FormValues } from './chat/form.js';
import type { FormDraft } from './chat/form-draft.js';
import { withValues } from './chat/turn-page.js';
import type { Heard } from './people/heard.js';
import type { Writes } from './store.js';
import type { Clock } from './time/clock.js';

/** What composing and keeping a form may read and write. */
export interface KeepingTools {
  readonly tx: Pick<Writes, 'practices'>;
  readonly clock: Pick<Clock, 'machineNow'>;
}

/** What somebody typed into a form that she was shown. */
export interface TypedPage {
  readonly heard: Heard;
  readonly form: Form;
  readonly draft: FormDraft;
  readonly given: FormValues;
}

/** What became of it: what stands in the form now, what this account has seen of that, and what could not be kept, with the reason beside its field. */
export interface KeptPage {
  readonly values: FormValues;
  readonly seen: FormValues;
  readonly held: FormValues;
  readonly errors: FieldErrors;
}

/** One form of several pages. Its values lie in its pages, unless it keeps them itself (a practice, which several people write). */
export interface PagedForm {
  /** The form in the language of `heard.facts.words`; undefined where what it is about is gone, or may not be written by her. */
  compose(heard: Heard, about: FormDraft['about'], tools: KeepingTools): Promise<Form | undefined>;
  /** What is shown when it opens, given what stands in it and what this account had typed. */
  readonly open?: (values: FormValues, begun: FormDraft | undefined) => { readonly values: FormValues; readonly seen: FormValues };
  readonly keep?: (typed: TypedPage, tools: KeepingTools) => Promise<KeptPage>;
}

/** By their ids: a page that comes back names its form, and brings nothing else of it. */
export type PagedForms = ReadonlyMap<string, PagedForm>;

/** Forms whose values lie in their pages. */
export const inPages = {
  open(values: FormValues, begun: FormDraft | undefined) {
    const all = { ...values, ...begun?.values };
    return { values: all, seen: all };
  },
  keep({ form, draft, given }: TypedPage): Promise<KeptPage> {
    const values = withValues(form, draft.values, given);
    return Promise.resolve({ values, seen: values, held: {}, errors: {} });
  },
} as const;
