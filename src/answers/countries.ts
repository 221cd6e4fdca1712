import { LANGUAGES } from '../language/language.js';
import { plainForm } from '../language/plain-form.js';
import { commonName } from '../networks/find-network.js';
import { otherNamesOf } from '../networks/other-names.js';
import type { Network, NetworkDirectory } from '../networks/network.js';

/** Countries that a question names, in any of the six languages, and the question without their names. */
export interface NamedCountries {
  readonly networks: readonly Network[];
  /** Their names as the text has them. */
  readonly written: ReadonlyMap<string, Network>;
  readonly rest: string;
}

/** Finds the countries that a plain text names. */
export function countriesIn(plain: string, directory: NetworkDirectory): NamedCountries {
  const { expression, codes } = namesOf(directory);
  const written = new Map([...plain.matchAll(expression)].flatMap(([name]) => {
    const code = codes.find(([start]) => start !== '' && name.includes(start))?.[1];
    const network = code === undefined ? undefined : directory.get(code);
    return network === undefined ? [] : [[name, network] as const];
  }));
  return { networks: [...new Set(written.values())], written, rest: plain.replaceAll(expression, ' , ') };
}

interface Names {
  readonly expression: RegExp;
  /** Start of a name → code, the longest first, so that Nigeria is not read as Niger. */
  readonly codes: readonly (readonly [string, string])[];
}

// The directory is read once; the names of its countries are compiled once.
const compiled = new WeakMap<NetworkDirectory, Names>();

function namesOf(directory: NetworkDirectory): Names {
  const known = compiled.get(directory) ?? compileNames(directory);
  compiled.set(directory, known);
  return known;
}

function compileNames(directory: NetworkDirectory): Names {
  const countries = [...directory.values()].filter(({ kind }) => kind === 'country');
  const codes = countries
    .flatMap(({ code }) => [...LANGUAGES.map((language) => commonName(code, language)), ...otherNamesOf(code)].map((name) => [startOf(plainForm(name)), code] as const))
    .sort(([one], [other]) => other.length - one.length);
  const latin = codes.map(([start]) => start).filter((start) => !/\p{Script=Han}/u.test(start)).map(endings);
  const chinese = codes.map(([start]) => start).filter((start) => /\p{Script=Han}/u.test(start));
  return { expression: new RegExp(`(?<![\\p{L}\\p{N}])(?:[وف]?[بلك]?(?:${latin.join('|')}))(?![\\p{L}\\p{N}])|${chinese.join('|')}`, 'gu'), codes };
}

/** Russian names change their endings: the last vowel is left out. */
function startOf(name: string): string {
  return /^[\p{Script=Cyrillic}-]{5,}$/u.test(name) ? name.replace(/[аяиыйь]+$/u, '') : name;
}

function endings(start: string): string {
  const escaped = start.replace(/[.?+^$()[\]{}|\\*]/g, '\\$&');
  return /\p{Script=Cyrillic}/u.test(start) ? `${escaped}\\p{L}{0,3}` : escaped;
}
