import type { FormValues } from '../../src/chat/form.js';

/** What a person sees of a form after she did something. */
export type Shown =
  | {
      readonly kind: 'page';
      /** All words that she sees on it. */
      readonly words: string;
      /** What is filled in already, by field. */
      readonly values: FormValues;
      /** What is said to be wrong, by field. */
      readonly errors: Readonly<Record<string, string>>;
    }
  /** The form is not there any more. */
  | { readonly kind: 'closed' }
  /** Words stand in its place. */
  | { readonly kind: 'words'; readonly words: string };

/** Somebody with a form before her, as her client shows it. */
export interface FormPerson {
  /** Does what opens a form: a command, a button. */
  opens(act: () => Promise<unknown>): Promise<Shown>;
  /** Fills these fields in, and presses what goes on: to the next page, or what sends the form. */
  goOn(values: FormValues): Promise<Shown>;
  /** Fills these fields in, and turns back. */
  goBack(values: FormValues): Promise<Shown>;
}
