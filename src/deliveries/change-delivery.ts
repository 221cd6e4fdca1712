import { TAKEN_BACK, type DeliveryState } from '../delivery/delivery.js';
import type { DeliveryWrites } from '../delivery/repository.js';
import type { RecordWrites } from '../records/repository.js';
import type { Clock } from '../time/clock.js';
import type { NewId } from '../time/ids.js';

/** What changing a delivery needs. */
export interface DeliveryTools {
  readonly tx: { readonly deliveries: DeliveryWrites; readonly records: Pick<RecordWrites, 'audit'> };
  readonly clock: Pick<Clock, 'machineNow'>;
  readonly newId: NewId;
}

/** What became of a wish. Refused: it is in a state in which that cannot be, or (null) it is not known. */
export type DeliveryChange = { readonly kind: 'done'; readonly was: DeliveryState; readonly state: DeliveryState } | { readonly kind: 'refused'; readonly state: DeliveryState | null };

/** A person has a delivery sent again, or takes it back; the audit trail says who. The right to do so was asked before. */
export async function changeDelivery(verb: 'retry' | 'cancel', key: string, by: string, { tx, clock, newId }: DeliveryTools): Promise<DeliveryChange> {
  const before = await tx.deliveries.findDelivery(key);
  if (before === undefined) return { kind: 'refused', state: null };
  const at = clock.machineNow();
  const isDone = verb === 'retry' ? await tx.deliveries.tryAgain(key, at) : await tx.deliveries.cancel(key, TAKEN_BACK, at);
  if (!isDone) return { kind: 'refused', state: before.state };
  const state = verb === 'retry' ? 'due' : 'cancelled';
  await tx.records.audit({ id: newId(), at, by, action: `deliveries.${verb}`, subject: key, outcome: 'done', before: { state: before.state, reason: before.reason }, after: { state } });
  return { kind: 'done', was: before.state, state };
}
