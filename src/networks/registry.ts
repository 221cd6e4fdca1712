import type { Language } from '../language/language.js';
import type { FocalPoint } from '../people/focal-point.js';
import type { Zone } from '../time/zone.js';
import type { Conversation } from './conversation.js';
import type { NetworkEntry } from './entry.js';
import type { Network, NetworkCode, NetworkDirectory } from './network.js';

/** confirmed: the Secretariat says that it exists. named: somebody named it in a conversation, or for a focal point. none: neither. */
export type Standing = 'confirmed' | 'named' | 'none';

/** A network with all that the house knows of it. */
export interface RegisteredNetwork {
  readonly code: NetworkCode;
  readonly kind: Network['kind'];
  readonly standing: Standing;
  readonly region: string;
  readonly reviewRegions: readonly string[];
  readonly zones: readonly Zone[];
  readonly weekend: readonly number[];
  readonly languages: readonly Language[];
  readonly tags: readonly string[];
  readonly focalPoints: readonly FocalPoint[];
  readonly conversations: readonly Conversation[];
  /** No conversation of it can be reached. */
  readonly isSilent: boolean;
}

/** What a registry is made of. `networks` as they are now (`directoryNow`). */
export interface RegistrySources {
  readonly networks: NetworkDirectory;
  readonly entries: readonly NetworkEntry[];
  readonly conversations: readonly Conversation[];
  readonly focalPoints: readonly FocalPoint[];
}

/** Every network that can be named, in the order of the directory: those of which nobody has said anything too. */
export function registryOf({ networks, entries, conversations, focalPoints }: RegistrySources): RegisteredNetwork[] {
  const byCode = new Map(entries.map((entry) => [entry.code, entry]));
  return [...networks.values()].map((network) => {
    const entry = byCode.get(network.code);
    const own = conversations.filter((one) => one.network === network.code);
    const points = focalPoints.filter((one) => one.network === network.code);
    const { code, kind, region, reviewRegions, zones, weekend, languages } = network;
    return {
      code, kind, region, reviewRegions, zones, weekend, languages, tags: entry?.tags ?? [], focalPoints: points, conversations: own,
      standing: entry?.isConfirmed === true ? 'confirmed' : own.length + points.length > 0 ? 'named' : 'none',
      isSilent: !own.some(({ state }) => state === 'open'),
    };
  });
}

/** How many networks there are: `confirmed + named = all`, and `silent` of `all` have no conversation that can be reached. */
export interface NetworkCounts {
  readonly all: number;
  readonly confirmed: number;
  readonly named: number;
  readonly silent: number;
}

/** Counts those that are confirmed or named; what nobody has spoken of is no network that we know of. */
export function countNetworks(registry: readonly RegisteredNetwork[]): NetworkCounts {
  const known = registry.filter(({ standing }) => standing !== 'none');
  const confirmed = known.filter(({ standing }) => standing === 'confirmed').length;
  return { all: known.length, confirmed, named: known.length - confirmed, silent: known.filter(({ isSilent }) => isSilent).length };
}
