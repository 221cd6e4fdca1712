import { z } from 'zod';
import { nameKept, unconfirmedNote } from '../answers/names.js';
import { action } from '../chat/action.js';
import { paragraph, type Block, type Button, type Message } from '../chat/message.js';
import { sayable } from '../chat/saying.js';
import { isolate } from '../language/isolate.js';
import { tellDay } from '../language/dates.js';
import type { Words } from '../language/words.js';
import type { Facts } from '../roadmap/facts.js';
import { dayIn } from '../time/zone.js';
import { Instant } from '../time/instant.js';
import { OffsetDays } from './subscription.js';
import { reminder } from './tell-reminder.js';

/** Takes back the last change of reminders here, by its line in the audit trail. */
export const undoReminders = action('reminders.undo', z.object({ entry: z.string().max(100) }));

const Set = z.object({ offsetsDays: z.array(OffsetDays), hour: z.string(), first: z.object({ at: Instant, milestone: z.string(), title: z.string() }).nullable(), entry: z.string() });

/** What was set, the first that will come, and undo. */
export const remindersSet = sayable('reminders.set', Set, ({ offsetsDays, hour, first, entry }, facts: Facts): Message => {
  const { words } = facts;
  const ahead = first === null ? words.say('reminders.none-ahead') : words.say('reminders.first', { day: tellDay(dayIn(facts.zone, first.at), words.language, { weekday: true }), title: nameKept(first, facts) });
  const note = first === null ? [] : unconfirmedNote([{ id: first.milestone }], facts);
  return withUndo([words.say('reminders.set', place(offsetsDays, hour, facts)), ahead, ...note], entry, facts);
});

/** What is set here; nothing when there are no offsets. */
export const remindersShown = sayable('reminders.shown', z.object({ offsetsDays: z.array(OffsetDays), hour: z.string() }), ({ offsetsDays, hour }, facts: Facts): Message =>
  plain([offsetsDays.length === 0 ? facts.words.say('reminders.none') : facts.words.say('reminders.shown', place(offsetsDays, hour, facts))], facts, []));

/** Reminders are stopped here, with undo. */
export const remindersStopped = sayable('reminders.stopped', z.object({ entry: z.string() }), ({ entry }, facts: Facts): Message => withUndo([facts.words.say('reminders.stopped')], entry, facts));

/** How long before could not be read. */
export const offsetsUnknown = sayable('reminders.unknown', z.object({ text: z.string() }), ({ text }, facts: Facts): Message =>
  ({ ...plain([facts.words.say('reminders.unknown', { text: isolate(text, facts.words.language) })], facts, []), refusal: true }));

/** A change of reminders was taken back, or could not be. */
export const remindersUndone = sayable('reminders.undone', z.object({ done: z.boolean() }), ({ done }, facts: Facts): Message =>
  plain([facts.words.say(done ? 'network.undone' : 'network.not-undone')], facts, []));

export const reminderSayables = [reminder, remindersSet, remindersShown, remindersStopped, offsetsUnknown, remindersUndone];

function place(offsetsDays: readonly number[], hour: string, facts: Facts): { offsets: string; hour: string; zone: string } {
  return { offsets: listOffsets(offsetsDays, facts.words), hour, zone: isolate(facts.zone, facts.words.language) };
}

function listOffsets(offsetsDays: readonly number[], words: Words): string {
  return new Intl.ListFormat(words.language, { type: 'conjunction' }).format(offsetsDays.map((days) => words.say('reminders.offset', { days })));
}

function withUndo(lines: readonly string[], entry: string, facts: Facts): Message {
  return plain(lines, facts, [undoReminders.button({ entry }, facts.words.say('network.undo'))]);
}

function plain(lines: readonly string[], facts: Facts, buttons: readonly Button[]): Message {
  const blocks: Block[] = lines.map((line) => paragraph(line));
  if (buttons.length > 0) blocks.push({ kind: 'actions', buttons: [...buttons] });
  return { text: lines.join('\n'), language: facts.words.language, about: [], blocks };
}
