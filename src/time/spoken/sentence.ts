import type { Language } from '../../language/language.js';
import { isWord, lexiconOf, type Entry, type Kind, type Lexicon } from './lexicon.js';
import { tokensOf, type Token } from './tokens.js';
import { mendTypo } from './typos.js';

/** A phrase of the lexicon that stands in a text: from its token to `end`, the token after its last. */
export interface Lexeme {
  readonly kind: Kind;
  readonly value: string;
  readonly end: number;
}

/** A text ready for the grammar: its tokens, and all that the lexicon knows to begin at each of them. */
export interface Sentence {
  readonly language: Language;
  readonly tokens: readonly Token[];
  lexemesAt(at: number): readonly Lexeme[];
  isWeakAt(at: number): boolean;
  /** Whether it is understood only as a typing error. */
  isMendedAt(at: number): boolean;
}

/** In longer texts a wrong guess costs more than a mended word helps. */
const LONGEST_WITH_TYPOS = 400;

/** Prepares a text. Typing errors are forgiven in short texts, as people write in chats, not in documents. */
export function sentenceOf(text: string, language: Language): Sentence {
  const lexicon = lexiconOf(language);
  const isShort = text.length <= LONGEST_WITH_TYPOS;
  const tokens = language === 'ar' ? tokensOf(text).flatMap((token) => apartFromAnd(token, lexicon)) : tokensOf(text);
  const forms = tokens.map(({ plain, kind }) => formsOf(plain, kind, lexicon, isShort));
  const known = new Map<number, readonly Lexeme[]>();
  return {
    language,
    tokens,
    lexemesAt(at) {
      const found = known.get(at) ?? lexemesFrom(at, tokens, forms, lexicon);
      known.set(at, found);
      return found;
    },
    isWeakAt: (at) => lexicon.weak.has(tokens[at]?.plain ?? ''),
    // A word that had to be mended was not known as it stands.
    isMendedAt: (at) => tokens[at]?.kind === 'word' && plainFormsOf(tokens[at].plain, lexicon).every((form) => !isKnown(form, lexicon)),
  };
}

/** The Arabic "and" grows onto the next word: خمسة وعشرون is five, and, twenty. */
function apartFromAnd(token: Token, lexicon: Lexicon): Token[] {
  if (token.kind !== 'word' || !token.plain.startsWith('و') || token.plain.length < 3 || isKnown(token.plain, lexicon)) return [token];
  const rest = token.plain.slice(1);
  if (!withoutArabicPrefix(rest).some((form) => isKnown(form, lexicon))) return [token];
  return [{ ...token, end: token.at + 1, plain: 'و' }, { ...token, at: token.at + 1, plain: rest, isGlued: true }];
}

function formsOf(plain: string, kind: Token['kind'], lexicon: Lexicon, isShort: boolean): string[] {
  // No phrase reaches from one paragraph into the next.
  if (kind === 'break') return [];
  if (kind !== 'word') return [plain];
  const forms = plainFormsOf(plain, lexicon);
  if (forms.some((form) => isKnown(form, lexicon)) || !isShort) return forms;
  const elided = lexicon.language === 'fr' ? plain.replace(/^(?:l|d|qu)(?=[aeiouh])/u, '') : plain;
  return isKnown(elided, lexicon) ? [...forms, elided] : [...forms, ...mendTypo(plain, lexicon)];
}

function plainFormsOf(plain: string, { language }: Lexicon): string[] {
  return language === 'ar' ? withoutArabicPrefix(plain) : [plain];
}

function isKnown(form: string, lexicon: Lexicon): boolean {
  return lexicon.startingWith(form).length > 0;
}

const ARABIC_PREFIX = /^(?:[وف]?(?:بال|كال|لل|ال|ب|ل|ك)|[وف])/u;
const SHORTEST_WORD = 2;

/** An Arabic word as it stands, and without what grows onto it: and, in, for, like, the. */
function withoutArabicPrefix(word: string): string[] {
  const bare = word.replace(ARABIC_PREFIX, '');
  const article = word.replace(/^[وفبلك](?=ال)/u, '');
  return [...new Set([word, article, bare])].filter((form) => form === word || form.length >= SHORTEST_WORD);
}

function lexemesFrom(at: number, tokens: readonly Token[], forms: readonly (readonly string[])[], lexicon: Lexicon): Lexeme[] {
  const entries = (forms[at] ?? []).flatMap((form) => lexicon.startingWith(form));
  return entries.flatMap((entry) => {
    const end = endOfPhrase(entry, at, tokens, forms);
    return end === undefined ? [] : [{ kind: entry.kind, value: entry.value, end }];
  });
}

function endOfPhrase({ words }: Entry, at: number, tokens: readonly Token[], forms: readonly (readonly string[])[]): number | undefined {
  let end = at + 1;
  for (const word of words.slice(1)) {
    if (tokens[end]?.plain === '-' && tokens[end]?.isGlued === true) end += 1;
    if (forms[end]?.some((form) => isWord(form, word)) !== true) return undefined;
    end += 1;
  }
  return end;
}
