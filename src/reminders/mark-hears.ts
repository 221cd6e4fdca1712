import { findCodes } from '../answers/find-codes.js';
import { languageFor } from '../networks/language-for.js';
import type { Answered, Heard } from '../people/heard.js';
import { findMilestone } from '../roadmap/find-milestone.js';
import type { Milestone } from '../roadmap/milestone.js';
import { sameDaysSince } from '../roadmap/same-days.js';
import { markButton, takeBackButton, type Look, type Subject, type What } from './mark-buttons.js';
import { readOffsets } from './offsets.js';
import { dateUnknown, notSnoozed, remindersUndone } from './says.js';
import type { ReminderTools } from './subscribe.js';
import { takeBackMark, takeUp, type Wanted } from './take-up.js';
import { reminder } from './tell-reminder.js';
import type { Taken } from './tell-taken.js';

/** A button on a reminder: the message itself says what became of it, so that everybody there sees who took it. */
export async function pressMark(heard: Heard, value: unknown, tools: ReminderTools): Promise<Answered> {
  const pressed = markButton.read(value);
  if (pressed === undefined) return { says: [dateUnknown.of({})], onlyForPerson: true };
  const { dates } = pressed;
  const wanted = wantedBy(pressed.what);
  if (wanted === undefined) return inPlace(heard, dates, lookOf(pressed.what), null);
  const meant = wanted.kind === 'muted' ? dates : dates.filter((date) => isAsShown(heard, date));
  // She read days that do not hold any more: they are shown as they are now, and she can press again.
  if (meant.length === 0 && datesOf(heard, value).length > 0) return inPlace(heard, dates, 'plain', null);
  const taken = await takeUp(heard, milestonesOf(heard, meant), wanted, tools);
  return typeof taken === 'string' ? { says: [notSnoozed.of({ why: taken })], onlyForPerson: true } : inPlace(heard, meant, 'plain', taken);
}

/** Takes back what was pressed, in the same place. */
export async function pressTakeBack(heard: Heard, value: unknown, tools: ReminderTools): Promise<Answered> {
  const pressed = takeBackButton.read(value);
  const taken = pressed === undefined ? null : await takeBackMark(heard, pressed.entry, tools);
  return pressed === undefined || taken === null ? { says: [remindersUndone.of({ done: false })], onlyForPerson: true } : inPlace(heard, pressed.dates, 'plain', null);
}

/** `done D-7K2`, `mute imrf-2030`, `unmute D-7K2`, `snooze D-7K2 3d`. */
export async function typedMark(heard: Heard, kind: Wanted['kind'], rest: string, tools: ReminderTools): Promise<Answered> {
  const [named = '', ...how] = rest.trim().split(/\s+/);
  const milestone = named === '' ? undefined : milestoneNamed(heard, named);
  if (milestone === undefined) return { says: [dateUnknown.of({})] };
  const wanted: Wanted = kind === 'snoozed' ? { kind, days: readOffsets(how.join(' '))?.[0] ?? 1 } : { kind };
  const taken = await takeUp(heard, [milestone], wanted, tools);
  if (typeof taken === 'string') return { says: [notSnoozed.of({ why: taken })] };
  return { says: [reminder.of({ subjects: [{ milestone: milestone.id, dateRevision: milestone.dateRevision, offsetDays: 0 }], look: 'plain', taken, standing: true })] };
}

/** The dates of a pressed reminder that are known here. */
export function datesOf(heard: Heard, value: unknown): Milestone[] {
  return milestonesOf(heard, markButton.read(value)?.dates ?? []);
}

/** The first of them, for what is asked about it. */
export function firstOf(heard: Heard, value: unknown): Milestone | undefined {
  return datesOf(heard, value)[0];
}

function wantedBy(what: What): Wanted | undefined {
  switch (what) {
    case 'done':
      return { kind: 'done' };
    case 'mute':
      return { kind: 'muted' };
    case 'snooze-1':
    case 'snooze-3':
    case 'snooze-7':
      return { kind: 'snoozed', days: Number(what.slice(-1)) };
    case 'snooze':
    case 'more':
    case 'back':
    case 'calendar':
    case 'ask':
      return undefined;
  }
}

/** Whether the days that the button was drawn with are still those of the date, be it surer or less sure by now. */
function isAsShown({ facts: { ledger } }: Heard, { milestone: id, dateRevision }: Subject): boolean {
  const milestone = ledger.byId.get(id);
  return milestone !== undefined && dateRevision >= sameDaysSince(milestone, ledger.formerDates).dateRevision;
}

function lookOf(what: What): Look {
  return what === 'snooze' || what === 'more' ? what : 'plain';
}

/** In the conversation's language, whoever pressed: the message stands there for all. */
function inPlace({ conversation, facts }: Heard, subjects: Subject[], look: Look, taken: Taken | null): Answered {
  return { says: [reminder.of({ subjects, look, taken, standing: true })], updatesPressed: true, language: languageFor(conversation, facts.networks) };
}

function milestonesOf({ facts }: Heard, dates: readonly Subject[]): Milestone[] {
  const ids = new Set(dates.map(({ milestone }) => milestone));
  return [...ids].flatMap((id) => facts.ledger.byId.get(id) ?? []);
}

function milestoneNamed({ facts: { ledger } }: Heard, named: string): Milestone | undefined {
  const byCode = findCodes(named, ledger)[0]?.dated?.milestone;
  const found = findMilestone(named, ledger.milestones);
  return byCode ?? (found.kind === 'one' ? found.milestone : undefined);
}
