import { Language, LANGUAGES } from '../language/language.js';

/** The language that people mean: its code, or its name in one of the six (`français`, `French`, `法语`). */
export function findLanguage(text: string): Language | undefined {
  const wanted = text.trim().toLocaleLowerCase();
  return Language.safeParse(wanted).data ?? LANGUAGES.find((language) => LANGUAGES.some((reader) => nameLanguage(language, reader).toLocaleLowerCase() === wanted));
}

/** The name of a language for readers of another. */
export function nameLanguage(language: Language, reader: Language): string {
  return new Intl.DisplayNames(reader, { type: 'language' }).of(language) ?? language;
}
