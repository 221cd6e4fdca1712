import type { Language } from '../language/language.js';
import type { Instant } from '../time/instant.js';
import { isOutOfDate, type Original, type Translated, type Translation } from './translation.js';

/** What somebody wants of a translation. Aliases are added and dropped one by one. */
export type TranslationWish =
  | { readonly kind: 'amend'; readonly of: Translated; readonly language: Language; readonly title?: string; readonly summary?: string; readonly addAliases?: readonly string[]; readonly dropAliases?: readonly string[] }
  /** `seen`: the revision that she looked at; null where she looks at what holds now. */
  | { readonly kind: 'confirm'; readonly of: Translated; readonly language: Language; readonly seen: number | null };

/** What stands now. `english` undefined: nothing has this id. */
export interface TranslationView {
  readonly held: Translation | undefined;
  readonly english: Original | undefined;
  /** Whether something else is called so already, in whatever language. */
  isTaken(name: string): boolean;
}

export const TRANSLATION_REFUSALS = ['unknown', 'english', 'title-missing', 'name-taken', 'nothing-changes', 'changed-meanwhile'] as const;
export type TranslationRefusalCode = (typeof TRANSLATION_REFUSALS)[number];

/** Why nothing was changed; `said` is what it is about. */
export interface TranslationRefusal {
  readonly kind: 'refused';
  readonly code: TranslationRefusalCode;
  readonly said: string;
}

export interface TranslationPlan {
  readonly kind: 'plan';
  readonly before: Translation | null;
  readonly next: Translation;
}

/** Plans a change of one translation. What was amended is not confirmed: writing and vouching are two steps. */
export function planTranslation(wish: TranslationWish, view: TranslationView, { by, at }: { readonly by: string; readonly at: Instant }): TranslationPlan | TranslationRefusal {
  const { held, english } = view;
  if (english === undefined) return refuse('unknown', wish.of);
  if (wish.kind === 'confirm') return planConfirmation(wish, held, english, by, at);
  if (wish.language === 'en' && (wish.title !== undefined || wish.summary !== undefined)) return refuse('english', wish.of);
  const title = wish.title?.trim() ?? held?.title ?? null;
  if (wish.language !== 'en' && (title === null || title === '')) return refuse('title-missing', wish.of);
  const aliases = aliasesAfter(wish, held);
  const taken = [...(title === held?.title ? [] : [title]), ...aliases.filter((alias) => held?.aliases.includes(alias) !== true)].find((name) => name !== null && view.isTaken(name));
  if (taken != null) return refuse('name-taken', taken);
  const next = {
    of: wish.of, language: wish.language, title, summary: wish.summary?.trim() ?? held?.summary ?? '', aliases, original: english,
    confirmedBy: null, confirmedAt: null, by, at, revision: (held?.revision ?? 0) + 1,
  };
  return held !== undefined && isSame(held, next) ? refuse('nothing-changes', wish.of) : { kind: 'plan', before: held ?? null, next };
}

// Whoever confirms says that it fits the English text as it is now.
function planConfirmation({ of, seen }: TranslationWish & { kind: 'confirm' }, held: Translation | undefined, english: Original, by: string, at: Instant): TranslationPlan | TranslationRefusal {
  if (held === undefined) return refuse('title-missing', of);
  if (seen !== null && seen !== held.revision) return refuse('changed-meanwhile', of);
  if (held.confirmedBy !== null && !isOutOfDate(held, english)) return refuse('nothing-changes', of);
  return { kind: 'plan', before: held, next: { ...held, original: english, confirmedBy: by, confirmedAt: at, revision: held.revision + 1 } };
}

function aliasesAfter({ addAliases = [], dropAliases = [] }: TranslationWish & { kind: 'amend' }, held: Translation | undefined): string[] {
  const added = [...(held?.aliases ?? []), ...addAliases.map((alias) => alias.trim()).filter((alias) => alias !== '')];
  return [...new Set(added)].filter((alias) => !dropAliases.includes(alias));
}

function isSame(held: Translation, next: Translation): boolean {
  return held.title === next.title && held.summary === next.summary && held.aliases.join('\n') === next.aliases.join('\n') && !isOutOfDate(held, next.original);
}

function refuse(code: TranslationRefusalCode, said: string): TranslationRefusal {
  return { kind: 'refused', code, said };
}
