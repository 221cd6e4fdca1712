import { detectLanguage } from '../language/detect.js';
import { wordsIn } from '../language/words.js';
import { askWhich } from '../answers/turns/ask-which.js';
import type { Answered, Heard } from '../people/heard.js';
import type { Subscription } from './subscription.js';
import { FIRST_OFFSETS, PLAIN } from './subscription.js';
import { leanWish } from './lean-wish.js';
import { isQuestion } from './read-choice.js';
import { readWish, type Wish } from './read-wish.js';
import { formValues, readForm, remindersForm } from './reminders-form.js';
import { offsetsUnknown, remindersSet, remindersShown, remindersStopped, remindersUndone, undoReminders } from './says.js';
import { subscribe, takeBack, unsubscribe, type ReminderTools } from './subscribe.js';

/** `remind 14d`: so many days before each date; a sentence says more; alone it opens the form. */
export async function remind(heard: Heard, rest: string, tools: ReminderTools): Promise<Answered> {
  if (rest.trim() === '') return openForm(heard, tools);
  const wish = wishIn(heard, rest);
  const leaning = wish === undefined ? undefined : await leanWish(wish, rest, heard, tools);
  if (leaning !== undefined) return leaning.kind === 'wish' ? set(heard, leaning.wish, tools) : { says: [askWhich(leaning.milestones)] };
  return wish === undefined ? { says: [offsetsUnknown.of({ text: rest.slice(0, 100) })] } : set(heard, wish, tools);
}

/** "Remind me when the Forum is": words behind `remind` that ask, and wish for nothing. */
export function isAsking(heard: Heard, rest: string): boolean {
  return rest.trim() !== '' && isQuestion(rest, heard.facts) && wishIn(heard, rest) === undefined;
}

const LONGEST_WISH = 500;

/** Read in the language of the sentence, whatever was chosen here. */
function wishIn({ facts }: Heard, text: string): Wish | undefined {
  const words = wordsIn(detectLanguage(text, facts.words.language));
  return readWish(text.slice(0, LONGEST_WISH), { ...facts, words });
}

/** The button that opens the form, where it could not open by itself. It holds what is set, else what a network begins with. */
export async function openForm(heard: Heard, tools: ReminderTools): Promise<Answered> {
  const subscription = await tools.tx.reminders.findSubscription(heard.conversation.id);
  const wish = subscription === undefined ? firstWish(heard) : wishOf(subscription);
  return { says: [], form: { kind: 'open', form: remindersForm(heard.facts, wish.offsetsDays), values: formValues({ ...wish, hour: heard.conversation.hour }, heard.facts) } };
}

/** The form came back. */
export async function submitForm(heard: Heard, values: Readonly<Record<string, string | string[]>>, tools: ReminderTools): Promise<Answered> {
  const read = readForm(values, heard.facts);
  // The form has no place for single milestones, so what is set for them stays.
  const { also = [], offsetsDays = [] } = (await tools.tx.reminders.findSubscription(heard.conversation.id)) ?? {};
  if (read.kind === 'wish') return set(heard, { ...read.wish, manner: { ...read.wish.manner, also } }, tools);
  return { says: [], form: { kind: 'errors', form: remindersForm(heard.facts, offsetsDays), values: { ...values }, errors: read.errors } };
}

/** `reminders`: what is set here. */
export async function showReminders(heard: Heard, tools: ReminderTools): Promise<Answered> {
  const subscription = await tools.tx.reminders.findSubscription(heard.conversation.id);
  const { offsetsDays, manner } = subscription === undefined ? { offsetsDays: [], manner: PLAIN } : wishOf(subscription);
  return { says: [remindersShown.of({ offsetsDays: [...offsetsDays], manner, hour: heard.conversation.hour })] };
}

/** `stop reminders`. */
export async function stopReminders(heard: Heard, tools: ReminderTools): Promise<Answered> {
  const entry = await unsubscribe(heard, tools);
  return { says: [entry === null ? remindersShown.of({ offsetsDays: [], manner: PLAIN, hour: heard.conversation.hour }) : remindersStopped.of({ entry })] };
}

/** Takes back the last change of reminders here, unless they were changed since. */
export async function undo(heard: Heard, value: unknown, tools: ReminderTools): Promise<Answered> {
  const wanted = undoReminders.read(value);
  return { says: [remindersUndone.of({ done: wanted !== undefined && (await takeBack(heard, wanted.entry, tools)) })] };
}

async function set(heard: Heard, wish: Wish, tools: ReminderTools): Promise<Answered> {
  const { subscription, hour, entry, first, knowsHolidays } = await subscribe(heard, wish, tools);
  return { says: [remindersSet.of({ offsetsDays: [...subscription.offsetsDays], manner: wish.manner, hour, first, knowsHolidays, entry })] };
}

function wishOf({ offsetsDays, choice, onWorkingDays, mostADay, also }: Subscription): Omit<Wish, 'hour'> {
  return { offsetsDays, manner: { choice, onWorkingDays, mostADay, also } };
}

function firstWish({ facts }: Heard): Omit<Wish, 'hour'> {
  return { offsetsDays: FIRST_OFFSETS, manner: { ...PLAIN, onWorkingDays: facts.network !== null } };
}
