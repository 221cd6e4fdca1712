import type { RecordWrites } from '../records/repository.js';
import type { NewId } from '../time/ids.js';
import { planEdit } from './plan-edit.js';
import type { ReferenceWrites } from './repository.js';
import { refuse, type ReferenceGrounds, type ReferencePlan, type ReferenceRefusal, type ReferenceWish } from './wish.js';

/** What an edit writes to. */
export interface ReferenceTools {
  readonly tx: { readonly reference: ReferenceWrites; readonly records: Pick<RecordWrites, 'audit'> };
  readonly newId: NewId;
}

/** Plans a wish on the fact as it stands in this transaction and makes it, with its line in the audit trail. */
export async function editReference(wish: ReferenceWish, grounds: ReferenceGrounds, { tx, newId }: ReferenceTools): Promise<ReferencePlan | ReferenceRefusal> {
  const plan = planEdit(await tx.reference.find(wish.ref), wish, grounds);
  if (plan.kind === 'refused') return plan;
  const { before, next } = plan;
  if (before === null) await tx.reference.add([next]);
  else if (!(await tx.reference.replace(next))) return refuse('stale', wish.ref);
  await tx.records.audit({ id: newId(), at: grounds.at, by: grounds.by, action: `reference.${wish.kind}`, subject: wish.ref, outcome: 'done', before: before?.values ?? null, after: next.values });
  return plan;
}
