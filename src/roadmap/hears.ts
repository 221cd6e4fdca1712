import type { FormValues } from '../chat/form.js';
import { readForm } from '../chat/read-field.js';
import type { Answered, Heard } from '../people/heard.js';
import { who } from '../people/person.js';
import { firstWord, readChangeWords, readEdit, readKindAndTitle, readReason, sourceFrom } from './change-words.js';
import { readDateWish } from './date-wish.js';
import { findMilestone, namesOneOf } from './find-milestone.js';
import { propose } from './held-hears.js';
import { refuse, type InstantWish, type LedgerWish, type Refusal } from './ledger-wish.js';
import type { LedgerTools } from './ledger-tools.js';
import { changeLedger } from './make-change.js';
import type { Milestone, Source } from './milestone.js';
import { ownSource } from './own-date.js';
import { moveErrors, moveForm, moveValues, type MoveField } from './move-form.js';
import { refusalOf } from './refused.js';
import { sayingOf } from './says.js';

/** `move ID FROM..TO reason … source URL`, where words of the title may stand for the id; without a date it opens the form. */
export async function move(heard: Heard, rest: string, tools: LedgerTools): Promise<Answered> {
  const words = readChangeWords(rest, namesOneOf(heard.facts.ledger.milestones));
  if (words.rest === '') return openMoveForm(heard, words.named);
  const { first, rest: reason } = firstWord(words.rest.replace(/\s*(\.\.\.?|…)\s*/, '..'));
  const date = readDateWish(first);
  if (date === undefined) return refused(refuse('date-unreadable', first));
  return onMilestone(heard, words.named, (milestone) => make(heard, { kind: 'move', id: milestone.id, date }, readReason(reason), words.url, tools));
}

/** `confirm ID source URL`. */
export function confirm(heard: Heard, rest: string, tools: LedgerTools): Promise<Answered> {
  const words = readChangeWords(rest, namesOneOf(heard.facts.ledger.milestones));
  return onMilestone(heard, words.named, (milestone) => make(heard, { kind: 'confirm', id: milestone.id }, readReason(words.rest), words.url, tools));
}

/** `cancel ID reason …`. */
export function cancel(heard: Heard, rest: string, tools: LedgerTools): Promise<Answered> {
  const words = readChangeWords(rest, namesOneOf(heard.facts.ledger.milestones));
  return onMilestone(heard, words.named, (milestone) => make(heard, { kind: 'cancel', id: milestone.id }, readReason(words.rest), words.url, tools));
}

/** `edit ID title …`, `edit ID place …`. */
export async function edit(heard: Heard, rest: string, tools: LedgerTools): Promise<Answered> {
  const words = readChangeWords(rest, namesOneOf(heard.facts.ledger.milestones));
  const fields = readEdit(words.rest);
  if (fields === undefined) return refused(refuse('incomplete', 'edit imrf-2030 title …'));
  return onMilestone(heard, words.named, (milestone) => make(heard, { kind: 'edit', id: milestone.id, fields }, null, words.url, tools));
}

/** `add ID DATE meeting Title source URL`. */
export async function add(heard: Heard, rest: string, tools: LedgerTools): Promise<Answered> {
  const words = readChangeWords(rest, () => false);
  const { first, rest: after } = firstWord(words.rest);
  const { kind, title } = readKindAndTitle(after);
  if (words.named === '' || title === '') return refused(refuse('incomplete', 'add briefing-june-2028 2028-06-05 briefing …'));
  const date = readDateWish(first);
  if (date === undefined) return refused(refuse('date-unreadable', first));
  const milestone = { id: words.named, title, date, kind, region: 'global', deadline: kind === 'deadline', network: null };
  return make(heard, { kind: 'add', milestone }, null, words.url, tools);
}

/** The form `roadmap.move` came back: what is wrong stands beside its field. */
export async function submitMove(heard: Heard, values: FormValues, tools: LedgerTools): Promise<Answered> {
  const { words, ledger } = heard.facts;
  // What she saw when it opened is remembered until she is told that it has changed.
  const form = { ...moveForm(words, undefined), about: aboutOf(heard) };
  const read = readForm(form.pages.flatMap((page) => page.fields), values, (field) => field.required, words);
  const given = (field: MoveField): string => String(read.values[field] ?? '');
  const found = findMilestone(given('milestone'), ledger.milestones);
  const errors = { ...(found.kind === 'one' || given('milestone') === '' ? {} : moveErrors(found.kind === 'none' ? 'unknown' : 'several', given('milestone'), words)), ...read.errors };
  const again = (wrong: Readonly<Record<string, string>>, shown = form): Answered => ({ says: [], form: { kind: 'errors', form: shown, values, errors: wrong } });
  const date = readDateWish(`${given('first-day')}..${given('last-day') || given('first-day')}`);
  if (Object.keys(errors).length > 0 || found.kind !== 'one' || date === undefined) return again(errors);
  const made = await propose(heard, { kind: 'move', id: found.milestone.id, date }, { reason: given('reason'), source: sourceFrom(given('source')) ?? null }, seenCode(heard, found.milestone), tools);
  if (!('code' in made)) return made;
  return again(moveErrors(made.code, made.said, words), made.code === 'stale' ? moveForm(words, found.milestone) : form);
}

function openMoveForm({ facts }: Heard, named: string): Answered {
  const found = findMilestone(named, facts.ledger.milestones);
  if (named !== '' && found.kind !== 'one') return refused(notOne(found, named));
  const milestone = found.kind === 'one' ? found.milestone : undefined;
  return { says: [], form: { kind: 'open', form: moveForm(facts.words, milestone), values: moveValues(milestone) } };
}

/** The date that stood before her eyes when the form was opened for this milestone. */
function seenCode(heard: Heard, { id }: Milestone): string | null {
  const about = aboutOf(heard);
  return about['milestone'] === id ? (about['code'] ?? null) : null;
}

function aboutOf({ incoming: { happening } }: Heard): Readonly<Record<string, string>> {
  return happening.kind === 'submitted' ? happening.about : {};
}

async function onMilestone({ facts }: Heard, named: string, answer: (milestone: Milestone) => Promise<Answered>): Promise<Answered> {
  const found = findMilestone(named, facts.ledger.milestones);
  return found.kind === 'one' ? answer(found.milestone) : refused(notOne(found, named));
}

function notOne(found: ReturnType<typeof findMilestone>, named: string): Refusal {
  return found.kind === 'several' ? refuse('several', found.milestones.slice(0, 5).map((one) => one.id).join(', ')) : refuse('unknown', named);
}

async function make(heard: Heard, wish: LedgerWish, reason: string | null, url: string | null, tools: LedgerTools): Promise<Answered> {
  const own = wish.kind === 'add' ? null : (heard.facts.ledger.byId.get(wish.id)?.network ?? null);
  const unnamed = own === null ? null : ownSource(own);
  const source = url === null ? unnamed : sourceFrom(url);
  if (source === undefined) return refused(refuse('source-broken', url ?? ''));
  const made = wish.kind === 'add' || wish.kind === 'edit' ? await change(heard, wish, { reason, source }, tools) : await propose(heard, wish, { reason, source }, null, tools);
  return 'code' in made ? refused(made) : made;
}

async function change(heard: Heard, wish: InstantWish, grounds: { reason: string | null; source: Source | null }, tools: LedgerTools): Promise<Refusal | Answered> {
  const plan = await changeLedger(wish, { by: who(heard.person.account), ...grounds }, tools);
  return plan.kind === 'refused' ? plan : { says: [sayingOf(plan, new Map(), null)] };
}

function refused(refusal: Refusal): Answered {
  return { says: [refusalOf(refusal)] };
}
