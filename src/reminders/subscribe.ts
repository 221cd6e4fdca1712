import { z } from 'zod';
import type { NetworkWrites } from '../networks/repository.js';
import type { Heard } from '../people/heard.js';
import { who } from '../people/person.js';
import type { RecordWrites } from '../records/repository.js';
import type { Clock } from '../time/clock.js';
import type { NewId } from '../time/ids.js';
import { Instant } from '../time/instant.js';
import { WallTime } from '../time/zone.js';
import { firstAhead, type FirstAhead } from './first-ahead.js';
import type { Wish } from './read-wish.js';
import type { ReminderWrites } from './repository.js';
import { Manner, OffsetDays, OffsetSince, PLAIN, type Subscription } from './subscription.js';
import { atAnotherHour, standsSince } from './wanted-since.js';

export interface ReminderTools {
  readonly tx: { readonly reminders: ReminderWrites; readonly networks: Pick<NetworkWrites, 'settle'>; readonly records: Pick<RecordWrites, 'audit' | 'findEntry'> };
  readonly newId: NewId;
  readonly clock: Pick<Clock, 'machineNow' | 'now'>;
}

/** What stood, as the audit trail keeps it: enough to bring it back. Lines of before there was more than offsets hold only those; `since` is null where nothing stood, or was not kept yet. */
const Kept = z.union([
  z.object({ offsetsDays: z.array(OffsetDays), manner: Manner, hour: WallTime, since: Instant.nullable().default(null), offsetsSince: z.array(OffsetSince).default([]) }),
  z.array(OffsetDays).transform((offsetsDays) => ({ offsetsDays, manner: PLAIN, hour: null, since: null, offsetsSince: [] })),
]);
export type Kept = z.infer<typeof Kept>;

/** What was set: the line of the audit trail, the first reminder that will come, and whether public holidays are known here. */
export interface Subscribed {
  readonly subscription: Subscription;
  readonly hour: WallTime;
  readonly entry: string;
  readonly first: FirstAhead | null;
  readonly knowsHolidays: boolean;
}

/** Sets what this conversation is reminded of: what is new from now on, while what it was owed already stays owed. */
export async function subscribe(heard: Heard, { offsetsDays, manner, hour: wanted }: Wish, tools: ReminderTools): Promise<Subscribed> {
  const { conversation } = heard;
  const hour = wanted ?? conversation.hour;
  const stood = await tools.tx.reminders.findSubscription(conversation.id);
  const before = keptOf(stood, conversation.hour);
  const now = tools.clock.now();
  const owedSince = standsSince(stood === undefined ? undefined : atAnotherHour(stood, conversation.hour, hour, now), { offsetsDays, manner }, now);
  const subscription: Subscription = { ...manner, conversation: conversation.id, offsetsDays, ...owedSince, revision: 1 };
  await tools.tx.reminders.subscribe(subscription);
  if (hour !== conversation.hour) await tools.tx.networks.settle(conversation.id, { hour });
  const entry = await audit(heard, 'reminders.set', { before, after: keptOf(subscription, hour) }, tools);
  const ahead = await firstAhead(heard, subscription, hour, tools.tx.reminders);
  return { subscription, hour, entry, ...ahead };
}

/** Ends reminders here; null where there were none. Resolves with the line of the audit trail. */
export async function unsubscribe(heard: Heard, tools: ReminderTools): Promise<string | null> {
  const { conversation } = heard;
  const before = await tools.tx.reminders.findSubscription(conversation.id);
  if (before === undefined) return null;
  await tools.tx.reminders.unsubscribe(conversation.id);
  return audit(heard, 'reminders.stop', { before: keptOf(before, conversation.hour), after: keptOf(undefined, conversation.hour) }, tools);
}

/** Brings back what stood before this line of the audit trail; false where it was changed since, or belongs elsewhere. */
export async function takeBack(heard: Heard, entryId: string, tools: ReminderTools): Promise<boolean> {
  const { conversation } = heard;
  const entry = await tools.tx.records.findEntry(entryId);
  const kept = entry?.subject === conversation.id ? z.tuple([Kept, Kept]).safeParse([entry.before, entry.after]).data : undefined;
  const current = keptOf(await tools.tx.reminders.findSubscription(conversation.id), conversation.hour);
  if (kept === undefined || !isSame(kept[1], current)) return false;
  const [before] = kept;
  if (before.offsetsDays.length === 0) await tools.tx.reminders.unsubscribe(conversation.id);
  else await tools.tx.reminders.subscribe({ ...before.manner, conversation: conversation.id, offsetsDays: before.offsetsDays, since: before.since ?? tools.clock.now(), offsetsSince: before.offsetsSince });
  if (before.hour !== null && before.hour !== conversation.hour) await tools.tx.networks.settle(conversation.id, { hour: before.hour });
  await audit(heard, 'reminders.undo', { before: current, after: before }, tools);
  return true;
}

function keptOf(subscription: Subscription | undefined, hour: WallTime): Kept {
  if (subscription === undefined) return { offsetsDays: [], manner: PLAIN, hour, since: null, offsetsSince: [] };
  const { offsetsDays, choice, onWorkingDays, mostADay, also, since, offsetsSince = [] } = subscription;
  return { offsetsDays: [...offsetsDays], manner: { choice, onWorkingDays, mostADay, also }, hour, since, offsetsSince: [...offsetsSince] };
}

function isSame(one: Kept, other: Kept): boolean {
  return JSON.stringify([one.offsetsDays, one.manner]) === JSON.stringify([other.offsetsDays, other.manner]) && (one.hour === null || one.hour === other.hour);
}

async function audit({ conversation, person }: Heard, action: string, kept: { readonly before: Kept; readonly after: Kept }, { tx, newId, clock }: ReminderTools): Promise<string> {
  const id = newId();
  await tx.records.audit({ id, at: clock.machineNow(), by: who(person.account), action, subject: conversation.id, outcome: 'done', ...kept });
  return id;
}
