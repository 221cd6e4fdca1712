import { z } from 'zod';
import { NetworkCode } from '../networks/network.js';
import { CalendarDate, Grain, Precision } from '../time/calendar-date.js';
import { Cycle, MilestoneId, MilestoneKind, MilestoneStatus, MilestoneTime } from './milestone.js';

const WebUrl = z.url({ protocol: /^https?$/ });

const FormerEntry = z.strictObject({
  startsOn: CalendarDate, endsOn: CalendarDate, precision: Precision, grain: Grain,
  knownFrom: CalendarDate.nullable(), supersededBy: CalendarDate.nullable(),
  reason: z.string().nullable(), sourceTitle: z.string().nullable(), sourceUrl: WebUrl.nullable(), note: z.string().nullable(),
});

/** One entry of data/roadmap.json, as data/README.md describes it. */
export const ShippedEntry = z
  .strictObject({
    id: MilestoneId, cycle: Cycle, title: z.string().min(1), kind: MilestoneKind, cluster: z.number().int().min(1).max(4).nullable(),
    startsOn: CalendarDate, endsOn: CalendarDate, precision: Precision, grain: Grain, status: MilestoneStatus, rule: z.string().nullable(),
    derivedFrom: z.strictObject({ id: MilestoneId, startOffsetDays: z.number().int(), endOffsetDays: z.number().int() }).nullable(),
    deadline: z.boolean(), time: MilestoneTime.nullable(), audience: z.array(z.string()), region: z.string().min(1), parent: MilestoneId.nullable(),
    summary: z.string(), location: z.string().nullable(), aliases: z.record(z.string(), z.array(z.string())),
    basis: z.strictObject({ sourceTitle: z.string().min(1), sourceUrl: WebUrl.nullable(), alsoSources: z.array(z.string()), readVia: z.string().nullable() }),
    dateHistory: z.array(FormerEntry), notes: z.string().nullable(),
    // What an export adds: the day on which this entry's source was read, and the network that alone sees it.
    checkedOn: CalendarDate.optional(), network: NetworkCode.optional(),
  })
  .refine((entry) => entry.startsOn <= entry.endsOn, { path: ['endsOn'], error: 'ends before it starts' });
export type ShippedEntry = z.infer<typeof ShippedEntry>;

/** The whole file: the day on which its sources were read, and its entries. */
export const ShippedFile = z.strictObject({ checkedOn: CalendarDate, milestones: z.array(z.unknown()) });
