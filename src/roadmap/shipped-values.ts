import { z } from 'zod';
import { MilestoneDate, MilestoneId, Source, type Milestone } from './milestone.js';
import type { ShippedEntry } from './shipped-entry.js';

/** What of a shipped entry the ledger may have changed since. */
export const ShippedValues = z.object({ id: MilestoneId, title: z.string(), summary: z.string(), location: z.string().nullable(), ...MilestoneDate.shape, source: Source });
export type ShippedValues = z.infer<typeof ShippedValues>;

/** An entry as it shipped when somebody last decided about it, and as it ships now. */
export interface ShippedPair {
  readonly before: ShippedValues;
  readonly now: ShippedValues;
}

/** What can differ, as people see it. */
export const SHIPPED_FIELDS = ['date', 'status', 'title', 'summary', 'location'] as const;
export type ShippedField = (typeof SHIPPED_FIELDS)[number];

/** A newer file says something else than the older one, and than what stands here: a person decides, since networks are told. */
export interface ShippedProposal extends ShippedPair {
  readonly here: Milestone;
  /** What the newer file changed and does not stand here. */
  readonly fields: readonly ShippedField[];
}

/** The three ways side by side. What stands here already as it ships now needs no decision. */
export function proposeShipped(pairs: readonly ShippedPair[], ledger: readonly Milestone[]): ShippedProposal[] {
  const byId = new Map(ledger.map((milestone) => [milestone.id, milestone]));
  return pairs.flatMap(({ before, now }) => {
    const here = byId.get(now.id);
    if (here === undefined) return [];
    const fields = SHIPPED_FIELDS.filter((field) => differs(field, before, now) && differs(field, here, now));
    return fields.length === 0 ? [] : [{ before, now, here, fields }];
  });
}

/** The values that stand once a proposal is taken: what the newer file changed, and for the rest what was edited here. */
export function takenFrom({ now, here, fields }: ShippedProposal): ShippedValues {
  const pick = (field: ShippedField): ShippedValues | Milestone => (fields.includes(field) ? now : here);
  const { startsOn, endsOn, precision, grain } = pick('date');
  return {
    id: here.id, startsOn, endsOn, precision, grain, status: pick('status').status, title: pick('title').title, summary: pick('summary').summary, location: pick('location').location,
    source: fields.includes('date') || fields.includes('status') ? now.source : here.source,
  };
}

/** The values of a shipped entry. */
export function valuesOf({ id, title, summary, location, startsOn, endsOn, precision, grain, status, basis }: ShippedEntry): ShippedValues {
  return { id, title, summary, location, startsOn, endsOn, precision, grain, status, source: { title: basis.sourceTitle, url: basis.sourceUrl } };
}

function differs(field: ShippedField, one: Omit<ShippedValues, 'source'>, other: Omit<ShippedValues, 'source'>): boolean {
  if (field !== 'date') return one[field] !== other[field];
  return (['startsOn', 'endsOn', 'precision', 'grain'] as const).some((part) => one[part] !== other[part]);
}
