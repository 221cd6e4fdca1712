import { LANGUAGES, type Language } from '../language/language.js';
import type { Network, NetworkCode, NetworkDirectory } from './network.js';
import { otherNamesOf } from './other-names.js';
import { shippedNameOf } from './shipped-names.js';

/**
 * The network that people mean: a code (`KE`, `ke`), the id of a regional network (`arab-states`),
 * or its name in one of the six languages. Undefined where it is none.
 */
export function findNetwork(text: string, networks: NetworkDirectory): Network | undefined {
  const wanted = text.trim();
  return networks.get(wanted.toUpperCase()) ?? networks.get(wanted.toLowerCase().replace(/\s+/g, '-')) ?? [...networks.values()].find((network) => isNamed(network, wanted));
}

/** The network's name for readers of `language`: the shipped one where there is one, else the country's in CLDR, else the words of a regional id. */
export function nameNetwork(code: NetworkCode, language: Language): string {
  return shippedNameOf(code, language) ?? commonName(code, language);
}

/** What people call a country by CLDR, which need not be how the United Nations name it: for recognising, not for showing. */
export function commonName(code: NetworkCode, language: Language): string {
  if (!/^[A-Z]{2}$/.test(code)) return code.split('-').map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ');
  return namesIn(language).of(code) ?? code;
}

function isNamed(network: Network, wanted: string): boolean {
  const plain = wanted.toLocaleLowerCase();
  if (plain.length <= 2) return false;
  const names = LANGUAGES.flatMap((language) => [commonName(network.code, language), nameNetwork(network.code, language)]);
  return [...names, ...otherNamesOf(network.code)].some((name) => name.toLocaleLowerCase() === plain);
}

const displayNames = new Map<Language, Intl.DisplayNames>();

function namesIn(language: Language): Intl.DisplayNames {
  const names = displayNames.get(language) ?? new Intl.DisplayNames(language, { type: 'region' });
  displayNames.set(language, names);
  return names;
}
