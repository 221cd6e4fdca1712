import type { NetworkEntry } from './entry.js';
import type { Network, NetworkDirectory } from './network.js';
import type { NetworkReads } from './repository.js';

/** The networks as they are now: what ships, under what the Secretariat has set since. */
export async function readDirectoryNow(reads: Pick<NetworkReads, 'entries'>, shipped: NetworkDirectory): Promise<NetworkDirectory> {
  return directoryNow(shipped, await reads.entries());
}

// Names are compiled once for each directory, so an unchanged one stays the same object.
const newest = new WeakMap<NetworkDirectory, { readonly said: string; readonly directory: NetworkDirectory }>();

/** The same directory for the same entries. */
export function directoryNow(shipped: NetworkDirectory, entries: readonly NetworkEntry[]): NetworkDirectory {
  const set = entries.filter(({ zones, languages, weekend }) => zones !== null || languages !== null || weekend !== null);
  if (set.length === 0) return shipped;
  const said = JSON.stringify(set.map(({ code, zones, languages, weekend }) => [code, zones, languages, weekend]));
  const known = newest.get(shipped);
  if (known?.said === said) return known.directory;
  const directory = new Map(shipped);
  for (const entry of set) {
    const network = shipped.get(entry.code);
    if (network !== undefined) directory.set(entry.code, networkNow(network, entry));
  }
  newest.set(shipped, { said, directory });
  return directory;
}

function networkNow(network: Network, { zones, languages, weekend }: NetworkEntry): Network {
  return { ...network, zones: zones ?? network.zones, zone: zones?.[0] ?? network.zone, languages: languages ?? network.languages, weekend: weekend ?? network.weekend };
}
