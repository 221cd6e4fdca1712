import { z } from 'zod';
import { action } from '../chat/action.js';
import { paragraph, type Block, type Message } from '../chat/message.js';
import { sayable } from '../chat/saying.js';
import { tellDay } from '../language/dates.js';
import { isolate } from '../language/isolate.js';
import { nameNetwork } from '../networks/find-network.js';
import type { Facts } from '../roadmap/facts.js';
import { CalendarDate } from '../time/calendar-date.js';

/** Takes back what was said of a day, by its line in the audit trail. */
export const undoFreeDay = action('reminders.undo-day', z.object({ entry: z.string().max(100) }));

const Listed = z.object({ day: CalendarDate, isFree: z.boolean(), name: z.string().nullable() });

/** Days on which this network does not work, or does although its calendar says otherwise. */
export const freeDaysListed = sayable('reminders.free-days', z.object({ network: z.string(), to: CalendarDate, knowsHolidays: z.boolean(), days: z.array(Listed) }), ({ network, to, knowsHolidays, days }, facts: Facts): Message => {
  const { words } = facts;
  const lines = days.map(({ day, isFree, name }) => {
    const what = isFree ? (name ?? words.say('reminders.free-own')) : words.say('reminders.free-worked');
    return words.say('reminders.free-line', { day: tellDay(day, words.language, { weekday: true }), what: isolate(what, words.language) });
  });
  const head = words.say('reminders.free-head', { network: isolate(nameNetwork(network, words.language), words.language), to: tellDay(to, words.language) });
  return messageOf([head, ...lines, ...(knowsHolidays ? [] : [words.say('reminders.free-unknown')]), words.say('reminders.free-how')], facts, []);
});

/** A day was set free or made a working day, with undo. */
export const freeDaySet = sayable('reminders.free-day-set', z.object({ day: CalendarDate, isFree: z.boolean(), entry: z.string() }), ({ day, isFree, entry }, facts: Facts): Message =>
  messageOf([facts.words.say(isFree ? 'reminders.free-set' : 'reminders.free-unset', { day: tellDay(day, facts.words.language, { weekday: true }) })], facts, [
    { kind: 'actions', buttons: [undoFreeDay.button({ entry }, facts.words.say('network.undo'))] },
  ]));

const noteKey = { same: 'reminders.free-same', unread: 'reminders.free-unread', 'no-network': 'reminders.free-no-network', undone: 'network.undone', 'not-undone': 'network.not-undone' } as const;

/** Nothing was changed, or it was taken back. */
export const freeDayNote = sayable('reminders.free-day-note', z.object({ note: z.enum(['same', 'unread', 'no-network', 'undone', 'not-undone']) }), ({ note }, facts: Facts): Message => messageOf([facts.words.say(noteKey[note])], facts, []));

export const freeDaySayables = [freeDaysListed, freeDaySet, freeDayNote];

function messageOf(lines: readonly string[], { words }: Facts, more: readonly Block[]): Message {
  return { text: lines.join('\n'), language: words.language, about: [], blocks: [...lines.map((line) => paragraph(line)), ...more] };
}
