import { nameMilestone } from '../answers/names.js';
import type { Form, FormValues, Option } from '../chat/form.js';
import { tellDate } from '../language/dates.js';
import { isolate } from '../language/isolate.js';
import type { Facts } from '../roadmap/facts.js';
import type { Milestone } from '../roadmap/milestone.js';
import { daysBetween, type CalendarDate } from '../time/calendar-date.js';

/** The field that says which call a practice answers. */
const CALL_FIELD = 'callId';

/** A call for practices is a milestone with a deadline whose id begins so: it is reminded, moved and told like every other. */
const CALL = /^call-for-practices(-|$)/;

/** Calls that are open on this day, the first to close first. */
export function openCalls({ ledger: { milestones }, today }: { readonly ledger: { readonly milestones: readonly Milestone[] }; readonly today: CalendarDate }): Milestone[] {
  return milestones.filter(({ id, deadline, status, endsOn }) => CALL.test(id) && deadline && status !== 'cancelled' && endsOn >= today).sort((one, other) => (one.endsOn < other.endsOn ? -1 : 1));
}

/** The form with the calls that are open now among the options; the answers that the file has stay as they are. */
export function withOpenCalls(form: Form, facts: Pick<Facts, 'ledger' | 'today' | 'words'>): Form {
  return withOptions(form, openCalls(facts).map((call) => ({ id: call.id, label: `${nameMilestone(call, facts)} (${isolate(tellDate(call, facts.words.language), facts.words.language)})`, aka: [call.title] })));
}

/** The form in which the call that was chosen can be read, also once it is closed. */
export function withChosenCall(form: Form, values: FormValues): Form {
  const chosen = values[CALL_FIELD];
  return typeof chosen === 'string' && CALL.test(chosen) ? withOptions(form, [{ id: chosen, label: isolate(chosen, form.language) }]) : form;
}

/** The calls that are open, each with its last day and how many days are left. */
export function callLines(facts: Pick<Facts, 'ledger' | 'today' | 'words'>): string[] {
  const { words, today } = facts;
  return openCalls(facts).map((call) => words.say('practices.call', { name: nameMilestone(call, facts), day: tellDate(call, words.language), count: daysBetween(today, call.endsOn) }));
}

function withOptions(form: Form, options: readonly Option[]): Form {
  if (options.length === 0) return form;
  return { ...form, pages: form.pages.map((page) => ({ ...page, fields: page.fields.map((field) => (field.id === CALL_FIELD && field.options !== undefined ? { ...field, options: merged(field.options, options) } : field)) })) };
}

/** One that stands there already keeps its label. */
function merged(known: readonly Option[], more: readonly Option[]): Option[] {
  return [...known, ...more.filter(({ id }) => !known.some((option) => option.id === id))];
}
