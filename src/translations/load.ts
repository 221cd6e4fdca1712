import type { TranslationWrites } from './repository.js';
import type { Translation } from './translation.js';

/** Inserts what is missing and never changes what is there: what the Secretariat mended or confirmed is not overwritten by an update of the program. */
export async function loadTranslations(translations: Pick<TranslationWrites, 'all' | 'add'>, shipped: readonly Translation[]): Promise<void> {
  const held = new Set((await translations.all()).map(keyOf));
  const missing = shipped.filter((one) => !held.has(keyOf(one)));
  if (missing.length > 0) await translations.add(missing);
}

function keyOf({ of, language }: Pick<Translation, 'of' | 'language'>): string {
  return `${language} ${of}`;
}
