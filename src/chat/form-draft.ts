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
  /** What was typed; for a form that keeps its values itself, what this account was shown of them last. */
  readonly values: FormValues;
  /** What this account typed where somebody else had written meanwhile: neither is lost until she chooses. */
  readonly held: FormValues;
  /** Where it is being asked in words, a field a message, and which field is next; null while it is filled in as pages. */
  readonly asked: { readonly conversation: string; readonly field: string } | null;
  readonly revision: number;
  readonly changedAt: Instant;
}

/** A draft before its first page was kept. */
export type NewFormDraft = Omit<FormDraft, 'revision' | 'held' | 'asked'>;

export interface FormDraftReads {
  findDraft(id: string): Promise<FormDraft | undefined>;
  /** The one draft that this account has of this form about this. */
  findDraftOf(form: string, about: FormDraft['about'], by: string): Promise<FormDraft | undefined>;
  /** The form that this account is being asked in this conversation. */
  findAskedIn(conversation: string, by: string): Promise<FormDraft | undefined>;
}

export interface FormDraftWrites extends FormDraftReads {
  beginDraft(draft: NewFormDraft): Promise<void>;
  /** Keeps a page; the revision counts up. What is left out stays as it was. */
  keepDraft(id: string, kept: Pick<FormDraft, 'page' | 'language' | 'values' | 'changedAt'> & Partial<Pick<FormDraft, 'held' | 'asked'>>): Promise<void>;
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
