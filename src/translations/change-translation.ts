import { plainForm } from '../language/plain-form.js';
import type { RecordWrites } from '../records/repository.js';
import type { RoadmapReads } from '../roadmap/repository.js';
import type { Clock } from '../time/clock.js';
import type { NewId } from '../time/ids.js';
import { planTranslation, type TranslationPlan, type TranslationRefusal, type TranslationView, type TranslationWish } from './plan-translation.js';
import type { TranslationWrites } from './repository.js';
import type { Original, Translated, Translation } from './translation.js';

/** What a change of a translation writes to. */
export interface TranslationTools {
  readonly tx: { readonly roadmap: Pick<RoadmapReads, 'milestones'>; readonly translations: TranslationWrites; readonly records: Pick<RecordWrites, 'audit'> };
  readonly newId: NewId;
  readonly clock: Pick<Clock, 'machineNow'>;
}

/** Plans a wish on the translations as they stand in this transaction and makes it: the row, what stood before, and the audit. */
export async function changeTranslation(wish: TranslationWish, by: string, { tx, newId, clock }: TranslationTools): Promise<TranslationPlan | TranslationRefusal> {
  const at = clock.machineNow();
  const plan = planTranslation(wish, await viewOf(wish, tx), { by, at });
  if (plan.kind === 'refused') return plan;
  if (plan.before === null) await tx.translations.add([plan.next]);
  else if (!(await tx.translations.replace(plan.next))) throw new Error(`${wish.of} was changed meanwhile: nothing was written.`);
  await tx.records.audit({
    id: newId(), at, by, action: wish.kind === 'amend' ? 'roadmap.translate' : 'roadmap.confirm-translation', subject: `${wish.of} ${wish.language}`, outcome: 'done',
    before: plan.before === null ? null : { revision: plan.before.revision }, after: { revision: plan.next.revision },
  });
  return plan;
}

async function viewOf({ of, language }: TranslationWish, tx: TranslationTools['tx']): Promise<TranslationView> {
  const translations = await tx.translations.all();
  const milestones = await tx.roadmap.milestones();
  const english = englishOf(of, translations, milestones);
  const taken = new Set([
    ...milestones.filter(({ id }) => id !== of && isAlike(id, of)).map(({ title }) => plainForm(title)),
    ...translations.filter((one) => one.of !== of && isAlike(one.of, of)).flatMap((one) => [...(one.title === null ? [] : [one.title]), ...one.aliases]).map(plainForm),
  ]);
  return { held: translations.find((one) => one.of === of && one.language === language), english, isTaken: (name) => taken.has(plainForm(name)) };
}

/** A milestone's from the ledger; else what its translations were made from. */
function englishOf(of: Translated, translations: readonly Translation[], milestones: readonly (Original & { readonly id: string })[]): Original | undefined {
  const found = milestones.find(({ id }) => id === of) ?? translations.find((one) => one.of === of)?.original;
  return found === undefined ? undefined : { title: found.title, summary: found.summary };
}

// A region may be called like a regional network; two milestones may not be called alike.
function isAlike(one: Translated, other: Translated): boolean {
  return kindOf(one) === kindOf(other);
}

function kindOf(of: Translated): string {
  return of.includes(':') ? (of.split(':')[0] ?? '') : 'milestone';
}
