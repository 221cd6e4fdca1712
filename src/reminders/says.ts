import { z } from 'zod';
import { nameKept, unconfirmedNote } from '../answers/names.js';
import { action } from '../chat/action.js';
import { paragraph, type Block, type Button, type Message } from '../chat/message.js';
import { sayable } from '../chat/saying.js';
import { isolate } from '../language/isolate.js';
import { tellDay } from '../language/dates.js';
import type { Facts } from '../roadmap/facts.js';
import { dayIn } from '../time/zone.js';
import { Instant } from '../time/instant.js';
import { NotSnoozed } from './snoozed.js';
import { Manner, OffsetDays, PLAIN } from './subscription.js';
import { tellChoice, titleOf } from './tell-choice.js';
import { tellOffsets } from './tell-offsets.js';
import { reminder } from './tell-reminder.js';

/** Takes back the last change of reminders here, by its line in the audit trail. */
export const undoReminders = action('reminders.undo', z.object({ entry: z.string().max(100) }));

// What was kept before there was more than offsets holds only those.
const Wished = z.object({ offsetsDays: z.array(OffsetDays), manner: Manner.default(PLAIN), hour: z.string() });
const Set = Wished.extend({ first: z.object({ at: Instant, milestone: z.string(), title: z.string() }).nullable(), knowsHolidays: z.boolean().default(true), entry: z.string() });

/** What was set, the first that will come, and undo. */
export const remindersSet = sayable('reminders.set', Set, ({ first, entry, knowsHolidays, ...wished }, facts: Facts): Message => {
  const { words } = facts;
  const ahead = first === null ? words.say('reminders.none-ahead') : words.say('reminders.first', { day: tellDay(dayIn(facts.zone, first.at), words.language, { weekday: true }), title: nameKept(first, facts) });
  const note = first === null ? [] : unconfirmedNote([{ id: first.milestone }], facts);
  const weekendOnly = knowsHolidays ? [] : [words.say('reminders.weekend-only')];
  return withUndo([words.say('reminders.set', place(wished, facts)), ...mannerOf(wished, facts), ...weekendOnly, ahead, ...note], entry, facts);
});

/** What is set here; nothing when there are no offsets. */
export const remindersShown = sayable('reminders.shown', Wished, (wished, facts: Facts): Message =>
  plain(wished.offsetsDays.length === 0 ? [facts.words.say('reminders.none')] : [facts.words.say('reminders.shown', place(wished, facts)), ...mannerOf(wished, facts)], facts, []));

/** Reminders are stopped here, with undo. */
export const remindersStopped = sayable('reminders.stopped', z.object({ entry: z.string() }), ({ entry }, facts: Facts): Message => withUndo([facts.words.say('reminders.stopped')], entry, facts));

/** How long before could not be read. */
export const offsetsUnknown = sayable('reminders.unknown', z.object({ text: z.string() }), ({ text }, facts: Facts): Message =>
  ({ ...plain([facts.words.say('reminders.unknown', { text: isolate(text, facts.words.language) })], facts, []), refusal: true }));

/** A change of reminders was taken back, or could not be. */
export const remindersUndone = sayable('reminders.undone', z.object({ done: z.boolean() }), ({ done }, facts: Facts): Message =>
  plain([facts.words.say(done ? 'network.undone' : 'network.not-undone')], facts, []));

/** Nothing here goes by this name or code. */
export const dateUnknown = sayable('reminders.date-unknown', z.object({}), (_args, facts: Facts): Message => ({ ...plain([facts.words.say('reminders.form.only-unknown')], facts, []), refusal: true }));

/** A snooze that would bring nothing: it would come again only after its day; no reminder of this date comes; or none are set here. */
export const notSnoozed = sayable('reminders.snoozed-too-long', z.object({ why: NotSnoozed.default('late') }), ({ why }, facts: Facts): Message => ({ ...plain([facts.words.say(notSnoozedText[why])], facts, []), refusal: true }));

const notSnoozedText = { late: 'reminders.snooze-late', 'none-comes': 'reminders.snooze-none', 'none-set': 'reminders.none' } as const;

export const reminderSayables = [dateUnknown, notSnoozed, reminder, remindersSet, remindersShown, remindersStopped, offsetsUnknown, remindersUndone];

function place({ offsetsDays, hour }: z.infer<typeof Wished>, { words, zone }: Facts): { offsets: string; hour: string; zone: string } {
  return { offsets: tellOffsets(offsetsDays, words), hour, zone: isolate(zone, words.language) };
}

/** For which dates, and what happens on free days; how many a day only where that was changed. */
function mannerOf({ manner: { choice, onWorkingDays, mostADay, also } }: z.infer<typeof Wished>, facts: Facts): string[] {
  const { words } = facts;
  return [
    words.say('reminders.for', { what: tellChoice(choice, facts) }),
    ...also.map((extra) => words.say('reminders.also', { title: titleOf(extra.milestone, facts), offsets: tellOffsets(extra.offsetsDays, words) })),
    ...(onWorkingDays ? [words.say('reminders.working')] : []), ...(mostADay === PLAIN.mostADay ? [] : [words.say('reminders.most', { count: mostADay })]),
  ];
}

function withUndo(lines: readonly string[], entry: string, facts: Facts): Message {
  return plain(lines, facts, [undoReminders.button({ entry }, facts.words.say('network.undo'))]);
}

function plain(lines: readonly string[], facts: Facts, buttons: readonly Button[]): Message {
  const blocks: Block[] = lines.map((line) => paragraph(line));
  if (buttons.length > 0) blocks.push({ kind: 'actions', buttons: [...buttons] });
  return { text: lines.join('\n'), language: facts.words.language, about: [], blocks };
}
