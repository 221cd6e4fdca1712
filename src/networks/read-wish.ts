import type { Language } from '../language/language.js';
import { Zone } from '../time/zone.js';
import { Tag } from './entry.js';
import { findLanguage } from './find-language.js';
import { findNetwork } from './find-network.js';
import type { Network, NetworkDirectory } from './network.js';

/** Which part of the registry is listed. */
export const LISTS = ['all', 'confirmed', 'named', 'silent'] as const;
export type ListName = (typeof LISTS)[number];

/** What changes the registry. */
export type SettingWish =
  | { readonly kind: 'confirm' | 'unconfirm'; readonly network: Network }
  | { readonly kind: 'tag'; readonly network: Network; readonly add: readonly Tag[]; readonly remove: readonly Tag[] }
  | { readonly kind: 'languages'; readonly network: Network; readonly languages: readonly Language[] | null }
  | { readonly kind: 'zones'; readonly network: Network; readonly zones: readonly Zone[] | null };

/** What `networks …` asks for. */
export type NetworksWish =
  | { readonly kind: 'list'; readonly list: ListName }
  | { readonly kind: 'show' | 'preview' | 'remind'; readonly network: Network }
  | SettingWish
  | { readonly kind: 'unread'; readonly what: 'network' | 'tag' | 'language' | 'zone'; readonly text: string };

const MOST_WORDS_IN_A_NAME = 6;
/** Takes a setting back to what ships. */
const DEFAULT = 'default';

/** Reads it. `DEFAULT` as the only value brings back what ships. */
export function readNetworksWish(text: string, networks: NetworkDirectory): NetworksWish {
  const said = text.trim();
  const list = LISTS.find((one) => one === said.toLowerCase()) ?? (said === '' ? 'all' : undefined);
  if (list !== undefined) return { kind: 'list', list };
  const [, verb = '', rest = ''] = /^(confirm|unconfirm|preview|remind|tag|languages?|zones?)\s+([\s\S]+)$/i.exec(said) ?? [];
  const named = nameIn(verb === '' ? said : rest, networks);
  if (named === undefined) return { kind: 'unread', what: 'network', text: verb === '' ? said : rest };
  const { network, values } = named;
  switch (verb.toLowerCase()) {
    case 'tag':
      return tagWish(network, values);
    case 'language':
    case 'languages':
      return listWish(values, (value) => findLanguage(value), (languages) => ({ kind: 'languages', network, languages }), 'language');
    case 'zone':
    case 'zones':
      return listWish(values, (value) => Zone.safeParse(value).data, (zones) => ({ kind: 'zones', network, zones }), 'zone');
    default:
      return values.length > 0 ? { kind: 'unread', what: 'network', text: verb === '' ? said : rest } : plainWish(verb.toLowerCase(), network);
  }
}

function plainWish(verb: string, network: Network): NetworksWish {
  return verb === 'confirm' || verb === 'unconfirm' || verb === 'preview' || verb === 'remind' ? { kind: verb, network } : { kind: 'show', network };
}

/** The longest run of words that is a network, and what follows it. */
function nameIn(text: string, networks: NetworkDirectory): { readonly network: Network; readonly values: readonly string[] } | undefined {
  const words = text.split(/[\s,]+/).filter((word) => word !== '');
  for (let length = Math.min(words.length, MOST_WORDS_IN_A_NAME); length > 0; length -= 1) {
    const network = findNetwork(words.slice(0, length).join(' ').replace(/:$/, ''), networks);
    if (network !== undefined) return { network, values: words.slice(length) };
  }
  return undefined;
}

/** `tag KE champion -pilot`: a hyphen before a tag takes it away. */
function tagWish(network: Network, values: readonly string[]): NetworksWish {
  const broken = values.find((value) => !Tag.safeParse(value.replace(/^[-+]/, '')).success);
  if (broken !== undefined || values.length === 0) return { kind: 'unread', what: 'tag', text: broken ?? '' };
  return { kind: 'tag', network, add: values.filter((value) => !value.startsWith('-')).map((value) => value.replace(/^\+/, '')), remove: values.filter((value) => value.startsWith('-')).map((value) => value.slice(1)) };
}

function listWish<Value>(values: readonly string[], read: (value: string) => Value | undefined, wish: (values: readonly Value[] | null) => NetworksWish, what: 'language' | 'zone'): NetworksWish {
  if (values.length === 1 && values[0]?.toLowerCase() === DEFAULT) return wish(null);
  const broken = values.find((value) => read(value) === undefined);
  if (broken !== undefined || values.length === 0) return { kind: 'unread', what, text: broken ?? '' };
  return wish([...new Set(values.flatMap((value) => read(value) ?? []))]);
}
