import { findLanguage } from '../networks/find-language.js';
import { findNetwork } from '../networks/find-network.js';
import type { NetworkDirectory } from '../networks/network.js';
import { Audience } from './audience.js';
import { readBroadcastCode } from './broadcast.js';
import type { Flow } from './read-flow.js';

/** What was meant, or what nobody knows of it. */
export type AudienceRead = { readonly ok: true; readonly audience: Audience } | { readonly ok: false; readonly said: string };

/**
 * Reads to whom a broadcast goes: `all`, as a word of its own; filters as words (`region:africa language:fr`), as a list of such words, or by name
 * (`{region: africa, language: [fr, ar]}`). A filter twice is one of its values. Countries may be named in any of the six languages.
 */
export function readAudience(value: Flow, networks: NetworkDirectory): AudienceRead {
  if (isAll(value)) return { ok: true, audience: {} };
  const pairs = pairsOf(value);
  const wrong = pairs.find((pair) => typeof pair === 'string');
  // Whom it reaches is never guessed: what names nobody is not everybody.
  if (wrong !== undefined || pairs.length === 0) return { ok: false, said: wrong ?? (typeof value === 'string' ? value.trim() : JSON.stringify(value)) };
  const found = new Map<string, unknown[]>();
  for (const [filter, said] of pairs.filter((pair) => typeof pair !== 'string')) {
    const one = readOne(filter, said, networks);
    if (one === undefined) return { ok: false, said: `${filter}:${said}` };
    found.set(one.filter, [...(found.get(one.filter) ?? []), one.value]);
  }
  const read = Audience.safeParse(Object.fromEntries(found));
  return read.success ? { ok: true, audience: read.data } : { ok: false, said: read.error.issues[0]?.path.join('.') ?? '' };
}

/** The word alone, with or without the capital letter that a phone gives it. */
function isAll(value: Flow): boolean {
  return typeof value === 'string' ? value.trim().toLowerCase() === 'all' : Array.isArray(value) && value.length > 0 && value.every((one: Flow) => isAll(one));
}

/** Filters with one value each; a text where it is neither, or a filter that holds none. */
function pairsOf(value: Flow): (readonly [string, string] | string)[] {
  if (typeof value === 'string') return value.split(/[\s,;]+/).filter((one) => one !== '').map(pairOf);
  if (Array.isArray(value)) return value.flatMap((one: Flow) => pairsOf(one));
  return Object.entries(value).flatMap(([filter, some]) => (Array.isArray(some) && some.length === 0 ? [filter] : [some].flat().map((one: Flow) => (typeof one === 'string' ? ([filter, one] as const) : filter))));
}

function pairOf(word: string): readonly [string, string] | string {
  const [, filter, said] = /^([a-z-]+)[:=](.+)$/i.exec(word) ?? [];
  return filter === undefined || said === undefined ? word : [filter, said];
}

function readOne(name: string, said: string, networks: NetworkDirectory): { readonly filter: string; readonly value: unknown } | undefined {
  const filter = OTHER_NAMES[name.toLowerCase()] ?? name.toLowerCase();
  const value = valueOf(filter, said.trim(), networks);
  return value === undefined ? undefined : { filter, value };
}

const OTHER_NAMES: Readonly<Record<string, string>> = { country: 'network', 'not-seen': 'unseen' };

function valueOf(filter: string, said: string, networks: NetworkDirectory): unknown {
  switch (filter) {
    case 'region':
      return regionsOf(networks).find((one) => one === said.toLowerCase().replace(/[\s_]+/g, '-'));
    case 'network':
      return findNetwork(said, networks)?.code;
    case 'language':
      return findLanguage(said);
    case 'unseen':
      return readBroadcastCode(said);
    default:
      return said.toLowerCase();
  }
}

/** Every region that can be named: of networks, and of reviews. */
function regionsOf(networks: NetworkDirectory): string[] {
  return [...new Set([...networks.values()].flatMap((one) => [one.region, ...one.reviewRegions]))];
}
