import type { FormValues } from '../chat/form.js';
import { readForm } from '../chat/read-field.js';
import type { Answered, Heard } from '../people/heard.js';
import { who } from '../people/person.js';
import { firstWord, readChangeWords, readEdit, readKindAndTitle, readReason, sourceFrom } from './change-words.js';
import { readDateWish } from './date-wish.js';
import { findMilestone } from './find-milestone.js';
import { refuse, type LedgerWish, type Refusal } from './ledger-wish.js';
import { changeLedger, type LedgerTools } from './make-change.js';
import type { Milestone, Source } from './milestone.js';
import { moveErrors, moveForm, moveValues, type MoveField } from './move-form.js';
import { refusalOf, sayingOf } from './says.js';

/** `move ID FROM..TO reason … source URL`; without a date it opens the form. */
export async function move(heard: Heard, rest: string, tools: LedgerTools): Promise<Answered> {
  const words = readChangeWords(rest);
  if (words.rest === '') return openMoveForm(heard, words.named);
  const { first, rest: reason } = firstWord(words.rest.replace(/\s*(\.\.\.?|…)\s*/, '..'));
  const date = readDateWish(first);
  if (date === undefined) return refused(refuse('date-unreadable', first));
  return onMilestone(heard, words.named, (milestone) => make(heard, { kind: 'move', id: milestone.id, date }, readReason(reason), words.url, tools));
}

/** `confirm ID source URL`. */
export function confirm(heard: Heard, rest: string, tools: LedgerTools): Promise<Answered> {
  const words = readChangeWords(rest);
  return onMilestone(heard, words.named, (milestone) => make(heard, { kind: 'confirm', id: milestone.id }, readReason(words.rest), words.url, tools));
}

/** `cancel ID reason …`. */
export function cancel(heard: Heard, rest: string, tools: LedgerTools): Promise<Answered> {
  const words = readChangeWords(rest);
  return onMilestone(heard, words.named, (milestone) => make(heard, { kind: 'cancel', id: milestone.id }, readReason(words.rest), words.url, tools));
}

/** `edit ID title …`, `edit ID place …`. */
export async function edit(heard: Heard, rest: string, tools: LedgerTools): Promise<Answered> {
  const words = readChangeWords(rest);
  const fields = readEdit(words.rest);
  if (fields === undefined) return refused(refuse('incomplete', 'edit imrf-2030 title …'));
  return onMilestone(heard, words.named, (milestone) => make(heard, { kind: 'edit', id: milestone.id, fields }, null, words.url, tools));
}

/** `add ID DATE meeting Title source URL`. */
export async function add(heard: Heard, rest: string, tools: LedgerTools): Promise<Answered> {
  const words = readChangeWords(rest);
  const { first, rest: after } = firstWord(words.rest);
  const { kind, title } = readKindAndTitle(after);
  if (words.named === '' || title === '') return refused(refuse('incomplete', 'add briefing-june-2028 2028-06-05 briefing …'));
  const date = readDateWish(first);
  if (date === undefined) return refused(refuse('date-unreadable', first));
  const milestone = { id: words.named, title, date, kind, region: 'global', deadline: kind === 'deadline' };
  return make(heard, { kind: 'add', milestone }, null, words.url, tools);
}

/** The form `roadmap.move` came back: what is wrong stands beside its field. */
export async function submitMove(heard: Heard, values: FormValues, tools: LedgerTools): Promise<Answered> {
  const { words, ledger } = heard.facts;
  const form = moveForm(words);
  const read = readForm(form.pages.flatMap((page) => page.fields), values, (field) => field.required, words);
  const given = (field: MoveField): string => String(read.values[field] ?? '');
  const found = findMilestone(given('milestone'), ledger.milestones);
  const errors = { ...(found.kind === 'one' || given('milestone') === '' ? {} : moveErrors(found.kind === 'none' ? 'unknown' : 'several', given('milestone'), words)), ...read.errors };
  const again = (wrong: Readonly<Record<string, string>>): Answered => ({ says: [], form: { kind: 'errors', form, values, errors: wrong } });
  const date = readDateWish(`${given('first-day')}..${given('last-day') || given('first-day')}`);
  if (Object.keys(errors).length > 0 || found.kind !== 'one' || date === undefined) return again(errors);
  const made = await changed(heard, { kind: 'move', id: found.milestone.id, date }, given('reason'), sourceFrom(given('source')) ?? null, tools);
  return made.kind === 'refused' ? again(moveErrors(made.code, made.said, words)) : made.answered;
}

function openMoveForm({ facts }: Heard, named: string): Answered {
  const found = findMilestone(named, facts.ledger.milestones);
  if (named !== '' && found.kind !== 'one') return refused(notOne(found, named));
  return { says: [], form: { kind: 'open', form: moveForm(facts.words), values: moveValues(found.kind === 'one' ? found.milestone : undefined) } };
}

async function onMilestone({ facts }: Heard, named: string, answer: (milestone: Milestone) => Promise<Answered>): Promise<Answered> {
  const found = findMilestone(named, facts.ledger.milestones);
  return found.kind === 'one' ? answer(found.milestone) : refused(notOne(found, named));
}

function notOne(found: ReturnType<typeof findMilestone>, named: string): Refusal {
  return found.kind === 'several' ? refuse('several', found.milestones.slice(0, 5).map((one) => one.id).join(', ')) : refuse('unknown', named);
}

async function make(heard: Heard, wish: LedgerWish, reason: string | null, url: string | null, tools: LedgerTools): Promise<Answered> {
  const source = url === null ? null : sourceFrom(url);
  if (source === undefined) return refused(refuse('source-broken', url ?? ''));
  const made = await changed(heard, wish, reason, source, tools);
  return made.kind === 'refused' ? refused(made) : made.answered;
}

async function changed(heard: Heard, wish: LedgerWish, reason: string | null, source: Source | null, tools: LedgerTools): Promise<Refusal | { kind: 'made'; answered: Answered }> {
  const plan = await changeLedger(wish, { by: who(heard.person.account), reason, source }, tools);
  if (plan.kind === 'refused') return plan;
  const titles = new Map(heard.facts.ledger.milestones.map((one) => [one.id, one.title]));
  return { kind: 'made', answered: { says: [sayingOf(plan, titles)] } };
}

function refused(refusal: Refusal): Answered {
  return { says: [refusalOf(refusal)] };
}
