import { dayIn } from '../time/zone.js';
import { loadShipped } from './load.js';
import type { LedgerTools } from './ledger-tools.js';
import type { Refusal } from './ledger-wish.js';
import { changeLedger } from './make-change.js';
import { planImport, type ImportPlan, type ImportWish } from './plan-import.js';
import { proposeChange } from './propose-change.js';
import type { ReadImport } from './read-import.js';

/** What an import did: milestones added, texts mended, dates proposed (held as every change of a date is), and what was refused. */
export interface Imported {
  readonly plan: ImportPlan;
  readonly added: readonly string[];
  readonly mended: readonly string[];
  /** Milestone → the change that waits. */
  readonly proposed: readonly { readonly id: string; readonly change: string }[];
  readonly refused: readonly { readonly id: string; readonly why: Refusal['code'] }[];
}

/** Plans an import on the ledger as it stands in this transaction and does it. What one line refuses stops no other. */
export async function importLedger(file: ReadImport, { by, reason }: { readonly by: string; readonly reason: string | null }, tools: LedgerTools): Promise<Imported> {
  const { tx, newId, clock } = tools;
  const plan = planImport(file.milestones, await tx.roadmap.milestones());
  const missing = new Set(plan.missing);
  await loadShipped(tx.roadmap, { checkedOn: dayIn('UTC', clock.now()), entries: file.entries.filter(({ id }) => missing.has(id)) });
  const done: Done[] = [];
  for (const wish of plan.wishes) done.push(await fulfil(wish, { by, reason }, tools));
  await tx.records.audit({ id: newId(), at: clock.machineNow(), by, action: 'roadmap.import', subject: 'roadmap', outcome: 'done', before: null, after: { added: plan.missing, wishes: plan.wishes.length } });
  return {
    plan, added: plan.missing, mended: done.flatMap((one) => (one.kind === 'mended' ? [one.id] : [])), proposed: done.flatMap((one) => (one.kind === 'proposed' ? [{ id: one.id, change: one.change }] : [])),
    refused: done.flatMap((one) => (one.kind === 'refused' ? [{ id: one.id, why: one.why }] : [])),
  };
}

type Done = { readonly id: string } & ({ readonly kind: 'mended' } | { readonly kind: 'proposed'; readonly change: string } | { readonly kind: 'refused'; readonly why: Refusal['code'] });

async function fulfil({ wish, source }: ImportWish, grounds: { readonly by: string; readonly reason: string | null }, tools: LedgerTools): Promise<Done> {
  if (wish.kind === 'add') throw new Error('an import adds whole entries, not wishes');
  const { id } = wish;
  if (wish.kind === 'edit') {
    const edited = await changeLedger(wish, { ...grounds, source }, tools);
    return edited.kind === 'refused' ? { id, kind: 'refused', why: edited.code } : { id, kind: 'mended' };
  }
  const proposed = await proposeChange(wish, { ...grounds, source }, { conversation: null, seenCode: null }, tools);
  return proposed.kind === 'refused' ? { id, kind: 'refused', why: proposed.code } : { id, kind: 'proposed', change: proposed.change.id };
}
