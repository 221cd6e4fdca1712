import type { Language } from '../language/language.js';
import type { Translated, Translation } from './translation.js';

/** What translations ask the store. */
export interface TranslationReads {
  /** All that hold, by what they name, then by language. */
  all(): Promise<readonly Translation[]>;
  find(of: Translated, language: Language): Promise<Translation | undefined>;
  /** What stood before, oldest first. */
  former(of: Translated, language: Language): Promise<Translation[]>;
}

export interface TranslationWrites extends TranslationReads {
  /** Adds those that are not there; one that is there stays as it is. */
  add(translations: readonly Translation[]): Promise<void>;
  /** Puts the next revision in place and keeps the one before; false when another came first, and then nothing is changed. */
  replace(next: Translation): Promise<boolean>;
}
