import type { RecordWrites } from '../../records/repository.js';
import type { Instant } from '../../time/instant.js';
import type { Practice } from '../practice.js';
import type { EntryTools } from '../search/found-entry.js';
import { isFindable, keepFindable } from '../search/keep-findable.js';
import type { PracticeSearchWrites } from '../search/repository.js';
import type { PracticeWrites } from '../repository.js';
import type { ExportedPractice } from './exported-practice.js';
import type { PracticeImport } from './plan-import.js';

export interface ImportingTools extends EntryTools {
  readonly tx: { readonly practices: PracticeWrites; readonly practiceSearch: Pick<PracticeSearchWrites, 'keepFound' | 'dropFound'>; readonly records: Pick<RecordWrites, 'audit'> };
  readonly newId: () => string;
  /** Machine time, and by whom, for the trail. */
  readonly at: Instant;
  readonly by: string;
}

/** Does what an import planned, all of it in the caller's transaction. A practice that was revised comes before its revision. */
export async function importPractices(plan: Extract<PracticeImport, { readonly kind: 'plan' }>, tools: ImportingTools): Promise<void> {
  for (const practice of inOrder(plan.added)) await addPractice(practice, tools);
  for (const { id, fields } of plan.changed) {
    const kept = new Map((await tools.tx.practices.fieldsOf(id)).map(({ field, revision }) => [field, revision]));
    for (const { field, after } of fields) await tools.tx.practices.keepField(id, { field, value: after, by: null, at: tools.at }, kept.get(field) ?? 0);
    await audit(id, fields.map(({ field, before }) => [field, before]), fields.map(({ field, after }) => [field, after]), tools);
  }
}

async function addPractice({ values, state, overruled, changedAt, submittedAt, ...rest }: ExportedPractice, tools: ImportingTools): Promise<void> {
  const { practices } = tools.tx;
  await practices.beginPractice({ ...rest, submitter: null, conversation: null });
  for (const [field, value] of Object.entries(values)) await practices.keepField(rest.id, { field, value, by: null, at: changedAt }, 0);
  await practices.stepPractice(rest.id, FIRST_REVISION, { at: changedAt, state, overruled, submittedAt });
  const added = await practices.findPractice(rest.id);
  if (added !== undefined && isFindable(added)) await keepFindable(added, tools.tx.practiceSearch, tools);
  await audit(rest.id, null, { state, network: rest.network }, tools);
}

const FIRST_REVISION = 1 satisfies Practice['revision'];

function audit(subject: string, before: unknown, after: unknown, { tx, newId, at, by }: ImportingTools): Promise<void> {
  return tx.records.audit({ id: newId(), at, by, action: 'practices.import', subject, outcome: 'done', before, after });
}

/** What revises another stands behind it. */
function inOrder(added: readonly ExportedPractice[]): ExportedPractice[] {
  const ids = new Set(added.map(({ id }) => id));
  const [ordered, done] = [[] as ExportedPractice[], new Set<string>()];
  let waiting = [...added];
  while (waiting.length > 0) {
    const ready = waiting.filter(({ revises }) => revises === null || !ids.has(revises) || done.has(revises));
    // Two that revise each other can stand in no order: they are as they are, and the database says no.
    const next = ready.length > 0 ? ready : waiting;
    for (const one of next) done.add(one.id);
    ordered.push(...next);
    waiting = waiting.filter(({ id }) => !done.has(id));
  }
  return ordered;
}
