import type { EditableFields, LedgerWish } from './ledger-wish.js';
import type { Milestone, Source } from './milestone.js';
import type { ShippedEntry } from './shipped-entry.js';

/** A milestone as a file gives it: a whole entry, or the columns of a table. */
export type ImportedMilestone = Pick<ShippedEntry, 'id' | 'title' | 'startsOn' | 'endsOn' | 'precision' | 'grain' | 'status' | 'summary' | 'location'> & { readonly source: Source };

/** One place where a file and the ledger differ. `here` is null where the ledger lacks the milestone. */
export interface ImportDifference {
  readonly id: string;
  readonly field: string;
  readonly here: string | null;
  readonly there: string;
}

/** A change that the file asks for, with the source that the file names for it. */
export interface ImportWish {
  readonly wish: LedgerWish;
  readonly source: Source | null;
}

/** What an import would do, before it does anything. */
export interface ImportPlan {
  readonly differences: readonly ImportDifference[];
  /** Ids that the ledger lacks, in the order of the file. */
  readonly missing: readonly string[];
  readonly wishes: readonly ImportWish[];
  /** What the file asks for and an import does not do, with the reason. */
  readonly leftAlone: readonly { readonly id: string; readonly why: string }[];
}

/** Compares a file with the ledger. Pure: dates become moves (which are held, since networks are told), texts become edits, and nothing is taken away. */
export function planImport(file: readonly ImportedMilestone[], ledger: readonly Milestone[]): ImportPlan {
  const here = new Map(ledger.map((milestone) => [milestone.id, milestone]));
  const plans = file.map((there) => planOne(there, here.get(there.id)));
  return {
    differences: plans.flatMap(({ differences }) => differences), missing: plans.flatMap(({ missing }) => missing),
    wishes: plans.flatMap(({ wishes }) => wishes), leftAlone: plans.flatMap(({ leftAlone }) => leftAlone),
  };
}

const NOTHING: ImportPlan = { differences: [], missing: [], wishes: [], leftAlone: [] };
const DATE = ['startsOn', 'endsOn', 'precision', 'grain'] as const;
const TEXTS = ['title', 'summary', 'location'] as const;

function planOne(there: ImportedMilestone, here: Milestone | undefined): ImportPlan {
  if (here === undefined) return { ...NOTHING, missing: [there.id], differences: [{ id: there.id, field: 'milestone', here: null, there: `${there.startsOn}..${there.endsOn} ${there.status} ${there.title}` }] };
  const differences = [...DATE, 'status' as const, ...TEXTS].filter((field) => there[field] !== here[field]).map((field) => ({ id: here.id, field, here: here[field] ?? '', there: there[field] ?? '' }));
  const dated = planDate(there, here);
  const fields = changedTexts(there, here);
  return {
    differences, missing: [], leftAlone: dated.leftAlone,
    wishes: [...dated.wishes, ...(Object.keys(fields).length > 0 ? [{ wish: { kind: 'edit', id: here.id, fields } as const, source: null }] : [])],
  };
}

/** What happens to the date. A status is taken only with what gives it: a source that confirms, a cancellation. */
function planDate(there: ImportedMilestone, here: Milestone): Pick<ImportPlan, 'wishes' | 'leftAlone'> {
  const { id } = here;
  const source = there.source.url === null && there.source.title === here.source.title ? null : there.source;
  if (there.status === 'cancelled') return { wishes: here.status === 'cancelled' ? [] : [{ wish: { kind: 'cancel', id }, source }], leftAlone: [] };
  const { startsOn, endsOn, precision, grain } = there;
  if (DATE.some((field) => there[field] !== here[field])) {
    const date = { startsOn, endsOn, precision, grain };
    return { wishes: [{ wish: { kind: 'move', id, date }, source: there.status === 'confirmed' ? there.source : source }], leftAlone: [] };
  }
  if (there.status === here.status) return { wishes: [], leftAlone: [] };
  if (there.status === 'confirmed') return { wishes: [{ wish: { kind: 'confirm', id }, source: there.source }], leftAlone: [] };
  return { wishes: [], leftAlone: [{ id, why: `the file says ${there.status}, here it is ${here.status}: a date does not become less sure by an import` }] };
}

function changedTexts(there: ImportedMilestone, here: Milestone): EditableFields {
  const fields: { -readonly [Field in keyof EditableFields]: EditableFields[Field] } = {};
  if (there.title !== here.title) fields.title = there.title;
  if (there.summary !== here.summary) fields.summary = there.summary;
  if (there.location !== here.location) fields.location = there.location;
  return fields;
}
