import { PRIORITY, type NewDelivery } from '../delivery/delivery.js';
import type { DeliveryWrites } from '../delivery/repository.js';
import type { RecordWrites } from '../records/repository.js';
import type { RoadmapReads } from '../roadmap/repository.js';
import type { Clock } from '../time/clock.js';
import type { NewId } from '../time/ids.js';
import { dayIn } from '../time/zone.js';
import { aheadOf } from './ahead.js';
import type { Network } from './network.js';
import { nudge } from './nudge-says.js';
import type { NetworkReads } from './repository.js';

export interface NudgeTools {
  readonly tx: {
    readonly networks: Pick<NetworkReads, 'conversations'>;
    readonly roadmap: Pick<RoadmapReads, 'milestones' | 'heldMilestones'>;
    readonly deliveries: Pick<DeliveryWrites, 'enqueue' | 'knownKeys'>;
    readonly records: Pick<RecordWrites, 'audit'>;
  };
  readonly newId: NewId;
  readonly clock: Pick<Clock, 'machineNow' | 'now'>;
}

/** What became of a wish to remind a network. */
export type Nudged =
  | { readonly kind: 'sent'; readonly conversations: number; readonly unreachable: number }
  | { readonly kind: 'already-today' | 'nothing-ahead' | 'nobody-there' };

/** Reminds every conversation of a network of what lies ahead: at most once a day on the network's own clock, and never of nothing. */
export async function nudgeNetwork(network: Network, by: string, { tx, newId, clock }: NudgeTools): Promise<Nudged> {
  const day = dayIn(network.zone, clock.now());
  const own = (await tx.networks.conversations()).filter((one) => one.network === network.code);
  const open = own.filter(({ state }) => state === 'open');
  if (open.length === 0) return { kind: 'nobody-there' };
  const held = await tx.roadmap.heldMilestones();
  if (aheadOf(network, (await tx.roadmap.milestones()).filter(({ id }) => !held.has(id)), day).length === 0) return { kind: 'nothing-ahead' };
  const keys = own.map(({ id }) => `nudge:${network.code}:${day}:${id}`);
  if ((await tx.deliveries.knownKeys(keys)).size > 0) return { kind: 'already-today' };
  const now = clock.machineNow();
  await tx.deliveries.enqueue(open.map(({ id }): NewDelivery => ({
    key: `nudge:${network.code}:${day}:${id}`, conversation: id, thread: null, onlyFor: null, saying: nudge.of({ network: network.code }), language: null,
    priority: PRIORITY.reminder, due: now, subjects: [], updates: null,
  })), now);
  await tx.records.audit({ id: newId(), at: now, by, action: 'networks.remind', subject: network.code, outcome: 'done', before: null, after: { day, conversations: open.length } });
  return { kind: 'sent', conversations: open.length, unreachable: own.length - open.length };
}
