import type { Answered, Heard } from '../people/heard.js';
import { who } from '../people/person.js';
import type { RecordWrites } from '../records/repository.js';
import type { Milestone } from '../roadmap/milestone.js';
import type { Clock } from '../time/clock.js';
import type { NewId } from '../time/ids.js';
import { findCodes } from '../answers/find-codes.js';
import { MOST_DATES } from '../chat/files.js';
import { addressOf, newCalendarToken, type CalendarLink } from './calendar-link.js';
import type { CalendarWrites } from './repository.js';
import { placeInFile } from './place-in-file.js';
import { calendarAddress, calendarUnreachable, dateFiles, renewCalendar } from './says.js';
import { dateFile, dateUnknown } from './tell-date-file.js';

export interface CalendarLinkTools {
  readonly tx: { readonly calendar: Pick<CalendarWrites, 'openLink' | 'addLink' | 'revoke' | 'findLink'>; readonly records: Pick<RecordWrites, 'audit'> };
  readonly newId: NewId;
  readonly clock: Pick<Clock, 'machineNow'>;
  /** Where the bot is reached from outside; null where nobody said. */
  readonly publicUrl: string | null;
}

/** `calendar`: the address of a calendar with the dates that this conversation may see, in its language; the same for all who ask. */
export async function tellCalendar(heard: Heard, tools: CalendarLinkTools): Promise<Answered> {
  if (tools.publicUrl === null) return { says: [calendarUnreachable.of({})] };
  const open = await tools.tx.calendar.openLink(heard.facts.network, heard.facts.words.language);
  return tell(open ?? (await makeLink(heard, tools)), tools, false);
}

/** `calendar`: the calendar of all; `calendar D-7K2`, `calendar imrf-2030`: that date as a file. */
export async function hearCalendar(heard: Heard, named: string, tools: CalendarLinkTools): Promise<Answered> {
  if (named === '') return tellCalendar(heard, tools);
  const { ledger } = heard.facts;
  const milestone = findCodes(named, ledger)[0]?.dated?.milestone ?? ledger.byId.get(named.toLowerCase());
  return milestone === undefined ? { says: [dateUnknown.of({})] } : tellDateFiles(heard, [milestone], tools);
}

/**
 * "Add to calendar": dates as files, which any calendar takes over. Behind an address for each where the bot has one, to be read by all;
 * else one file, given to who asked alone: where no file can stand, it goes to her own chat.
 */
export async function tellDateFiles(heard: Heard, milestones: readonly Milestone[], tools: CalendarLinkTools): Promise<Answered> {
  if (milestones.length === 0 || milestones.length > MOST_DATES) return tellCalendar(heard, tools);
  const { facts, person } = heard;
  if (tools.publicUrl === null) return { says: [dateFile.of({ milestones: milestones.map(({ id }) => id), account: person.account })], onlyForPerson: true };
  const link = (await tools.tx.calendar.openLink(facts.network, facts.words.language)) ?? (await makeLink(heard, tools));
  const all = addressOf(link, tools.publicUrl);
  if (all === undefined) return tellCalendar(heard, tools);
  const files = milestones.map((one) => ({ milestone: one.id, address: placeInFile(one, facts) === 'none' ? null : (addressOf(link, tools.publicUrl, one.id) ?? null) }));
  return { says: [dateFiles.of({ files, all })] };
}

/** The old address ends, a new one begins: for when it was given to somebody who should not have it. */
export async function renew(heard: Heard, value: unknown, tools: CalendarLinkTools): Promise<Answered> {
  if (tools.publicUrl === null) return { says: [calendarUnreachable.of({})] };
  const open = await tools.tx.calendar.openLink(heard.facts.network, heard.facts.words.language);
  // The button may be an old one: the address that holds now was then made after it, and stays.
  if (open === undefined || open.madeAt !== renewCalendar.read(value)?.madeAt) return tellCalendar(heard, tools);
  await tools.tx.calendar.revoke(open.token, tools.clock.machineNow());
  await audit(heard, tools, 'calendar.revoke', open);
  return tell(await makeLink(heard, tools), tools, true);
}

async function makeLink(heard: Heard, tools: CalendarLinkTools): Promise<CalendarLink> {
  const { network, words } = heard.facts;
  const link: CalendarLink = { token: newCalendarToken(), network, language: words.language, madeBy: who(heard.person.account), madeAt: tools.clock.machineNow(), revokedAt: null };
  await tools.tx.calendar.addLink(link);
  await audit(heard, tools, 'calendar.make', link);
  return link;
}

function tell(link: CalendarLink, { publicUrl }: CalendarLinkTools, isRenewed: boolean): Answered {
  const address = addressOf(link, publicUrl);
  return { says: [address === undefined ? calendarUnreachable.of({}) : calendarAddress.of({ address, madeAt: link.madeAt, isRenewed })] };
}

/** The token opens the calendar, so it stands in no trail. */
async function audit({ person }: Heard, { tx, newId, clock }: CalendarLinkTools, action: string, { network, language }: CalendarLink): Promise<void> {
  await tx.records.audit({ id: newId(), at: clock.machineNow(), by: who(person.account), action, subject: network ?? 'all', outcome: 'done', before: null, after: { language } });
}
