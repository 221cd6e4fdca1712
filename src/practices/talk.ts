import type { FormDraft } from '../chat/form-draft.js';
import type { Field, Form, FormValues } from '../chat/form.js';
import { readLabelled } from '../chat/name-fields.js';
import { isEmpty, isNeeded, shownFields } from '../chat/shown-fields.js';
import { advance, ask, type Step } from '../chat/step-by-step.js';
import { isWord } from '../chat/tell-field.js';
import { wordsIn } from '../language/words.js';
import type { Answered, Heard } from '../people/heard.js';
import { who } from '../people/person.js';
import { findOpen, formFor, type DraftTools } from './draft.js';
import { keepFields, type Typed } from './keep-fields.js';
import type { Practice } from './practice.js';
import { PRACTICE_FORM } from './practice-form.js';
import { practiceGone } from './says.js';
import { checkedOf, findFindings, submit } from './submit.js';
import { practiceAsked, practiceConflict } from './tell-asked.js';

/**
 * A draft that is written in words, a field a message, kept after each. What is asked, and what of the draft she was shown, lies in her
 * form draft: another process, another conversation or a form goes on from there.
 */
export async function beginAsking(heard: Heard, practice: Practice, field: string | undefined, tools: DraftTools): Promise<Answered> {
  const { words } = heard.facts;
  const form = runOn(formFor(practice, heard, tools));
  const talk: Talk = { heard, practice, form, draft: await draftOf(heard, practice, form, tools), tools };
  const step = ask(form, { values: practice.values, asking: field ?? firstToAsk(form, practice.values)?.id ?? '' }, `${form.title}. ${words.say('form.steps')}`, words);
  return settle(talk, step, practice.values, talk.draft.held, true);
}

/** Takes one message of somebody who is being asked, in the language in which she is. */
export async function takeWords(heardSo: Heard, said: string, draft: FormDraft, tools: DraftTools): Promise<Answered> {
  const words = wordsIn(draft.language);
  const heard = { ...heardSo, facts: { ...heardSo.facts, words } };
  const practice = await findOpen(heard, draft.about['practice'], tools);
  if (practice === undefined || draft.asked === null) {
    await tools.tx.forms.removeDraft(draft.id);
    return { says: [practiceGone.of({})], language: draft.language };
  }
  const talk: Talk = { heard, practice, form: runOn(formFor(practice, heard, tools)), draft, tools };
  return { ...(await answer(talk, said, draft.asked.field)), language: draft.language };
}

/** Behind the last field: only the word that submits is still an answer. */
const AT_END = '';

/** Whether these words are for the form that somebody is being asked. */
export function isAnswer(said: string, { asked, language }: Pick<FormDraft, 'asked' | 'language'>): boolean {
  return asked !== null && (asked.field !== AT_END || isWord(said, 'submit', wordsIn(language)));
}

interface Talk {
  readonly heard: Heard;
  readonly practice: Practice;
  readonly form: Form;
  readonly draft: FormDraft;
  readonly tools: DraftTools;
}

async function answer(talk: Talk, said: string, asking: string): Promise<Answered> {
  const { heard, practice, form, draft, tools } = talk;
  const { words } = heard.facts;
  if (isWord(said, 'submit', words)) {
    await stopAsking(talk, AT_END);
    return submit(heard, practice.id, null, tools);
  }
  if (isAskedNoMore(talk, said, asking)) return settle(talk, ask(form, { values: practice.values, asking: firstToAsk(form, practice.values)?.id ?? '' }, words.say('practices.not-asked'), words), practice.values, draft.held);
  const progress = { values: practice.values, asking, passesFilled: true };
  const mine = draft.held[asking];
  const isChoice = mine !== undefined && (isWord(said, 'mine', words) || isWord(said, 'theirs', words));
  if (!isChoice) return keepAndGoOn(talk, advance(form, progress, said, words));
  if (isWord(said, 'mine', words)) await keepFields(practice.id, { form, seen: draft.values, given: { [asking]: mine }, by: heard.person.id, at: tools.clock.machineNow() }, tools.tx.practices);
  const now = (await tools.tx.practices.findPractice(practice.id))?.values ?? practice.values;
  return settle(talk, nextAfter(form, now, asking, talk), now, without(draft.held, [asking]));
}

/** A colleague may have taken another form meanwhile, or answered otherwise what this question hung on: her words are no other field's answer. */
function isAskedNoMore({ form, practice, heard: { facts: { words } } }: Talk, said: string, asking: string): boolean {
  if (asking === AT_END || shownFields(form, practice.values).some(({ id }) => id === asking)) return false;
  return !isWord(said, 'stop', words) && readLabelled(said, form.pages.flatMap((page) => page.fields)) === undefined;
}

/** The next question after a choice; at the end of the form the checks. */
function nextAfter(form: Form, values: FormValues, asking: string, { heard: { facts: { words } } }: Talk): Step {
  const fields = shownFields(form, values);
  const next = fields.slice(fields.findIndex(({ id }) => id === asking) + 1).find(({ id }) => isEmpty(values[id]));
  return next === undefined ? { kind: 'complete', values } : ask(form, { values, asking: next.id }, null, words);
}

/** Keeps what was said, then asks on. Where somebody else wrote the same field meanwhile, both texts are shown first. */
async function keepAndGoOn(talk: Talk, step: Step): Promise<Answered> {
  const { heard, practice, form, draft, tools } = talk;
  const values = step.kind === 'ask' ? step.progress.values : step.kind === 'stopped' ? practice.values : step.values;
  const given = Object.fromEntries(Object.entries(values).filter(([id, value]) => value !== practice.values[id]));
  const typed = await keepFields(practice.id, { form, seen: draft.values, given, by: heard.person.id, at: tools.clock.machineNow() }, tools.tx.practices);
  const held = { ...without(draft.held, Object.keys(given)), ...Object.fromEntries(typed.conflicts.map(({ field }) => [field, values[field] ?? ''])) };
  return settle({ ...talk, draft: seeing(draft, typed, Object.keys(given)) }, step, typed.values, held);
}

/** Remembers what is asked now and what she has seen. What waits for her choice comes first; at the end the checks are told. */
async function settle(talk: Talk, step: Step, now: FormValues, held: FormValues, isBegun = false): Promise<Answered> {
  const { heard: { conversation, facts: { words, today }, incoming }, practice, form, draft, tools } = talk;
  const [conflict] = Object.keys(held);
  if (step.kind === 'stopped' || (conflict === undefined && step.kind !== 'ask')) {
    await stopAsking(talk, step.kind === 'stopped' ? null : AT_END);
    if (step.kind === 'stopped') return { says: [practiceAsked.of({ practice: practice.id, text: words.say('practices.stopped'), offersForm: false })] };
    const findings = await findFindings({ ...practice, values: now }, { practices: tools.tx.practices, practiceForms: tools.practiceForms, today });
    return { says: [checkedOf(practice.id, findings)] };
  }
  const field = conflict ?? (step.kind === 'ask' ? step.progress.asking : '');
  const { values } = seeing(draft, { values: now, conflicts: [] }, [field]);
  await tools.tx.forms.keepDraft(draft.id, { page: draft.page, language: words.language, values, held, asked: { conversation: conversation.id, field }, changedAt: tools.clock.machineNow() });
  if (conflict === undefined) return { says: [practiceAsked.of({ practice: practice.id, text: step.kind === 'ask' ? step.say : '', offersForm: isBegun && incoming.address.platform !== 'console' })] };
  const label = form.pages.flatMap((page) => page.fields).find(({ id }) => id === conflict)?.label ?? conflict;
  return { says: [practiceConflict.of({ practice: practice.id, label, mine: textOf(held[conflict]), theirs: textOf(now[conflict]) })] };
}

/** She has seen these fields as they stand now: those she wrote, and the one that is asked. */
function seeing(draft: FormDraft, { values: now }: Typed, fields: readonly string[]): FormDraft {
  const shown = Object.fromEntries(fields.flatMap((field) => (now[field] === undefined ? [] : [[field, now[field]]])));
  return { ...draft, values: { ...without(draft.values, fields), ...shown } };
}

function stopAsking({ draft, heard, tools }: Talk, field: typeof AT_END | null): Promise<void> {
  const asked = field === null ? null : { conversation: heard.conversation.id, field };
  return tools.tx.forms.keepDraft(draft.id, { page: draft.page, language: heard.facts.words.language, values: draft.values, asked, changedAt: tools.clock.machineNow() });
}

/** Her form draft for this practice, begun where she has none. */
async function draftOf(heard: Heard, practice: Practice, form: Form, { tx, clock, newId }: DraftTools): Promise<FormDraft> {
  const [by, about] = [who(heard.person.account), { practice: practice.id }];
  const begun = await tx.forms.findDraftOf(PRACTICE_FORM, about, by);
  if (begun !== undefined) return begun;
  const draft = { id: newId(), form: PRACTICE_FORM, version: form.version, about, by, language: form.language, page: 0, values: practice.values, changedAt: clock.machineNow() };
  await tx.forms.beginDraft(draft);
  return { ...draft, held: {}, asked: null, revision: 1 };
}

/** Where it goes on: the first that is needed and empty, else the first that is empty, else the first. */
function firstToAsk(form: Form, values: FormValues): Field | undefined {
  const fields = shownFields(form, values);
  return fields.find((field) => isNeeded(field, values) && isEmpty(values[field.id])) ?? fields.find(({ id }) => isEmpty(values[id])) ?? fields[0];
}

/** In words a form has no pages: nothing is turned between two questions. */
function runOn(form: Form): Form {
  return { ...form, pages: [{ title: form.title, fields: form.pages.flatMap((page) => page.fields) }] };
}

function without(values: FormValues, ids: readonly string[]): FormValues {
  return Object.fromEntries(Object.entries(values).filter(([id]) => !ids.includes(id)));
}

function textOf(value: FormValues[string] | undefined): string {
  return [value ?? ''].flat().join(', ');
}
