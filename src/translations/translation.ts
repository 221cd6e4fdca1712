import { z } from 'zod';
import { Language } from '../language/language.js';
import { Instant } from '../time/instant.js';

/** What has a name in six languages: a milestone by its id, anything else as `refs` of data/reference.json spells it (`objective:7`). */
export const Translated = z.string().regex(/^([a-z]+:)?[a-z0-9]+(-[a-z0-9]+)*$/, 'expected an id such as imrf-2030, or a ref such as objective:7').max(120);
export type Translated = z.infer<typeof Translated>;

/** The English text from which a translation was made. */
export const Original = z.object({ title: z.string(), summary: z.string() });
export type Original = z.infer<typeof Original>;

/** The name of one thing in one language, with who wrote it and who vouches for it. */
export const Translation = z.object({
  of: Translated,
  language: Language,
  /** Null in English, where title and summary stand in the ledger itself. */
  title: z.string().min(1).nullable(),
  summary: z.string(),
  /** What colleagues call it beside its title. */
  aliases: z.array(z.string().min(1)),
  original: Original,
  /** Who confirmed it: an account, as `who` writes it, or the address of the UN page on which it stands. Null: nobody. */
  confirmedBy: z.string().nullable(),
  confirmedAt: Instant.nullable(),
  /** Who wrote it; `shipped` for what came with the program. */
  by: z.string(),
  at: Instant.nullable(),
  /** Counts every change. What stood before is kept. */
  revision: z.number().int().min(1),
});
export type Translation = z.infer<typeof Translation>;

/** All translations of one thing. */
export type ByLanguage = Readonly<Partial<Record<Language, Translation>>>;

// The same list is given as long as nothing changes.
const grouped = new WeakMap<readonly Translation[], ReadonlyMap<Translated, ByLanguage>>();

/** Translations by what they name. */
export function byTranslated(translations: readonly Translation[]): ReadonlyMap<Translated, ByLanguage> {
  const found = grouped.get(translations) ?? group(translations);
  grouped.set(translations, found);
  return found;
}

function group(translations: readonly Translation[]): ReadonlyMap<Translated, ByLanguage> {
  const found = new Map<Translated, Partial<Record<Language, Translation>>>();
  for (const one of translations) {
    const names = found.get(one.of) ?? {};
    names[one.language] = one;
    found.set(one.of, names);
  }
  return found;
}

/** Whether the English text was edited after it was translated. */
export function isOutOfDate({ original }: Pick<Translation, 'original'>, english: Original): boolean {
  return original.title !== english.title || original.summary !== english.summary;
}
