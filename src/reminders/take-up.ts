import { z } from 'zod';
import type { Heard } from '../people/heard.js';
import { who } from '../people/person.js';
import type { Milestone } from '../roadmap/milestone.js';
import type { CalendarDate} from '../time/calendar-date.js';
import { plusDays } from '../time/calendar-date.js';
import { Instant } from '../time/instant.js';
import { workingDayFrom } from '../time/working-days.js';
import { instantAt } from '../time/zone.js';
import { concerns, type Standpoint } from './concerns.js';
import type { Mark } from './mark.js';
import { isRemindable } from './plan.js';
import type { NotSnoozed } from './snoozed.js';
import type { ReminderTools } from './subscribe.js';
import type { Taken } from './tell-taken.js';
import { workCalendarOf } from './work-calendar.js';

/** What people can say of a milestone's reminders. */
export type Wanted = { readonly kind: 'done' } | { readonly kind: 'muted' } | { readonly kind: 'open' } | { readonly kind: 'snoozed'; readonly days: number };

const Kept = z.object({ milestone: z.string(), kind: z.enum(['done', 'snoozed', 'muted']), dateRevision: z.number(), until: Instant.nullable(), by: z.string(), at: Instant });
const Trail = z.object({ marks: z.array(z.object({ milestone: z.string(), mark: Kept.nullable() })) });
type Trail = z.infer<typeof Trail>;

/** Keeps what was said of these milestones here; where nothing would come again, tells why and keeps nothing. */
export async function takeUp(heard: Heard, milestones: readonly Milestone[], wanted: Wanted, tools: ReminderTools): Promise<Taken | NotSnoozed> {
  const until = wanted.kind === 'snoozed' ? await comesAgain(heard, wanted.days, tools) : null;
  if (until === 'none-set') return until;
  const remindable = until === null ? milestones : milestones.filter((one) => until.at > heard.facts.now && isRemindable(one) && concerns(until.standpoint, one));
  const concerned = until === null ? milestones : remindable.filter(({ endsOn }) => until.day <= endsOn);
  if (concerned.length === 0) return remindable.length === 0 ? 'none-comes' : 'late';
  const [by, at] = [who(heard.person.account), heard.facts.now];
  const before = await trailOf(heard, concerned, tools);
  for (const { id, dateRevision } of concerned) {
    if (wanted.kind === 'open') await tools.tx.reminders.unmark(heard.conversation.id, id);
    else await tools.tx.reminders.mark(heard.conversation.id, { milestone: id, kind: wanted.kind, dateRevision, until: until?.at ?? null, by, at });
  }
  const entry = await audit(heard, `reminders.${wanted.kind}`, before, await trailOf(heard, concerned, tools), tools);
  return { kind: wanted.kind, by, at, until: until?.at ?? null, entry };
}

/** Brings back what was said before this line of the audit trail; null where something else was said since, or it belongs elsewhere. */
export async function takeBackMark(heard: Heard, entryId: string, tools: ReminderTools): Promise<Taken | null> {
  const entry = await tools.tx.records.findEntry(entryId);
  const [before, after] = entry?.subject === heard.conversation.id ? [Trail.safeParse(entry.before).data, Trail.safeParse(entry.after).data] : [];
  if (before === undefined || after === undefined) return null;
  const milestones = after.marks.map(({ milestone }) => ({ id: milestone }));
  if (JSON.stringify(await trailOf(heard, milestones, tools)) !== JSON.stringify(after)) return null;
  for (const { milestone, mark } of before.marks) {
    if (mark === null) await tools.tx.reminders.unmark(heard.conversation.id, milestone);
    else await tools.tx.reminders.mark(heard.conversation.id, mark);
  }
  await audit(heard, 'reminders.take-back', after, before, tools);
  return { kind: 'open', by: who(heard.person.account), at: heard.facts.now, until: null, entry: null };
}

/** When a reminder comes again, and to whom: which dates concern it. */
interface ComesAgain {
  readonly day: CalendarDate;
  readonly at: Instant;
  readonly standpoint: Standpoint;
}

/** At the conversation's hour so many days from today; on a free day, where these count, on the working day after. */
async function comesAgain({ facts, conversation }: Heard, days: number, { tx }: ReminderTools): Promise<ComesAgain | 'none-set'> {
  const wanted = plusDays(facts.today, days);
  const subscription = await tx.reminders.findSubscription(conversation.id);
  if (subscription === undefined) return 'none-set';
  const network = facts.network === null ? undefined : facts.networks.get(facts.network);
  const day = subscription.onWorkingDays ? workingDayFrom(wanted, workCalendarOf(network, await tx.reminders.freeDays(network?.code))) : wanted;
  return { day, at: instantAt(day, conversation.hour, facts.zone), standpoint: { regions: network?.reviewRegions ?? [], network: facts.network, subscription } };
}

async function trailOf({ conversation }: Heard, milestones: readonly Pick<Milestone, 'id'>[], { tx }: ReminderTools): Promise<Trail> {
  const marks = new Map((await tx.reminders.marks(conversation.id)).map(({ mark }): [string, Mark] => [mark.milestone, mark]));
  return { marks: milestones.map(({ id }) => ({ milestone: id, mark: marks.get(id) ?? null })) };
}

async function audit({ conversation, person }: Heard, action: string, before: Trail, after: Trail, { tx, newId, clock }: ReminderTools): Promise<string> {
  const id = newId();
  await tx.records.audit({ id, at: clock.machineNow(), by: who(person.account), action, subject: conversation.id, outcome: 'done', before, after });
  return id;
}
