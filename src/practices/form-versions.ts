import type { RecordWrites } from '../records/repository.js';
import { FormOfVersion, type ShippedPracticeForm } from './shipped-form.js';

/** Every version of the form that drafts may have begun with. */
export interface FormVersions {
  readonly newest: number;
  readonly versions: ReadonlyMap<number, ShippedPracticeForm>;
}

const NEWEST = 'practices.form-newest';
const VERSION = 'practices.form-version-';

/**
 * Keeps the form that ships as a version of its own where it asks something else than the newest that is kept: other fields, options,
 * limits or conditions. Better wording of the same questions replaces it: nobody is asked to move for that.
 */
export async function keepFormVersions(records: Pick<RecordWrites, 'findMark' | 'setMark'>, shipped: ShippedPracticeForm): Promise<FormVersions> {
  const last = Number((await records.findMark(NEWEST)) ?? '0');
  const versions = new Map<number, ShippedPracticeForm>();
  for (let version = 1; version <= last; version += 1) {
    const kept = FormOfVersion.parse(JSON.parse((await records.findMark(`${VERSION}${version}`)) ?? 'null'));
    versions.set(version, { ...kept, lists: shipped.lists, words: shipped.words });
  }
  const before = versions.get(last);
  const newest = before !== undefined && asks(before) === asks(shipped) ? last : last + 1;
  const text = JSON.stringify({ fields: shipped.fields, steps: shipped.steps });
  if (text !== (await records.findMark(`${VERSION}${newest}`))) await records.setMark(`${VERSION}${newest}`, text);
  if (newest !== last) await records.setMark(NEWEST, String(newest));
  return { newest, versions: versions.set(newest, shipped) };
}

/** What a form asks, without the words in which it asks. */
function asks({ fields, steps }: ShippedPracticeForm): string {
  const bare = fields.map(({ id, type, required, limits, options, conditions }) => ({ id, type, required, limits, conditions, options: Array.isArray(options) ? options.map((option) => option.id) : options }));
  return JSON.stringify([bare, steps.map((step) => step.fields)]);
}
