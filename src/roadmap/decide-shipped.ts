import { importLedger, type Imported } from './import-ledger.js';
import { refuse, type Refusal } from './ledger-wish.js';
import type { LedgerTools } from './ledger-tools.js';
import { proposeShipped, takenFrom } from './shipped-values.js';
import type { ShippedWrites } from './shipped-repository.js';

/** What a decision about a shipped entry writes to. */
export interface ShippedTools extends LedgerTools {
  readonly tx: LedgerTools['tx'] & { readonly shipped: ShippedWrites };
}

/** How a newer entry was decided; `taken` is what was mended or proposed. */
export interface Decided {
  readonly kind: 'decided';
  readonly id: string;
  readonly taken: Imported | null;
}

/** Takes what the newer file changed, and nothing else: texts are mended at once, a date is proposed and held like every other. */
export async function acceptShipped(id: string, by: string, tools: ShippedTools): Promise<Decided | Refusal> {
  const pair = (await tools.tx.shipped.undecided()).find(({ now }) => now.id === id);
  if (pair === undefined) return refuse('nothing-changes', id);
  const milestones = proposeShipped([pair], await tools.tx.roadmap.milestones()).map(takenFrom);
  const taken = await importLedger({ milestones, entries: [], strange: [] }, { by, reason: 'a newer roadmap file' }, tools);
  const [refusedOne] = taken.refused;
  if (refusedOne !== undefined) return refuse(refusedOne.why, id);
  await tools.tx.shipped.keepShipped({ before: pair.now, now: pair.now });
  return { kind: 'decided', id, taken };
}

/** Keeps what stands here: the newer file does not ask again until it says something else. */
export async function keepOurs(id: string, by: string, { tx, newId, clock }: ShippedTools): Promise<Decided | Refusal> {
  const pair = (await tx.shipped.undecided()).find(({ now }) => now.id === id);
  if (pair === undefined) return refuse('nothing-changes', id);
  await tx.shipped.keepShipped({ before: pair.now, now: pair.now });
  await tx.records.audit({ id: newId(), at: clock.machineNow(), by, action: 'roadmap.keep-ours', subject: id, outcome: 'done', before: pair.before, after: pair.now });
  return { kind: 'decided', id, taken: null };
}
