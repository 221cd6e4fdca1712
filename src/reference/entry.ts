import { z } from 'zod';
import { LANGUAGES } from '../language/language.js';
import type { Source } from '../roadmap/milestone.js';
import { CalendarDate, plusDays, plusMonths } from '../time/calendar-date.js';
import type { Instant } from '../time/instant.js';

/** What the Secretariat keeps true by hand: whom to write to, what is offered, how many there are, who holds which office, where it stands. */
export const EDITABLE_KINDS = ['support', 'contact', 'figure', 'person', 'link'] as const;

/** Kinds of reference facts. Those that nobody edits follow data/reference.json. */
export const ReferenceKind = z.enum(['objective', 'principle', 'roundtable', 'sdg', 'region', 'network', 'stakeholder', 'format', 'declaration', 'form', ...EDITABLE_KINDS]);
export type ReferenceKind = z.infer<typeof ReferenceKind>;

/** Names a fact, as answers spell it: `objective:7`, `contact:secretariat`. */
export const Ref = z.string().regex(/^[a-z]+:[a-z0-9]+(-[a-z0-9]+)*$/, 'expected a ref such as contact:secretariat').max(120);
export type Ref = z.infer<typeof Ref>;

/** A day, a month or a year: as exactly as a source gives it. */
export const AsOf = z.string().regex(/^\d{4}(-(0[1-9]|1[0-2])(-\d{2})?)?$/, 'expected a year, a month or a day, such as 2026-12');
export type AsOf = z.infer<typeof AsOf>;

const Text = z.string().trim().min(1).max(2_000);
const Label = z.record(z.enum(LANGUAGES), z.string().min(1));
const Number = z.number().int().min(1);
const Link = z.url({ protocol: /^https?$/ });

/** What each kind of fact holds. Texts in one language are English; `label` and the translations have the others. */
export const VALUES = {
  objective: z.strictObject({ number: Number, roundtable: Number, label: Label, title: Text }),
  principle: z.strictObject({ number: Number, label: Label }),
  roundtable: z.strictObject({ number: Number, objectives: z.array(Number).min(1), title: Text }),
  sdg: z.strictObject({ number: Number, label: Label }),
  region: z.strictObject({ name: Text, commission: Text }),
  network: z.strictObject({ name: Text }),
  stakeholder: z.strictObject({ label: Label }),
  format: z.strictObject({ title: Text }),
  declaration: z.strictObject({ title: Text, symbol: Text, adopted: z.string(), endorsed: z.string() }),
  form: z.strictObject({ title: Text, minChars: Number.optional(), maxChars: Number.optional(), maxMegabytes: Number.optional() }),
  support: z.strictObject({ title: Text, summary: Text, contact: Ref.nullable(), requests: z.array(Text), note: Text.nullable(), links: z.array(Ref) }),
  contact: z.strictObject({ email: z.email(), for: Text }),
  figure: z.strictObject({ what: Text, unit: Text, value: z.number().nonnegative(), qualifier: Text.nullable() }),
  person: z.strictObject({ name: Text, role: Text, since: AsOf.nullable(), until: AsOf.nullable() }),
  link: z.strictObject({ title: Text, url: Link }),
} as const satisfies Record<ReferenceKind, z.ZodType>;
export type Values<K extends ReferenceKind> = z.infer<(typeof VALUES)[K]>;

/** One reference fact, with where it stands, when that was so, and until when it is good. */
export interface ReferenceEntry<K extends ReferenceKind = ReferenceKind> {
  readonly ref: Ref;
  readonly kind: K;
  readonly values: Values<K>;
  readonly source: Source;
  /** When the source says that it was so. */
  readonly asOf: AsOf;
  /** The last day on which it may be told without a warning; null for what does not age. */
  readonly expires: CalendarDate | null;
  /** True once it was taken out: kept, told no more. */
  readonly removed: boolean;
  /** The account that wrote it, as `who` writes it; `shipped` for what came with the program. */
  readonly by: string;
  readonly at: Instant | null;
  readonly reason: string | null;
  /** Counts every change; what stood before is kept. */
  readonly revision: number;
}

/** The kind that a ref names; undefined where it names none. */
export function kindOf(ref: string): ReferenceKind | undefined {
  return ReferenceKind.safeParse(ref.split(':')[0]).data;
}

/** Whether people may edit facts of this kind. */
export function isEditable(kind: ReferenceKind | undefined): boolean {
  return EDITABLE_KINDS.some((one) => one === kind);
}

/** Whether an entry is of this kind. */
export function isOf<K extends ReferenceKind>(kind: K, entry: ReferenceEntry | undefined): entry is ReferenceEntry<K> {
  return entry?.kind === kind;
}

/** Whether the day until which it was good has passed. */
export function isExpired({ expires }: Pick<ReferenceEntry, 'expires'>, today: CalendarDate): boolean {
  return expires !== null && expires < today;
}

/** The first and the last day of what an as-of names. */
export function daysOf(asOf: AsOf): { readonly startsOn: CalendarDate; readonly endsOn: CalendarDate; readonly grain: 'day' | 'month' | 'year' } {
  const startsOn = CalendarDate.parse(`${asOf}-01-01`.slice(0, 10));
  if (asOf.length === 10) return { startsOn, endsOn: startsOn, grain: 'day' };
  const isMonth = asOf.length === 7;
  return { startsOn, endsOn: plusDays(plusMonths(startsOn, isMonth ? 1 : 12), -1), grain: isMonth ? 'month' : 'year' };
}
