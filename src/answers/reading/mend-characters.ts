import { lexiconOf } from './lexicon.js';
import type { Meaning } from './meanings.js';
import type { Token } from './tokens.js';

const [SHORTEST, LONGEST] = [3, 8];
const ANY = '＊';

// A name with one character left open → that name.
let names: ReadonlyMap<string, string> | undefined;

/** Chinese names of four characters and more with one wrong, or of three with the middle one: 听政会 is 听证会, but 秘书处 is not 秘书长. Only a character that stands for nothing is replaced. */
export function mendCharacters(tokens: readonly Token[], strange: readonly number[], wanted: ReadonlySet<Meaning>): readonly Token[] {
  const known = (names ??= readNames(wanted));
  const mended = new Map(strange.filter((at) => /^\p{Script=Han}$/u.test(tokens[at]?.text ?? '')).flatMap((at) => {
    const meant = characterMeant(at, tokens, known);
    return meant === undefined ? [] : [[at, meant] as const];
  }));
  return mended.size === 0 ? tokens : tokens.map((token, at) => {
    const text = mended.get(at);
    return text === undefined ? token : { ...token, text, forms: [text] };
  });
}

function characterMeant(at: number, tokens: readonly Token[], known: ReadonlyMap<string, string>): string | undefined {
  for (let length = LONGEST; length >= SHORTEST; length -= 1) {
    for (let before = 0; before < length; before += 1) {
      const name = at < before ? undefined : known.get(tokens.slice(at - before, at - before + length).map(({ text }, step) => (step === before ? ANY : text)).join(''));
      if (name !== undefined) return name[before];
    }
  }
  return undefined;
}

function readNames(wanted: ReadonlySet<Meaning>): Map<string, string> {
  const phrases = [...lexiconOf('zh').values()].flat().filter(({ meanings }) => meanings.some((meaning) => wanted.has(meaning)));
  const written = phrases.map(({ words }) => words.map(({ start }) => start)).filter((word) => word.length >= SHORTEST && word.length <= LONGEST && word.every((one) => /^\p{Script=Han}$/u.test(one)));
  return new Map(written.flatMap((word) => placesLeftOpen(word).map((open) => [word.map((one, at) => (at === open ? ANY : one)).join(''), word.join('')] as const)));
}

function placesLeftOpen(word: readonly string[]): number[] {
  return word.length === SHORTEST ? [1] : word.map((_, at) => at);
}
