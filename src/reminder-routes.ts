import * as calendar from './calendar/hears.js';
import type { Answered, Heard } from './people/heard.js';
import type { Act } from './people/may.js';
import * as freeDays from './reminders/free-days-hears.js';
import { undoFreeDay } from './reminders/free-days-says.js';
import * as marks from './reminders/mark-hears.js';
import { markButton, takeBackButton } from './reminders/mark-buttons.js';
import * as reminders from './reminders/hears.js';
import { tellPreview } from './reminders/preview-hears.js';
import { undoReminders } from './reminders/says.js';
import type { Route, RouteTools } from './route.js';

/** Answers a question as if it had been typed. */
type Ask = (heard: Heard, text: string, tools: RouteTools) => Promise<Answered>;

/** What is typed about reminders. Words behind `remind` that ask something are a question. */
export function reminderCommands(ask: Ask) {
  return {
    remind: (rest: string, asking: Heard) => (reminders.isAsking(asking, rest) ? route('roadmap.ask', (heard, tools) => ask(heard, rest, tools)) : route('reminders.subscribe', (heard, tools) => reminders.remind(heard, rest, tools), true)),
    reminders: () => route('reminders.subscribe', (heard, tools) => reminders.showReminders(heard, tools)),
    'stop reminders': () => route('reminders.subscribe', (heard, tools) => reminders.stopReminders(heard, tools), true),
    preview: (rest: string) => route('roadmap.ask', (heard, tools) => tellPreview(heard, rest, tools)),
    'free days': (rest: string) => route(rest.trim() === '' ? 'roadmap.ask' : 'roadmap.change-own', (heard, tools) => freeDays.freeDays(heard, rest, tools)),
    done: (rest: string) => route('reminders.subscribe', (heard, tools) => marks.typedMark(heard, 'done', rest, tools), true),
    snooze: (rest: string) => route('reminders.subscribe', (heard, tools) => marks.typedMark(heard, 'snoozed', rest, tools), true),
    mute: (rest: string) => route('reminders.subscribe', (heard, tools) => marks.typedMark(heard, 'muted', rest, tools), true),
    unmute: (rest: string) => route('reminders.subscribe', (heard, tools) => marks.typedMark(heard, 'open', rest, tools), true),
  } as const;
}

/** A button on a reminder, or under what was set; undefined where it is neither. */
export function pressedReminderRoute(action: string, value: unknown, ask: Ask): Route | undefined {
  switch (action) {
    case undoReminders.id:
      return route('reminders.subscribe', (heard, tools) => reminders.undo(heard, value, tools));
    case undoFreeDay.id:
      return route('roadmap.change-own', (heard, tools) => freeDays.undoDay(heard, value, tools));
    case takeBackButton.id:
      return route('reminders.subscribe', (heard, tools) => marks.pressTakeBack(heard, value, tools));
    case markButton.id:
      return markRoute(value, ask);
    default:
      return undefined;
  }
}

function markRoute(value: unknown, ask: Ask): Route {
  const what = markButton.read(value)?.what;
  if (what === 'calendar') return route('conversation.settle', (heard, tools) => calendar.tellDateFiles(heard, marks.datesOf(heard, value), tools));
  if (what === 'ask') return route('roadmap.ask', (heard, tools) => ask(heard, marks.firstOf(heard, value)?.dateCode ?? '', tools));
  return route('reminders.subscribe', (heard, tools) => marks.pressMark(heard, value, tools));
}

function route(act: Act, answer: Route['answer'], needsMembership = false): Route {
  return { act, needsMembership, answer };
}
