import type { SendOutcome } from '../chat/platform.js';
import { msOf } from '../time/instant.js';
import { afterTry, givenBack, skipped } from './after-try.js';
import type { Compose, Composed } from './compose.js';
import { PRIORITY, type Delivery, type Settled } from './delivery.js';
import type { DispatcherTools } from './dispatcher-tools.js';
import { MINE_FOR_MS } from './lease.js';
import type { Pace } from './pace.js';
import { removeOne, sendOne } from './send-one.js';

/** What one worker carries with. */
export interface Road {
  readonly tools: Pick<DispatcherTools, 'reads' | 'write' | 'platforms' | 'clock' | 'chance' | 'onFault'>;
  readonly compose: Compose;
  readonly pace: Pace;
  readonly stopping: AbortSignal;
  /** Told when it has its place in line, so that more may be claimed. */
  readonly onPlaced: () => void;
}

/** Carries a claimed delivery: composes it, waits for its place in line, sends it. Resolves with how that ended. */
export async function carry(delivery: Delivery, { tools, compose, pace, stopping, onPlaced }: Road): Promise<Settled> {
  const { reads, platforms, clock, chance } = tools;
  const composed = await composeToSend(delivery, compose, tools).catch((fault: unknown) => tools.onFault(fault, delivery.key));
  // Nothing was sent yet: it is tried later, not in doubt.
  if (composed === undefined) return afterTry(delivery, { kind: 'later', retryAfterMs: null, reason: 'a fault of ours' }, [], clock.machineNow(), chance());
  if (composed.kind === 'skip') return skipped(delivery, composed.reason);
  const { address } = composed.to;
  const platform = platforms.get(address.platform);
  if (platform === undefined) throw new Error(`no platform for ${address.platform}`);
  const receipt = delivery.updates === null ? null : ((await reads.findDelivery(delivery.updates))?.receipt ?? null);
  const turn = pace.waitForTurn(platform, delivery.conversation, address, stopping);
  onPlaced();
  if ((await turn) > 0 || !isMine(delivery, tools)) return givenBack(delivery);
  const outcome = composed.kind === 'ready' ? await sendOne(platform, delivery, composed, receipt, { clock, nextTurn: () => pace.waitForTurn(platform, delivery.conversation, address, stopping) }) : await removeOne(platform, composed.to, receipt, clock);
  pace.note(platform, delivery.conversation, address, outcome);
  return afterTry(delivery, outcome, aboutOf(composed, outcome), clock.machineNow(), chance());
}

/**
 * Asked in the moment before its request is opened. A worker that stood still since its claim (a machine that slept, a database that hung)
 * may have lost it: others take it for dead, ask the platform, which has nothing, and send it themselves.
 */
function isMine({ changed }: Delivery, { clock }: Pick<DispatcherTools, 'clock'>): boolean {
  return msOf(clock.machineNow()) - msOf(changed) < MINE_FOR_MS;
}

/**
 * What is planned carries its dates from the beginning; those of an answer are known only now, and lost with the process unless they are
 * written before its request is opened: one that arrived all the same would never be corrected.
 */
async function composeToSend(delivery: Delivery, compose: Compose, { write }: Pick<DispatcherTools, 'write'>): Promise<Composed> {
  const composed = await compose(delivery);
  if (composed.kind !== 'ready' || delivery.priority !== PRIORITY.reply || composed.message.about.length === 0) return composed;
  await write((deliveries) => deliveries.keepDates(delivery.key, composed.message.about));
  return composed;
}

function aboutOf(composed: Composed & { kind: 'ready' | 'remove' }, { kind }: SendOutcome) {
  return composed.kind === 'ready' && kind === 'sent' ? composed.message.about : [];
}
