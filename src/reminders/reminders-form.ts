import type { Field, Form, FormValues } from '../chat/form.js';
import type { MessageKey, Words } from '../language/words.js';
import { findCodes } from '../answers/find-codes.js';
import { MilestoneKind } from '../roadmap/milestone.js';
import type { Facts } from '../roadmap/facts.js';
import { WallTime } from '../time/zone.js';
import type { Wish } from './read-wish.js';
import { EVERYTHING, OffsetDays, PLAIN, type Choice } from './subscription.js';
import { audienceText, kindText, placeText } from './tell-choice.js';
import { tellOffset } from './tell-offsets.js';

/** The one field that is needed: how long before. */
export const OFFSETS_FIELD = 'offsets';
const MOST_OFFSETS = 6;

const OFFERED_DAYS = [60, 30, 14, 7, 3, 1, 0, -1];
const OFFERED_MESSAGES = [1, 2, 3, 5];
const DEADLINES = 'deadlines';

/**
 * The form `reminders`, in the language of who asked for it. What is left empty limits nothing.
 * @param set offsets that are set: what a form does not show, no face sends back.
 */
export function remindersForm({ words, zone }: Pick<Facts, 'words' | 'zone'>, set: readonly number[]): Form {
  const offered = [...new Set([...OFFERED_DAYS, ...set])].sort((one, other) => other - one);
  const fields: Field[] = [
    { ...choices(OFFSETS_FIELD, 'reminders.form.offsets', words), help: words.say('reminders.form.help'), required: true, min: 1, max: MOST_OFFSETS, options: offered.map((days) => ({ id: String(days), label: tellOffset(days, words) })) },
    { ...choices('which', 'reminders.form.which', words), help: words.say('reminders.form.which-help'), options: [{ id: DEADLINES, label: words.say('reminders.what-deadlines') }, ...MilestoneKind.options.map((kind) => ({ id: kind, label: words.say(kindText[kind]) }))] },
    { ...choices('places', 'reminders.form.places', words), help: words.say('reminders.form.places-help'), options: optionsOf(placeText, words) },
    { ...choices('audience', 'reminders.form.audience', words), options: optionsOf(audienceText, words) },
    { id: 'only', kind: 'text', label: words.say('reminders.form.only'), help: words.say('reminders.form.only-help'), required: false, conditions: [], max: 100 },
    { id: 'hour', kind: 'text', label: words.say('reminders.form.hour'), help: words.say('reminders.form.hour-help', { zone }), required: false, conditions: [], max: 5 },
    {
      id: 'days', kind: 'choice', label: words.say('reminders.form.days'), required: false, conditions: [],
      options: [{ id: 'working', label: words.say('reminders.form.days-working') }, { id: 'any', label: words.say('reminders.form.days-any') }],
    },
    { id: 'most', kind: 'choice', label: words.say('reminders.form.most'), required: false, conditions: [], options: OFFERED_MESSAGES.map((count) => ({ id: String(count), label: String(count) })) },
  ];
  const title = words.say('reminders.form.title');
  return { id: 'reminders', version: 2, about: {}, language: words.language, title, submitLabel: words.say('reminders.form.submit'), pages: [{ title, fields }] };
}

/** What stands in the form when it opens. */
export function formValues({ offsetsDays, manner: { choice, onWorkingDays, mostADay }, hour }: Wish, { ledger }: Pick<Facts, 'ledger'>): FormValues {
  const only = choice.only === null ? undefined : ledger.byId.get(choice.only)?.dateCode;
  return {
    [OFFSETS_FIELD]: offsetsDays.map(String), which: [...(choice.deadlinesOnly ? [DEADLINES] : []), ...choice.kinds], places: [...choice.places], audience: [...choice.audience],
    ...(only === undefined ? {} : { only }), ...(hour === null ? {} : { hour }), days: onWorkingDays ? 'working' : 'any', most: String(mostADay),
  };
}

/** What was filled in, or what is wrong, beside its field. Fields that a face did not show limit nothing. */
export function readForm(values: FormValues, facts: Pick<Facts, 'words' | 'ledger'>): { readonly kind: 'wish'; readonly wish: Wish } | { readonly kind: 'errors'; readonly errors: Record<string, string> } {
  const offsetsDays = chosenOffsets(values);
  const hour = textOf(values, 'hour') === '' ? null : WallTime.safeParse(textOf(values, 'hour').padStart(5, '0')).data;
  const only = textOf(values, 'only') === '' ? null : onlyOf(textOf(values, 'only'), facts.ledger);
  const errors: Record<string, string> = {
    ...(offsetsDays.length === 0 || offsetsDays.length > MOST_OFFSETS ? { [OFFSETS_FIELD]: facts.words.say('reminders.form.choose') } : {}),
    ...(hour === undefined ? { hour: facts.words.say('reminders.form.hour-wrong') } : {}),
    ...(only === undefined ? { only: facts.words.say('reminders.form.only-unknown') } : {}),
  };
  if (hour === undefined || only === undefined || Object.keys(errors).length > 0) return { kind: 'errors', errors };
  const most = Number(textOf(values, 'most'));
  return { kind: 'wish', wish: { offsetsDays, hour, manner: { choice: choiceOf(values, only), onWorkingDays: textOf(values, 'days') === 'working', mostADay: OFFERED_MESSAGES.includes(most) ? most : PLAIN.mostADay, also: [] } } };
}

function choiceOf(values: FormValues, only: string | null): Choice {
  const which = listOf(values, 'which');
  return {
    ...EVERYTHING, only, deadlinesOnly: which.includes(DEADLINES), kinds: which.flatMap((one) => MilestoneKind.safeParse(one).data ?? []),
    places: listOf(values, 'places').filter((one) => Object.hasOwn(placeText, one)), audience: listOf(values, 'audience').filter((one) => Object.hasOwn(audienceText, one)),
  };
}

function chosenOffsets(values: FormValues): number[] {
  const days = listOf(values, OFFSETS_FIELD).flatMap((one) => (/^-?\d+$/.test(one) ? (OffsetDays.safeParse(Number(one)).data ?? []) : []));
  return [...new Set(days)].sort((one, other) => other - one);
}

function onlyOf(text: string, ledger: Facts['ledger']): string | undefined {
  return ledger.byId.has(text) ? text : findCodes(text, ledger)[0]?.dated?.milestone.id;
}

function choices(id: string, label: MessageKey, words: Words): Field {
  return { id, kind: 'choices', label: words.say(label), required: false, conditions: [] };
}

function optionsOf(texts: Readonly<Record<string, MessageKey>>, words: Words): { id: string; label: string }[] {
  return Object.entries(texts).map(([id, key]) => ({ id, label: words.say(key) }));
}

function textOf(values: FormValues, field: string): string {
  const value = values[field];
  return (Array.isArray(value) ? value.join(' ') : (value ?? '')).trim();
}

function listOf(values: FormValues, field: string): string[] {
  const value = values[field];
  return Array.isArray(value) ? value : (value ?? '').split(/[\s,;]+/).filter((one) => one !== '');
}
