import { PRIORITY, type NewDelivery } from '../delivery/delivery.js';
import type { DeliveryWrites } from '../delivery/repository.js';
import type { FormerDate, Milestone } from '../roadmap/milestone.js';
import type { RoadmapReads } from '../roadmap/repository.js';
import type { Instant } from '../time/instant.js';
import { CORRECTION, type Corrected } from './correction.js';
import { planCorrections, type PlannedCorrection } from './plan.js';
import type { CorrectionReads, LastTold } from './repository.js';
import { correction } from './tell-correction.js';

/** The part of a transaction in which corrections are put into the outbox. */
export interface CorrectionWrites {
  readonly roadmap: Pick<RoadmapReads, 'formerDates'>;
  readonly corrections: Pick<CorrectionReads, 'lastTold' | 'corrections'>;
  readonly deliveries: Pick<DeliveryWrites, 'enqueue'>;
}

/**
 * Puts a correction into the outbox for every conversation that was last told another date of these milestones. Once for each date:
 * asked again, nothing is added. Who cannot be reached is told when the bot hears from there, if that date still holds then.
 * @param milestones as they stand after the change, in this same transaction.
 */
export async function enqueueCorrections(milestones: readonly Milestone[], tx: CorrectionWrites, machineNow: Instant): Promise<number> {
  const [former, told, carried]: [FormerDate[], LastTold[], Set<string>] = [[], [], new Set()];
  for (const { id, dateRevision } of milestones) {
    former.push(...(await tx.roadmap.formerDates(id)));
    told.push(...(await tx.corrections.lastTold(id)));
    for (const { conversation } of await tx.corrections.corrections(id, dateRevision)) carried.add(correctionKey(conversation, { milestone: id, dateRevision }));
  }
  const planned = planCorrections({ milestones, former, told, isCarried: (conversation, corrected) => carried.has(correctionKey(conversation, corrected)) });
  return tx.deliveries.enqueue(planned.map((one) => deliveryOf(one, machineNow)), machineNow);
}

/** Names a correction for ever; one of several dates has the name of its first. */
export function correctionKey(conversation: string, { milestone, dateRevision }: Corrected): string {
  return `correction:${conversation}:${milestone}:${dateRevision}`;
}

function deliveryOf({ conversation, dates }: PlannedCorrection, due: Instant): NewDelivery {
  return {
    key: correctionKey(conversation, dates[0]), conversation, thread: null, onlyFor: null, saying: correction.of({ dates: [...dates] }), language: null,
    priority: PRIORITY.correction, due, subjects: dates.map((one) => ({ ...one, offsetDays: CORRECTION })), updates: null,
  };
}
