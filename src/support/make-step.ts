import { PRIORITY, type NewDelivery } from '../delivery/delivery.js';
import type { DeliveryWrites } from '../delivery/repository.js';
import type { RecordWrites } from '../records/repository.js';
import type { Clock } from '../time/clock.js';
import type { NewId } from '../time/ids.js';
import { deskPlaces, type PlaceReads } from './desk-places.js';
import { planStep, refuse, type StepWish, type SupportRefusal } from './plan-step.js';
import type { SupportWrites } from './repository.js';
import { requestCode, type SupportRequest, type SupportStep } from './support-request.js';
import { stepNoted, stepTold } from './told.js';

/** What working on requests needs. */
export interface SupportTools {
  readonly tx: {
    readonly support: SupportWrites;
    readonly weekly: PlaceReads['weekly'];
    readonly deliveries: Pick<DeliveryWrites, 'enqueue'>;
    readonly records: Pick<RecordWrites, 'audit'>;
  };
  readonly clock: Pick<Clock, 'machineNow'>;
  readonly newId: NewId;
}

// Who asked knows by the reply to what she did herself.
const TOLD_TO_ASKER: readonly SupportStep[] = ['assign', 'wait', 'done', 'decline'];

/**
 * Does a step in one transaction: its effect, its line in the audit trail, and what is to be told to who asked and to the
 * Secretariat. The audit trail holds states, no words.
 * @param by the account that acts, as `who` writes it.
 * @param isTheirs whether this account may touch this request at all; where it may not, that is noted.
 */
export async function makeStep(number: number, wish: StepWish, by: string, isTheirs: (request: SupportRequest) => boolean, tools: SupportTools): Promise<SupportRequest | SupportRefusal> {
  const request = await tools.tx.support.findRequest(number);
  if (request === undefined) return refuse('no-request', requestCode(number));
  if (!isTheirs(request)) {
    await audit(request, null, wish.step, by, tools);
    return refuse('not-yours', requestCode(number));
  }
  const next = planStep(request, wish, by);
  if ('code' in next) return next;
  await tools.tx.support.change(next);
  await tools.tx.support.note({ number, revision: next.revision, state: next.state, by, at: tools.clock.machineNow(), words: wish.words.trim() === '' ? null : wish.words.trim() });
  await audit(request, next, wish.step, by, tools);
  await tell(next, wish.step, by, tools);
  return next;
}

/** Tells the Secretariat of a request that is new. */
export async function tellOfNew(request: SupportRequest, tools: Pick<SupportTools, 'tx' | 'clock'>): Promise<void> {
  await noteAtDesk(request, null, tools);
}

function audit(request: SupportRequest, next: SupportRequest | null, step: SupportStep, by: string, { tx, clock, newId }: SupportTools): Promise<void> {
  const standing = ({ state, assignee }: SupportRequest): object => ({ state, assignee });
  return tx.records.audit({
    id: newId(), at: clock.machineNow(), by, action: `support.${step}`, subject: requestCode(request.number), outcome: next === null ? 'refused' : 'done',
    before: next === null ? null : standing(request), after: next === null ? null : standing(next),
  });
}

async function tell(request: SupportRequest, step: SupportStep, by: string, tools: SupportTools): Promise<void> {
  if (!TOLD_TO_ASKER.includes(step)) return noteAtDesk(request, request.assignee, tools);
  const { number, revision, conversation, thread, language } = request;
  await enqueue([{ key: `support:${number}:${revision}`, conversation, thread, saying: stepTold.of({ number, revision }), language }], tools);
  if (step === 'assign' && request.assignee !== by) await noteAtDesk(request, request.assignee, tools);
}

async function noteAtDesk({ number, revision }: SupportRequest, assignee: string | null, tools: Pick<SupportTools, 'tx' | 'clock'>): Promise<void> {
  const places = await deskPlaces(assignee, tools.tx);
  await enqueue(places.map((conversation) => ({ key: `support:${number}:${revision}:${conversation}`, conversation, thread: null, saying: stepNoted.of({ number, revision }), language: null })), tools);
}

async function enqueue(told: readonly Pick<NewDelivery, 'key' | 'conversation' | 'thread' | 'saying' | 'language'>[], { tx, clock }: Pick<SupportTools, 'tx' | 'clock'>): Promise<void> {
  const now = clock.machineNow();
  await tx.deliveries.enqueue(told.map((one) => ({ ...one, onlyFor: null, priority: PRIORITY.reply, due: now, subjects: [], updates: null })), now);
}
