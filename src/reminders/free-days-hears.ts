import { z } from 'zod';
import type { Network } from '../networks/network.js';
import type { Answered, Heard } from '../people/heard.js';
import { who } from '../people/person.js';
import { CalendarDate, plusDays } from '../time/calendar-date.js';
import { changeFreeDay, sayOfDay } from './change-free-day.js';
import { daySaid } from './days-said.js';
import { freeDayNote, freeDaySet, freeDaysListed, undoFreeDay } from './free-days-says.js';
import { listFreeDays } from './list-free-days.js';
import type { ReminderTools } from './subscribe.js';

/** `free days`, `free days add 2026-12-24 Retreat`, `free days remove 2026-12-25`: of the network for which this conversation speaks. */
export async function freeDays(heard: Heard, rest: string, tools: ReminderTools): Promise<Answered> {
  const network = networkOf(heard);
  if (network === undefined) return { says: [freeDayNote.of({ note: 'no-network' })] };
  const wish = /^(add|remove)\s+(.+)$/iu.exec(rest.trim());
  if (wish === null) return rest.trim() === '' ? list(heard, network, tools) : { says: [freeDayNote.of({ note: 'unread' })] };
  const { facts } = heard;
  const said = daySaid(wish[2] ?? '', facts.words.language, facts.today);
  if (said === undefined) return { says: [freeDayNote.of({ note: 'unread' })] };
  const isFree = wish[1]?.toLowerCase() === 'add';
  const name = isFree && said.rest !== '' ? said.rest.slice(0, LONGEST_NAME) : null;
  const changed = await changeFreeDay(network, said.day, { isFree, name }, who(heard.person.account), tools);
  return { says: [changed.kind === 'changed' ? freeDaySet.of({ day: said.day, isFree, entry: changed.entry }) : freeDayNote.of({ note: 'same' })] };
}

const LONGEST_NAME = 80;

const Said = z.object({ day: CalendarDate, said: z.object({ isFree: z.boolean(), name: z.string().nullable() }).nullable() });

/** Takes back what was said of a day, unless something else was said since. */
export async function undoDay(heard: Heard, value: unknown, tools: ReminderTools): Promise<Answered> {
  const network = networkOf(heard);
  const wanted = undoFreeDay.read(value);
  const entry = wanted === undefined ? undefined : await tools.tx.records.findEntry(wanted.entry);
  const [before, after] = entry?.subject === network?.code ? [Said.safeParse(entry?.before).data, Said.safeParse(entry?.after).data] : [];
  if (network === undefined || before === undefined || after === undefined) return { says: [freeDayNote.of({ note: 'not-undone' })] };
  const now = (await tools.tx.reminders.freeDays(network.code)).find(({ day }) => day === after.day);
  const current = now === undefined ? null : { isFree: now.isFree, name: now.name };
  if (JSON.stringify(current) !== JSON.stringify(after.said)) return { says: [freeDayNote.of({ note: 'not-undone' })] };
  await sayOfDay(network, after.day, { before: after.said, after: before.said }, who(heard.person.account), tools);
  return { says: [freeDayNote.of({ note: 'undone' })] };
}

/** The year ahead. */
async function list({ facts }: Heard, network: Network, { tx }: ReminderTools): Promise<Answered> {
  const to = plusDays(facts.today, 365);
  const said = await tx.reminders.freeDays(network.code);
  const years = [...new Set([facts.today.slice(0, 4), to.slice(0, 4)])].map((year) => listFreeDays(network, said, year));
  const days = years.flatMap((one) => one.days).filter(({ day }) => day >= facts.today && day <= to).map(({ day, isFree, name }) => ({ day, isFree, name }));
  return { says: [freeDaysListed.of({ network: network.code, to, knowsHolidays: years.every(({ knowsHolidays }) => knowsHolidays), days })] };
}

function networkOf({ facts }: Heard): Network | undefined {
  return facts.network === null ? undefined : facts.networks.get(facts.network);
}
