import { z } from 'zod';
import type { Answered, Heard } from '../people/heard.js';
import { who } from '../people/person.js';
import type { RecordWrites } from '../records/repository.js';
import type { Clock } from '../time/clock.js';
import type { Instant } from '../time/instant.js';
import type { NewId } from '../time/ids.js';
import { concerns } from './concerns.js';
import { reminderAt } from './moment.js';
import { OFFSETS_FIELD, remindersForm } from './reminders-form.js';
import { readOffsets } from './offsets.js';
import type { ReminderWrites } from './repository.js';
import { OffsetDays, PLAIN } from './subscription.js';
import { remindersShown, remindersSet, remindersStopped, offsetsUnknown, remindersUndone, undoReminders } from './says.js';

export interface ReminderTools {
  readonly tx: { readonly reminders: ReminderWrites; readonly records: Pick<RecordWrites, 'audit' | 'findEntry'> };
  readonly newId: NewId;
  readonly clock: Pick<Clock, 'machineNow' | 'now'>;
}

/** `remind 14d`: so many days before each date; alone it opens the form. */
export async function remind(heard: Heard, rest: string, tools: ReminderTools): Promise<Answered> {
  if (rest.trim() === '') return openForm(heard, tools);
  const offsets = readOffsets(rest);
  if (offsets === undefined) return { says: [offsetsUnknown.of({ text: rest.slice(0, 100) })] };
  return subscribe(heard, offsets, tools);
}

/** The button that opens the form, where it could not open by itself. */
export async function openForm(heard: Heard, tools: ReminderTools): Promise<Answered> {
  const subscription = await tools.tx.reminders.findSubscription(heard.conversation.id);
  const values = { [OFFSETS_FIELD]: (subscription?.offsetsDays ?? [30, 7, 1]).map(String) };
  return { says: [], form: { kind: 'open', form: remindersForm(heard.facts.words), values } };
}

/** The form came back. */
export async function submitForm(heard: Heard, values: Readonly<Record<string, string | string[]>>, tools: ReminderTools): Promise<Answered> {
  const chosen = values[OFFSETS_FIELD];
  const offsets = readOffsets((Array.isArray(chosen) ? chosen : [chosen ?? '']).join(' '));
  if (offsets !== undefined) return subscribe(heard, offsets, tools);
  const { words } = heard.facts;
  return { says: [], form: { kind: 'errors', form: remindersForm(words), values: { ...values }, errors: { [OFFSETS_FIELD]: words.say('reminders.form.choose') } } };
}

/** `reminders`: what is set here. */
export async function showReminders(heard: Heard, tools: ReminderTools): Promise<Answered> {
  const subscription = await tools.tx.reminders.findSubscription(heard.conversation.id);
  return { says: [remindersShown.of({ offsetsDays: [...(subscription?.offsetsDays ?? [])], hour: heard.conversation.hour })] };
}

/** `stop reminders`. */
export async function stopReminders(heard: Heard, tools: ReminderTools): Promise<Answered> {
  const before = await tools.tx.reminders.findSubscription(heard.conversation.id);
  if (before === undefined) return { says: [remindersShown.of({ offsetsDays: [], hour: heard.conversation.hour })] };
  await tools.tx.reminders.unsubscribe(heard.conversation.id);
  return { says: [remindersStopped.of({ entry: await audit(heard, tools, 'reminders.stop', before.offsetsDays, []) })] };
}

/** Takes back the last change of reminders here, unless they were changed since. */
export async function undo(heard: Heard, value: unknown, tools: ReminderTools): Promise<Answered> {
  const wanted = undoReminders.read(value);
  const entry = wanted === undefined ? undefined : await tools.tx.records.findEntry(wanted.entry);
  const kept = entry?.subject === heard.conversation.id ? Kept.safeParse([entry.before, entry.after]).data : undefined;
  const current = await tools.tx.reminders.findSubscription(heard.conversation.id);
  if (kept === undefined || kept[1].join() !== (current?.offsetsDays ?? []).join()) return { says: [remindersUndone.of({ done: false })] };
  const [before, after] = kept;
  if (before.length === 0) await tools.tx.reminders.unsubscribe(heard.conversation.id);
  else await tools.tx.reminders.subscribe({ ...PLAIN, conversation: heard.conversation.id, offsetsDays: before, since: tools.clock.now() });
  await audit(heard, tools, 'reminders.undo', after, before);
  return { says: [remindersUndone.of({ done: true })] };
}

const Kept = z.tuple([z.array(OffsetDays), z.array(OffsetDays)]);

async function subscribe(heard: Heard, offsetsDays: number[], tools: ReminderTools): Promise<Answered> {
  const before = await tools.tx.reminders.findSubscription(heard.conversation.id);
  await tools.tx.reminders.subscribe({ ...PLAIN, conversation: heard.conversation.id, offsetsDays, since: tools.clock.now() });
  const entry = await audit(heard, tools, 'reminders.set', before?.offsetsDays ?? [], offsetsDays);
  return { says: [remindersSet.of({ offsetsDays, hour: heard.conversation.hour, first: firstAhead(heard, offsetsDays), entry })] };
}

/** The first reminder that will come, as things stand. */
function firstAhead({ facts, conversation }: Heard, offsetsDays: readonly number[]): { at: Instant; milestone: string; title: string } | null {
  const regions = facts.network === null ? [] : (facts.networks.get(facts.network)?.reviewRegions ?? []);
  const place = { regions, network: facts.network, zone: facts.zone, hour: conversation.hour, calendar: null };
  const ahead = facts.ledger.milestones
    .filter((milestone) => milestone.precision === 'day' && milestone.status !== 'cancelled' && concerns(place, milestone))
    .flatMap((milestone) => offsetsDays.map((offset) => ({ at: reminderAt(place, milestone, offset), milestone: milestone.id, title: milestone.title })))
    .filter(({ at }) => at > facts.now);
  return ahead.sort((one, other) => (one.at < other.at ? -1 : 1))[0] ?? null;
}

async function audit({ conversation, person }: Heard, { tx, newId, clock }: ReminderTools, action: string, before: readonly number[], after: readonly number[]): Promise<string> {
  const id = newId();
  await tx.records.audit({ id, at: clock.machineNow(), by: who(person.account), action, subject: conversation.id, outcome: 'done', before, after });
  return id;
}
