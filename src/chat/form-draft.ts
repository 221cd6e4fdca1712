import type { Instant } from '../time/instant.js';
import type { Language } from '../language/language.js';
import type { Form, FormValues } from './form.js';

/** A form of several pages that a person has begun: kept here after each page, so that a platform carries only `id`. */
export interface FormDraft {
  readonly id: string;
  readonly form: string;
  readonly version: number;
  /** What the form is about, without the draft's own id. */
  readonly about: Readonly<Record<string, string>>;
  /** The account that fills it in, as `who` writes it. Nobody else turns its pages. */
  readonly by: string;
  /** In which it was opened last: each page is shown in the same. */
  readonly language: Language;
  readonly page: number;
  readonly values: FormValues;
  readonly revision: number;
  readonly changedAt: Instant;
}

/** A draft before its first page was kept. */
export type NewFormDraft = Omit<FormDraft, 'revision'>;

export interface FormDraftReads {
  findDraft(id: string): Promise<FormDraft | undefined>;
  /** The one draft that this account has of this form about this. */
  findDraftOf(form: string, about: FormDraft['about'], by: string): Promise<FormDraft | undefined>;
}

export interface FormDraftWrites extends FormDraftReads {
  beginDraft(draft: NewFormDraft): Promise<void>;
  /** Keeps a page; the revision counts up. */
  keepDraft(id: string, kept: Pick<FormDraft, 'page' | 'language' | 'values' | 'changedAt'>): Promise<void>;
  /** False where it was removed before: what it held was taken already. */
  removeDraft(id: string): Promise<boolean>;
}

/** The key under which a form's `about` carries its draft. */
const DRAFT = 'draft';

/** The form as faces carry it while it is being filled in. */
export function withDraft(form: Form, draft: string): Form {
  return { ...form, about: { ...form.about, [DRAFT]: draft } };
}

/** The draft that a form was shown with, and what it is about besides. */
export function draftIn({ [DRAFT]: draft, ...about }: Readonly<Record<string, string>>): { readonly draft: string | undefined; readonly about: Readonly<Record<string, string>> } {
  return { draft, about };
}
