import type { Form, FormValues } from '../../../src/chat/form.js';
import type { Language } from '../../../src/language/language.js';
import type { Talker, Told } from './place.js';
import type { PracticeTexts } from './texts.js';

/** Somebody who writes a practice on one face, in one language. */
export interface Writer {
  readonly who: Talker;
  readonly language: Language;
  readonly texts: PracticeTexts;
  /** The form as it ships, in her language. */
  readonly form: Form;
  /** Fields that were said to be wrong, in order. */
  readonly found: string[];
}

/** How one face is written on. */
export interface Face {
  /** Begins, and writes the first half with its mistakes. */
  begins(writer: Writer): Promise<void>;
  /** Goes on where she was, with all that she had typed; writes the rest, mends, and hands in. Resolves with what says that it was handed in. */
  goesOn(writer: Writer): Promise<Told>;
  /** Mends one field that was commented on, from what told her so, and hands in anew. */
  mends(writer: Writer, told: Told, values: FormValues): Promise<Told>;
}

/** What begins a practice, as it is typed in each language. */
export const PRACTICE_WORD: Readonly<Record<Language, string>> = { en: 'practice', fr: 'pratique', es: 'práctica', ru: 'практика', ar: 'ممارسة', zh: '做法' };

/** Texts as they are compared: without the marks that set off words of another direction. */
export function bare(text: string): string {
  return text.replace(/[\u2066-\u2069]/gu, '');
}
