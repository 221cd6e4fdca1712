import { z } from 'zod';

/** The six languages of the United Nations, as the house speaks them. */
export const LANGUAGES = ['ar', 'en', 'es', 'fr', 'ru', 'zh'] as const;
export const Language = z.enum(LANGUAGES);
export type Language = z.infer<typeof Language>;

/** The way its script runs. */
export function directionOf(language: Language): 'ltr' | 'rtl' {
  return language === 'ar' ? 'rtl' : 'ltr';
}

/** The house's language for a locale of a platform (`fr-FR` → fr), undefined where it is none of the six. */
export function languageOfLocale(locale: string | undefined): Language | undefined {
  return Language.safeParse(locale?.slice(0, 2).toLowerCase()).data;
}
