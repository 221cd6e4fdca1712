import { LANGUAGES, type Language } from '../language/language.js';
import type { Milestone } from '../roadmap/milestone.js';
import { isOutOfDate, type ByLanguage, type Original, type Translated, type Translation } from './translation.js';

/** How far a translation can be relied on. out-of-date: the English text was edited since; missing: readers see the English title. */
export type TranslationState = 'confirmed' | 'unconfirmed' | 'out-of-date' | 'missing';

/** How the name of one thing stands in one language. */
export interface Standing {
  readonly of: Translated;
  readonly language: Language;
  readonly state: TranslationState;
  readonly english: Original;
  readonly translation: Translation | null;
}

/** Every name in every language: milestones in the order of the ledger, then the rest; within one language after the other. A network's own dates are called as it calls them. */
export function standings({ milestones, translations }: { readonly milestones: readonly Milestone[]; readonly translations: ReadonlyMap<Translated, ByLanguage> }): Standing[] {
  const englishOf = new Map<Translated, Original>(milestones.filter(({ network }) => network === null).map(({ id, title, summary }) => [id, { title, summary }]));
  for (const [of, names] of translations) {
    const original = Object.values(names)[0]?.original;
    if (of.includes(':') && original !== undefined) englishOf.set(of, original);
  }
  return [...englishOf].flatMap(([of, english]) => LANGUAGES.flatMap((language) => standingIn(of, language, english, translations.get(of)?.[language])));
}

function standingIn(of: Translated, language: Language, english: Original, translation: Translation | undefined): Standing[] {
  // In English only other names are kept here: a thing without any lacks nothing.
  if (translation === undefined) return language === 'en' ? [] : [{ of, language, state: 'missing', english, translation: null }];
  return [{ of, language, state: stateOf(translation, english), english, translation }];
}

function stateOf(translation: Translation, english: Original): TranslationState {
  if (isOutOfDate(translation, english)) return 'out-of-date';
  return translation.confirmedBy === null ? 'unconfirmed' : 'confirmed';
}
