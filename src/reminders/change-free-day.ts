import type { Network } from '../networks/network.js';
import type { RecordWrites } from '../records/repository.js';
import type { CalendarDate } from '../time/calendar-date.js';
import type { Clock } from '../time/clock.js';
import type { NewId } from '../time/ids.js';
import { freeOn, type FreeDay, type OwnDay } from '../time/working-days.js';
import type { ReminderWrites } from './repository.js';
import { workCalendarOf } from './work-calendar.js';

export interface FreeDayTools {
  readonly tx: { readonly reminders: Pick<ReminderWrites, 'freeDays' | 'setFreeDay' | 'forgetFreeDay'>; readonly records: Pick<RecordWrites, 'audit'> };
  readonly newId: NewId;
  readonly clock: Pick<Clock, 'machineNow'>;
}

/** What became of a wish about one day: changed, with the line of the audit trail, or so already. */
export type FreeDayChanged = { readonly kind: 'changed'; readonly entry: string } | { readonly kind: 'so-already' };

/** What a network said of one day; null where it said nothing. */
export type SaidOfDay = OwnDay | null;

/** Sets a day free for a network, or makes it a working day: a weekend or public holiday on which people work too. */
export async function changeFreeDay(network: Network, day: CalendarDate, wanted: OwnDay, by: string, tools: FreeDayTools): Promise<FreeDayChanged> {
  const said = await tools.tx.reminders.freeDays(network.code);
  const before: SaidOfDay = said.find((one) => one.day === day) ?? null;
  const calendar = workCalendarOf(network, said);
  const isFree = freeOn(day, calendar) !== undefined;
  if (isFree === wanted.isFree && (before?.name ?? null) === wanted.name) return { kind: 'so-already' };
  // What was only added is forgotten again; what the calendar says needs a word against it.
  const byCalendar: FreeDay | undefined = freeOn(day, { ...calendar, own: new Map() });
  const after = (byCalendar !== undefined) === wanted.isFree && wanted.name === null ? null : wanted;
  return { kind: 'changed', entry: await sayOfDay(network, day, { before, after }, by, tools) };
}

/** Keeps what a network says of a day. Resolves with the line of the audit trail. */
export async function sayOfDay({ code }: Pick<Network, 'code'>, day: CalendarDate, { before, after }: { readonly before: SaidOfDay; readonly after: SaidOfDay }, by: string, { tx, newId, clock }: FreeDayTools): Promise<string> {
  if (after === null) await tx.reminders.forgetFreeDay(code, day);
  else await tx.reminders.setFreeDay({ network: code, day, ...after });
  const id = newId();
  await tx.records.audit({ id, at: clock.machineNow(), by, action: 'reminders.free-day', subject: code, outcome: 'done', before: { day, said: before }, after: { day, said: after } });
  return id;
}
