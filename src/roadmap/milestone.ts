import { z } from 'zod';
import { CalendarDate, Grain, Precision } from '../time/calendar-date.js';
import type { Instant } from '../time/instant.js';
import { WallTime, Zone } from '../time/zone.js';

/**
 * How sure a date is. confirmed: a source gives it; expected: only the rhythm is known; derived: computed by a rule;
 * cancelled: it will not take place. Any of the first three may turn into any other; cancelled only by a new move.
 */
export const MilestoneStatus = z.enum(['confirmed', 'expected', 'derived', 'cancelled']);
export type MilestoneStatus = z.infer<typeof MilestoneStatus>;

/** What kind of thing a milestone is, as data/README.md lists them. */
export const MilestoneKind = z.enum([
  'adoption', 'briefing', 'consultation', 'deadline', 'dialogue', 'forum', 'funding', 'hearing', 'launch', 'meeting',
  'negotiation', 'observance', 'pledging', 'regional-review', 'registration', 'report', 'training',
]);
export type MilestoneKind = z.infer<typeof MilestoneKind>;

/** The Forum to which a milestone leads. */
export const Cycle = z.string().regex(/^20\d\d$/, 'expected the year of a Forum, such as 2030');
export type Cycle = z.infer<typeof Cycle>;

/** Names a milestone for ever: lower-case words and years, joined by hyphens. */
export const MilestoneId = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'expected a slug such as imrf-2030').max(100);
export type MilestoneId = z.infer<typeof MilestoneId>;

/** A date with everything needed to tell it truthfully. `startsOn` and `endsOn` are its first and last day. */
export const MilestoneDate = z.object({
  startsOn: CalendarDate,
  endsOn: CalendarDate,
  precision: Precision,
  grain: Grain,
  status: MilestoneStatus,
});
export type MilestoneDate = z.infer<typeof MilestoneDate>;

/** Hours on the clock of `zone` on that day; for a deadline `from` is the hour of closing. `quoted`: the source's words. */
export const MilestoneTime = z.object({
  from: WallTime.nullable(),
  to: WallTime.nullable(),
  zone: Zone,
  quoted: z.string(),
});
export type MilestoneTime = z.infer<typeof MilestoneTime>;

/** Where a date was read. */
export const Source = z.object({ title: z.string().min(1), url: z.url({ protocol: /^https?$/ }).nullable() });
export type Source = z.infer<typeof Source>;

/** One entry of the ledger, with its current values. */
export interface Milestone extends MilestoneDate {
  readonly id: MilestoneId;
  readonly cycle: Cycle;
  readonly title: string;
  readonly summary: string;
  readonly kind: MilestoneKind;
  readonly cluster: number | null;
  /** `global` or the id of a review region (data/reference.json). */
  readonly region: string;
  readonly audience: readonly string[];
  readonly deadline: boolean;
  readonly time: MilestoneTime | null;
  readonly location: string | null;
  readonly parent: MilestoneId | null;
  readonly rule: string | null;
  readonly derivedFrom: { readonly id: MilestoneId; readonly startOffsetDays: number; readonly endOffsetDays: number } | null;
  readonly aliases: Readonly<Partial<Record<string, readonly string[]>>>;
  readonly source: Source;
  readonly alsoSources: readonly string[];
  readonly readVia: string | null;
  /** The day on which the source was last read. */
  readonly checkedOn: CalendarDate;
  readonly notes: string | null;
  /** The network that alone sees it; null for all. */
  readonly network: string | null;
  /** Counts every edit: a change made on an older one is stale. */
  readonly revision: number;
  /** Counts only changes of date, precision or status: keys and `told` carry it. */
  readonly dateRevision: number;
  /** The roadmap's moment at which the current date came to be: reminders that were due before it are not sent. Null: known from the beginning. */
  readonly dateSince: string | null;
  /** The short code that stands for this milestone and this date (`D-7K2`). */
  readonly dateCode: string;
}

/** A date that once held. `knownFrom`: when it was published; `supersededOn`: by when a newer one was public; `since`, `until`: the roadmap's moments between which it held here. Null: not known. */
export interface FormerDate extends MilestoneDate {
  readonly milestone: MilestoneId;
  readonly dateRevision: number;
  readonly dateCode: string;
  readonly knownFrom: CalendarDate | null;
  readonly supersededOn: CalendarDate | null;
  readonly since: Instant | null;
  readonly until: Instant | null;
  readonly reason: string | null;
  readonly source: Source | null;
  readonly note: string | null;
}

/** The order of the file and of every list: first day, last day, id. */
export function byDate(one: Pick<Milestone, 'startsOn' | 'endsOn' | 'id'>, other: Pick<Milestone, 'startsOn' | 'endsOn' | 'id'>): number {
  return compare(one.startsOn, other.startsOn) || compare(one.endsOn, other.endsOn) || compare(one.id, other.id);
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
