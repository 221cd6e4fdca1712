import { z } from 'zod';
import { nameKept, unconfirmedNote } from '../answers/names.js';
import { paragraph, type Message } from '../chat/message.js';
import { sayable } from '../chat/saying.js';
import { tellDay } from '../language/dates.js';
import { isolate } from '../language/isolate.js';
import type { Facts } from '../roadmap/facts.js';
import { CalendarDate } from '../time/calendar-date.js';
import { Instant } from '../time/instant.js';
import { dayIn, wallTimeIn } from '../time/zone.js';
import { NOW_EXACT, type PlannedReminder } from './plan.js';
import type { PreviewedMessage } from './preview.js';
import { tellOffset } from './tell-offsets.js';

const Free = z.discriminatedUnion('kind', [z.object({ kind: z.literal('weekend') }), z.object({ kind: z.literal('holiday'), name: z.string() }), z.object({ kind: z.literal('own'), name: z.string().nullable() })]);
const Dated = z.object({ milestone: z.string(), title: z.string(), offsetDays: z.number().int(), movedFrom: z.object({ day: CalendarDate, free: Free }).nullable() });
type Dated = z.infer<typeof Dated>;
const Previewed = z.object({
  from: CalendarDate, to: CalendarDate, knowsHolidays: z.boolean(), more: z.number().int(),
  messages: z.array(z.object({ at: Instant, waitedSince: CalendarDate.nullable(), dates: z.array(Dated) })),
});

/** A longer preview is for the command line. */
const MOST_MESSAGES = 15;

/** What would be sent here, message by message: when, which dates, and why then. */
export const preview = sayable('reminders.preview', Previewed, ({ from, to, messages, knowsHolidays, more }, facts: Facts): Message => {
  const { words } = facts;
  const span = { from: tellDay(from, words.language), to: tellDay(to, words.language) };
  const lines = messages.map(({ at, dates, waitedSince }) => {
    const moment = words.say('reminders.preview-at', { day: tellDay(dayIn(facts.zone, at), words.language, { weekday: true }), time: wallTimeIn(facts.zone, at) });
    const waited = waitedSince === null ? [] : [words.say('reminders.preview-waited', { day: tellDay(waitedSince, words.language) })];
    return [moment, ...dates.map((one) => lineOf(one, facts)), ...waited];
  });
  const head = words.say(messages.length === 0 ? 'reminders.preview-none' : 'reminders.preview-head', span);
  const tail = [...(more > 0 ? [words.say('reminders.preview-more', { count: more })] : []), ...(knowsHolidays ? [] : [words.say('reminders.weekend-only')]), ...unconfirmedNote(messages.flatMap(({ dates }) => dates.map(({ milestone }) => ({ id: milestone }))), facts)];
  const told = [head, ...lines.map((some) => some.join('\n')), ...tail];
  return { text: told.join('\n'), language: words.language, about: [], blocks: told.map((line) => paragraph(line)) };
});

/** Words that name no days. */
export const previewUnread = sayable('reminders.preview-unread', z.object({}), (_args, { words }: Facts): Message => {
  const text = words.say('reminders.preview-unread');
  return { text, language: words.language, about: [], blocks: [paragraph(text)], refusal: true };
});

export const previewSayables = [preview, previewUnread];

/** What is to be said of a preview. `titles`: the English ones of this moment. */
export function previewSaying(messages: readonly PreviewedMessage[], span: { readonly from: CalendarDate; readonly to: CalendarDate }, titles: ReadonlyMap<string, string>, knowsHolidays: boolean): ReturnType<typeof preview.of> {
  const dated = ({ milestone, daysBefore, movedFrom }: PlannedReminder): Dated => ({ milestone, title: titles.get(milestone) ?? milestone, offsetDays: daysBefore ?? NOW_EXACT, movedFrom: movedFrom === null ? null : { day: movedFrom.day, free: { ...movedFrom.free } } });
  const shown = messages.slice(0, MOST_MESSAGES).map(({ at, waitedSince, reminders }) => ({ at, waitedSince, dates: reminders.map(dated) }));
  return preview.of({ ...span, knowsHolidays, more: messages.length - shown.length, messages: shown });
}

function lineOf({ offsetDays, movedFrom, ...kept }: Dated, facts: Facts): string {
  const { words } = facts;
  const offset = offsetDays === NOW_EXACT ? words.say('reminders.now-exact') : tellOffset(offsetDays, words);
  const line = words.say('reminders.preview-date', { title: nameKept(kept, facts), why: offset });
  if (movedFrom === null) return line;
  const { free } = movedFrom;
  const reason = free.kind === 'weekend' ? words.say('reminders.free-weekend') : isolate(free.name ?? words.say('reminders.free-own'), words.language);
  return `${line} ${words.say('reminders.preview-moved', { day: tellDay(movedFrom.day, words.language, { weekday: true }), reason })}`;
}
