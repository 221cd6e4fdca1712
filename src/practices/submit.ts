import type { Saying } from '../chat/saying.js';
import type { Answered, Heard } from '../people/heard.js';
import { who } from '../people/person.js';
import type { CalendarDate } from '../time/calendar-date.js';
import { checkPractice } from './check.js';
import { findOpen, formFor, type DraftTools } from './draft.js';
import type { Finding } from './finding.js';
import type { PracticeForms } from './forms.js';
import { findLike } from './like-texts.js';
import { stateAfter, type Overruled, type Practice, type PracticeStep } from './practice.js';
import type { PracticeReads, PracticeWrites } from './repository.js';
import { placeToTell } from './place-to-tell.js';
import { practiceChecked, practiceGone, practiceLeft, practiceSubmitted } from './says.js';
import { tellFinding } from './tell-finding.js';

/** All that the checks find in a practice as it stands now. */
export async function findFindings(practice: Practice, { practices, practiceForms, today }: { readonly practices: Pick<PracticeReads, 'listPractices'>; readonly practiceForms: PracticeForms; readonly today: CalendarDate }): Promise<Finding[]> {
  const form = practiceForms.formOf(practice, practice.language);
  return checkPractice({ form, rules: practiceForms.rulesOf(practice), values: practice.values, neighbours: await findLike(practice, practices), today });
}

/** Who submits, where she hears of it (null: where she did before), and why warnings may stand (null where she gives no reason). */
export interface Submission {
  readonly by: string;
  readonly conversation: string | null;
  readonly network: string | null;
  readonly reason: string | null;
  readonly today: CalendarDate;
}

/** What became of it. `stopped`: errors, or warnings without a reason; nothing was changed. */
export type Submitted = { readonly kind: 'submitted' } | { readonly kind: 'stopped'; readonly findings: readonly Finding[] } | { readonly kind: 'stale' };

/** What submitting writes to. */
export type SubmitTools = Pick<DraftTools, 'practiceForms' | 'clock' | 'newId'> & { readonly tx: Pick<DraftTools['tx'], 'practices' | 'records'> };

/** Checks a practice, and submits it where nothing is in the way. */
export async function submitPractice(practice: Practice, { by, conversation, network, reason, today }: Submission, tools: SubmitTools): Promise<Submitted> {
  const { tx, practiceForms, clock } = tools;
  const findings = await findFindings(practice, { practices: tx.practices, practiceForms, today });
  const warnings = findings.filter(({ severity }) => severity === 'warning');
  if (isStopped(findings, reason)) return { kind: 'stopped', findings };
  const at = clock.machineNow();
  const overruled = warnings.map(({ code, field }): Overruled => ({ code, field, reason: reason ?? '' }));
  const change = { submittedAt: at, overruled, ...(conversation === null ? {} : { conversation }), ...(practice.network === null && network !== null ? { network } : {}) };
  return (await step(practice, 'submit', by, change, tools)) ? { kind: 'submitted' } : { kind: 'stale' };
}

/** Errors are always in the way, warnings where nobody says why they may stand. */
export function isStopped(findings: readonly Finding[], reason: string | null): boolean {
  return findings.some(({ severity }) => severity === 'error' || reason === null);
}

/** `submit`: what the checks find is shown; with a reason warnings stand. */
export async function submit(heard: Heard, id: string | undefined, reason: string | null, tools: DraftTools): Promise<Answered> {
  const practice = await findOpen(heard, id, tools);
  return practice === undefined ? { says: [practiceGone.of({})] } : { says: [tellSubmitted(practice, await tryToSubmit(heard, practice, reason, tools), heard)] };
}

/** The practice form was sent, whole: errors stand beside their fields, and what else there is to look at is said. */
export async function submitForm(heard: Heard, id: string | undefined, tools: DraftTools): Promise<Answered> {
  const practice = await findOpen(heard, id, tools);
  if (practice === undefined) return { says: [practiceGone.of({})] };
  const { words } = heard.facts;
  const done = await tryToSubmit(heard, practice, null, tools);
  const form = formFor(practice, heard, tools);
  const errors = done.kind !== 'stopped' ? [] : done.findings.filter(({ severity }) => severity === 'error').map((one) => [one.field, tellFinding(one, form, practice.values, words, (other) => other)] as const);
  if (errors.length === 0) return { says: [tellSubmitted(practice, done, heard)] };
  return { says: [], form: { kind: 'errors', form, values: practice.values, errors: Object.fromEntries(errors) } };
}

function tryToSubmit({ person, conversation, facts: { today } }: Heard, practice: Practice, reason: string | null, tools: DraftTools): Promise<Submitted> {
  return submitPractice(practice, { by: who(person.account), conversation: placeToTell(practice, conversation), network: conversation.network, reason, today }, tools);
}

function tellSubmitted(practice: Practice, done: Submitted, { conversation }: Heard): Saying {
  const { id } = practice;
  switch (done.kind) {
    case 'submitted':
      return practiceSubmitted.of({ practice: id, isToldHere: placeToTell(practice, conversation) === conversation.id });
    case 'stale':
      return practiceGone.of({});
    case 'stopped':
      return checkedOf(id, done.findings);
  }
}

/** What the checks found, with the practices that are nearly the same. */
export function checkedOf(practice: string, findings: readonly Finding[]): Saying {
  const others = findings.flatMap(({ code, args }) => (code === 'alike' ? [String(args['practice'])] : []));
  return practiceChecked.of({ practice, findings: [...findings], others });
}

/** Takes it back: a draft, or what waits for review. Everything in it is kept. */
export async function withdraw(heard: Heard, id: string | undefined, tools: DraftTools): Promise<Answered> {
  const practice = id === undefined ? undefined : await tools.tx.practices.findPractice(id);
  const isHers = practice?.submitter === heard.person.id;
  const done = practice !== undefined && isHers && (await step(practice, 'withdraw', who(heard.person.account), {}, tools));
  return { says: [done ? practiceLeft.of({ how: 'withdrawn' }) : practiceGone.of({})] };
}

/** Deletes a draft that was never submitted; only who began it. */
export async function removeDraft(heard: Heard, id: string | undefined, { tx, clock, newId }: DraftTools): Promise<Answered> {
  const practice = id === undefined ? undefined : await tx.practices.findPractice(id);
  const done = practice?.submitter === heard.person.id && practice.state === 'draft' && (await tx.practices.deleteDraft(practice.id));
  if (!done) return { says: [practiceGone.of({})] };
  await tx.records.audit({ id: newId(), at: clock.machineNow(), by: who(heard.person.account), action: 'practices.delete', subject: practice.id, outcome: 'done', before: null, after: null });
  return { says: [practiceLeft.of({ how: 'deleted' })] };
}

/** Takes a step that the drawing in practice.ts has, and notes it. False where it has none, or somebody took another meanwhile. */
async function step(practice: Practice, name: PracticeStep, by: string, change: Omit<Parameters<PracticeWrites['stepPractice']>[2], 'at' | 'state'>, { tx, clock, newId }: SubmitTools): Promise<boolean> {
  const state = stateAfter(practice.state, name);
  if (state === undefined) return false;
  const at = clock.machineNow();
  if ((await tx.practices.stepPractice(practice.id, practice.revision, { ...change, state, at })) === 'stale') return false;
  await tx.records.audit({ id: newId(), at, by, action: `practices.${name}`, subject: practice.id, outcome: 'done', before: { state: practice.state }, after: { state } });
  return true;
}
