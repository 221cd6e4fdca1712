import { readFocalPoints } from '../people/read-focal-points.js';
import type { PeopleReads } from '../people/repository.js';
import type { CalendarDate } from '../time/calendar-date.js';
import { directoryNow } from './directory-now.js';
import type { NetworkDirectory } from './network.js';
import { registryOf, type RegisteredNetwork } from './registry.js';
import type { NetworkReads } from './repository.js';

/** What a registry is read from. */
export interface RegistryReads {
  readonly networks: Pick<NetworkReads, 'entries' | 'conversations'>;
  readonly people: Pick<PeopleReads, 'granted' | 'stillAsked'>;
}

/** Every network as it stands now. `shipped` as the data have it. */
export async function readRegistry(reads: RegistryReads, shipped: NetworkDirectory, today: CalendarDate): Promise<RegisteredNetwork[]> {
  const entries = await reads.networks.entries();
  return registryOf({
    networks: directoryNow(shipped, entries), entries, conversations: await reads.networks.conversations(), focalPoints: await readFocalPoints(reads.people, today),
  });
}
