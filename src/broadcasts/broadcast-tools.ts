import type { NetworkDirectory } from '../networks/network.js';
import type { Writes } from '../store.js';
import type { Clock } from '../time/clock.js';
import type { NewId } from '../time/ids.js';

/** What every step of a broadcast is taken with: one transaction, the clocks, ids and networks. */
export interface BroadcastTools {
  readonly tx: Pick<Writes, 'broadcasts' | 'networks' | 'people' | 'roadmap' | 'records' | 'deliveries'>;
  readonly clock: Pick<Clock, 'now' | 'machineNow'>;
  readonly newId: NewId;
  readonly networks: NetworkDirectory;
}
