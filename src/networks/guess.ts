import type { JoinedPlace } from '../chat/incoming.js';
import { LANGUAGES } from '../language/language.js';
import { plainForm } from '../language/plain-form.js';
import { commonName, nameNetwork } from './find-network.js';
import type { NetworkCode, NetworkDirectory } from './network.js';
import { otherNamesOf } from './other-names.js';

/** Words of the longest name (`Democratic People’s Republic of Korea` has five; regional ones six). */
const MOST_WORDS = 7;

/**
 * Which network a conversation may be of: the one that its name speaks of, else its team's, else the only country on the clock of whoever
 * added the bot. Null where two are named, or nothing is. A guess to be offered, never to be set.
 */
export function guessNetwork({ name, team, zone }: JoinedPlace, networks: NetworkDirectory): NetworkCode | null {
  for (const text of [name, team]) {
    const named = networksNamedIn(text ?? '', zone, networks);
    if (named.length > 0) return named.length === 1 ? (named[0] ?? null) : null;
  }
  const there = [...networks.values()].filter(({ kind, zones }) => kind === 'country' && zone !== null && zones.includes(zone));
  return there.length === 1 ? (there[0]?.code ?? null) : null;
}

/** Every network whose name stands in the text, each once; the longest name counts (`guinea-bissau` is not Guinea). */
function networksNamedIn(text: string, zone: string | null, networks: NetworkDirectory): NetworkCode[] {
  const words = wordsOf(text);
  const names = namesOf(networks);
  const found = new Set<NetworkCode>();
  for (let at = 0; at < words.length; ) {
    const run = longestRun(words, at, names);
    if (run !== undefined) found.add(run.code);
    const byCode = run === undefined ? codeAt(words[at] ?? '', zone, networks) : undefined;
    if (byCode !== undefined) found.add(byCode);
    at += run?.length ?? 1;
  }
  return [...found];
}

function longestRun(words: readonly string[], at: number, names: ReadonlyMap<string, NetworkCode>): { readonly code: NetworkCode; readonly length: number } | undefined {
  for (let length = Math.min(MOST_WORDS, words.length - at); length > 0; length -= 1) {
    const code = names.get(words.slice(at, at + length).join(' '));
    if (code !== undefined) return { code, length };
  }
  return undefined;
}

/** Two letters are a country only where the clock says so too: `in`, `it` and `us` are words. */
function codeAt(word: string, zone: string | null, networks: NetworkDirectory): NetworkCode | undefined {
  const network = word.length === 2 ? networks.get(word.toUpperCase()) : undefined;
  return zone !== null && network?.zones.includes(zone) === true ? network.code : undefined;
}

// A directory is read once, and so are its names.
const read = new WeakMap<NetworkDirectory, ReadonlyMap<string, NetworkCode>>();

function namesOf(networks: NetworkDirectory): ReadonlyMap<string, NetworkCode> {
  const known = read.get(networks) ?? new Map([...networks.keys()].flatMap((code) => namesOfOne(code).map((name): [string, NetworkCode] => [name, code])));
  read.set(networks, known);
  return known;
}

function namesOfOne(code: NetworkCode): string[] {
  const names = [...LANGUAGES.flatMap((language) => [nameNetwork(code, language), commonName(code, language)]), ...otherNamesOf(code)];
  return names.map((name) => wordsOf(name).join(' ')).filter((name) => name.length > 2 && !/^[a-z]{3}$/.test(name));
}

function wordsOf(text: string): string[] {
  return plainForm(text).split(/[^\p{L}\p{N}']+/u).filter((word) => word !== '');
}
