import type { Selectable } from 'kysely';
import { z } from 'zod';
import { Cycle, MilestoneId, MilestoneKind, MilestoneTime, Source, type FormerDate, type Milestone } from '../src/roadmap/milestone.js';
import { CalendarDate } from '../src/time/calendar-date.js';
import { fromJson, toJson } from './json.js';
import type { Tables } from './schema.js';

/** What of a milestone is only read whole. */
const Entry = z.object({
  cycle: Cycle, title: z.string(), summary: z.string(), kind: MilestoneKind, cluster: z.number().nullable(), region: z.string(), audience: z.array(z.string()),
  deadline: z.boolean(), time: MilestoneTime.nullable(), location: z.string().nullable(), parent: MilestoneId.nullable(), rule: z.string().nullable(),
  derivedFrom: z.object({ id: MilestoneId, startOffsetDays: z.number(), endOffsetDays: z.number() }).nullable(),
  aliases: z.record(z.string(), z.array(z.string())), source: Source, alsoSources: z.array(z.string()), readVia: z.string().nullable(),
  checkedOn: CalendarDate, notes: z.string().nullable(), network: z.string().nullable(),
});

// The same texts are read at every question: each is checked once. A ledger of ten thousand fits.
const MOST_READ = 20_000;
const read = new Map<string, z.infer<typeof Entry>>();

function entryOf(text: string): z.infer<typeof Entry> {
  const known = read.get(text);
  if (known !== undefined) return known;
  const entry = Entry.parse(fromJson(text));
  if (read.size >= MOST_READ) read.clear();
  read.set(text, entry);
  return entry;
}

/** A milestone from its row. */
export function milestoneOf(row: Selectable<Tables['milestone']>): Milestone {
  return {
    ...entryOf(row.entry),
    id: row.id, startsOn: row.starts_on, endsOn: row.ends_on, precision: row.precision, grain: row.grain, status: row.status,
    revision: row.revision, dateRevision: row.date_revision, dateSince: row.date_since, dateCode: row.date_code,
  };
}

/** The row of a milestone. */
export function milestoneRow(milestone: Milestone): Tables['milestone'] {
  return {
    id: milestone.id, starts_on: milestone.startsOn, ends_on: milestone.endsOn, precision: milestone.precision, grain: milestone.grain, status: milestone.status,
    revision: milestone.revision, date_revision: milestone.dateRevision, date_since: milestone.dateSince, date_code: milestone.dateCode,
    entry: toJson(Entry.parse(milestone)),
  };
}

/** A former date from its row. */
export function formerOf(row: Selectable<Tables['former_date']>): FormerDate {
  return {
    milestone: row.milestone, dateRevision: row.date_revision, startsOn: row.starts_on, endsOn: row.ends_on, precision: row.precision, grain: row.grain, status: row.status,
    dateCode: row.date_code, knownFrom: row.known_from, supersededOn: row.superseded_on, since: row.held_since, until: row.held_until, reason: row.reason, source: Source.nullable().parse(fromJson(row.source)), note: row.note,
  };
}

/** The row of a former date. */
export function formerRow(former: FormerDate): Tables['former_date'] {
  return {
    milestone: former.milestone, date_revision: former.dateRevision, starts_on: former.startsOn, ends_on: former.endsOn, precision: former.precision, grain: former.grain, status: former.status,
    date_code: former.dateCode, known_from: former.knownFrom, superseded_on: former.supersededOn, held_since: former.since, held_until: former.until, reason: former.reason, source: former.source === null ? null : toJson(former.source), note: former.note,
  };
}
