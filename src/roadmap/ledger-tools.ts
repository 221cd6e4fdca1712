import type { CorrectionReads } from '../corrections/repository.js';
import type { DeliveryWrites } from '../delivery/repository.js';
import type { NetworkDirectory } from '../networks/network.js';
import type { PeopleReads } from '../people/repository.js';
import type { RecordWrites } from '../records/repository.js';
import type { Clock } from '../time/clock.js';
import type { NewId } from '../time/ids.js';
import type { EffectReads } from './effect.js';
import type { LedgerView } from './ledger-wish.js';
import type { RoadmapReads, RoadmapWrites } from './repository.js';

/** What a change of the ledger reads and writes. */
export interface LedgerTools {
  readonly tx: EffectReads & {
    readonly roadmap: RoadmapWrites;
    readonly deliveries: Pick<DeliveryWrites, 'skipSubject' | 'enqueue'>;
    readonly records: Pick<RecordWrites, 'audit'>;
    readonly corrections: Pick<CorrectionReads, 'lastTold' | 'corrections'>;
    readonly people: Pick<PeopleReads, 'findPerson' | 'directConversations'>;
  };
  readonly newId: NewId;
  readonly clock: Pick<Clock, 'now' | 'machineNow'>;
  readonly networks: NetworkDirectory;
}

/** The ledger as a plan looks at it. */
export async function viewLedger(roadmap: Pick<RoadmapReads, 'milestones' | 'formerDates'>): Promise<LedgerView> {
  const milestones = await roadmap.milestones();
  const codes = new Set([...milestones, ...(await roadmap.formerDates())].map((one) => one.dateCode));
  return { milestones, isTaken: (code) => codes.has(code) };
}
