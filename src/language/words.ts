import { readFileSync } from 'node:fs';
import { IntlMessageFormat } from 'intl-messageformat';
import { z } from 'zod';
import type en from './messages/en.json';
import { LANGUAGES, type Language } from './language.js';

/** Names a text that people read; each stands in all six files of `messages/`. */
export type MessageKey = keyof typeof en;

export type Placeholders = Readonly<Record<string, string | number>>;

/** The texts of one language. */
export interface Words {
  readonly language: Language;
  /** The text with its placeholders filled in. Throws when one is missing: a fault of ours, found by tests. */
  say(key: MessageKey, placeholders?: Placeholders): string;
}

// Western digits and the Gregorian calendar in all six, as UN texts print them.
const LOCALES: Record<Language, string> = { ar: 'ar-u-nu-latn', en: 'en-GB', es: 'es', fr: 'fr', ru: 'ru', zh: 'zh' };

const bound = new Map(LANGUAGES.map((language) => [language, bind(language)]));

/** The house's texts in `language`. Each is compiled once, when it is first said. */
export function wordsIn(language: Language): Words {
  const words = bound.get(language);
  if (words === undefined) throw new Error(`no messages for ${language}`);
  return words;
}

function bind(language: Language): Words {
  const texts = readMessages(language);
  const compiled = new Map<MessageKey, IntlMessageFormat>();
  return {
    language,
    say(key, placeholders = {}) {
      const format = compiled.get(key) ?? compile(texts, key, language);
      compiled.set(key, format);
      return String(format.format(placeholders));
    },
  };
}

function readMessages(language: Language): Record<string, string> {
  const file = new URL(`./messages/${language}.json`, import.meta.url);
  return z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(file, 'utf8')));
}

// ignoreTag: a `<` in a text is a `<`, not a tag.
function compile(texts: Record<string, string>, key: MessageKey, language: Language): IntlMessageFormat {
  const text = texts[key];
  if (text === undefined) throw new Error(`messages/${language}.json lacks "${key}"`);
  return new IntlMessageFormat(text, LOCALES[language], undefined, { ignoreTag: true });
}
