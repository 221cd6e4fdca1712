import type { FormValues } from '../chat/form.js';
import { readForm } from '../chat/read-field.js';
import type { Answered, Heard } from '../people/heard.js';
import { who } from '../people/person.js';
import { firstWord, readDatedWords, readKindAndTitle, sourceFrom } from './change-words.js';
import { readDateWish, type DateWish } from './date-wish.js';
import { findMilestone } from './find-milestone.js';
import { refuse, type Refusal } from './ledger-wish.js';
import type { LedgerTools } from './ledger-tools.js';
import { changeLedger } from './make-change.js';
import type { MilestoneKind, Source } from './milestone.js';
import { isOwn, ownId, ownSource } from './own-date.js';
import { proposeShare } from './propose-share.js';
import { shareAsked } from './share-says.js';
import { addOursErrors, addOursForm, type AddOursField } from './own-form.js';
import { refusalOf } from './refused.js';
import { sayingOf } from './says.js';

/** `add our date DATE Title`: a date of this conversation's network, seen by it alone; without words it opens the form. */
export async function addOurs(heard: Heard, rest: string, tools: LedgerTools): Promise<Answered> {
  if (heard.conversation.network === null) return refused(refuse('network-missing'));
  if (rest.trim() === '') return { says: [], form: { kind: 'open', form: addOursForm(heard.facts.words), values: {} } };
  const { text, url } = readDatedWords(rest);
  const { first, rest: after } = firstWord(text);
  const { kind, title } = readKindAndTitle(after);
  const [date, source] = [readDateWish(first), url === null ? null : sourceFrom(url)];
  if (date === undefined) return refused(refuse('date-unreadable', first));
  if (title === '') return refused(refuse('incomplete', 'add our date 2027-02-10 …'));
  if (source === undefined) return refused(refuse('source-broken', url ?? ''));
  const made = await addOwn(heard, { title, date, kind, source }, tools);
  return 'code' in made ? refused(made) : made;
}

/** The form `roadmap.add-ours` came back: what is wrong stands beside its field. */
export async function submitAddOurs(heard: Heard, values: FormValues, tools: LedgerTools): Promise<Answered> {
  const { words } = heard.facts;
  const form = addOursForm(words);
  const read = readForm(form.pages.flatMap((page) => page.fields), values, (field) => field.required, words);
  const given = (field: AddOursField): string => String(read.values[field] ?? '');
  const again = (errors: Readonly<Record<string, string>>): Answered => ({ says: [], form: { kind: 'errors', form, values, errors } });
  const date = readDateWish(`${given('first-day')}..${given('last-day') || given('first-day')}`);
  if (Object.keys(read.errors).length > 0 || date === undefined) return again(read.errors);
  const made = await addOwn(heard, { title: given('title'), date, kind: 'meeting', source: sourceFrom(given('source')) ?? null }, tools);
  return 'code' in made ? again(addOursErrors(made.code, made.said, words)) : made;
}

/** `share ID`, `share ID global`: the Secretariat is asked to show a date of this network to its region, or to all. */
export async function share(heard: Heard, rest: string, tools: LedgerTools): Promise<Answered> {
  const { first: named, rest: wanted } = firstWord(rest);
  const { ledger, networks } = heard.facts;
  const found = findMilestone(named, ledger.milestones);
  if (found.kind !== 'one' || !isOwn(found.milestone, heard)) return refused(refuse('not-own', named));
  const own = networks.get(heard.conversation.network ?? '')?.reviewRegions ?? [];
  const region = wanted.trim() === '' && own.length === 1 ? own[0] : [...own, 'global'].find((one) => one === wanted.trim().toLowerCase());
  if (region === undefined) return refused(refuse('share-with', [...own, 'global'].map((one) => `share ${found.milestone.id} ${one}`).join('; ')));
  const made = await proposeShare(found.milestone, region, { by: who(heard.person.account), conversation: heard.conversation.id }, tools);
  return made.kind === 'refused' ? refused(made) : { says: [shareAsked.of({ title: found.milestone.title, region, asked: made.asked })] };
}

interface OwnDate {
  readonly title: string;
  readonly date: DateWish;
  readonly kind: MilestoneKind;
  readonly source: Source | null;
}

async function addOwn(heard: Heard, { title, date, kind, source }: OwnDate, tools: LedgerTools): Promise<Refusal | Answered> {
  const { network } = heard.conversation;
  if (network === null) return refuse('network-missing');
  const taken = new Set((await tools.tx.roadmap.milestones()).map((one) => one.id));
  const id = ownId(network, title, date.startsOn, (one) => taken.has(one));
  const milestone = { id, title, date, kind, region: 'global', deadline: kind === 'deadline', network };
  const plan = await changeLedger({ kind: 'add', milestone }, { by: who(heard.person.account), reason: null, source: source ?? ownSource(network) }, tools);
  return plan.kind === 'refused' ? plan : { says: [sayingOf(plan, new Map(), null)] };
}

function refused(refusal: Refusal): Answered {
  return { says: [refusalOf(refusal)] };
}
