import type { FormValues } from '../chat/form.js';
import { readForm } from '../chat/read-field.js';
import { isolate } from '../language/isolate.js';
import type { Answered, Heard } from '../people/heard.js';
import { who } from '../people/person.js';
import type { RecordWrites } from '../records/repository.js';
import type { Clock } from '../time/clock.js';
import type { NewId } from '../time/ids.js';
import { findOpen } from './draft.js';
import type { PracticeForms } from './forms.js';
import type { Practice } from './practice.js';
import type { PracticeWrites } from './repository.js';
import { fieldsIn, tellValue } from './review-fields.js';
import { placeToTell } from './place-to-tell.js';
import { challengeNotOpen, challengeSent } from './review-submitter-says.js';

/** What handing in a challenge needs. */
export interface ChallengeTools {
  readonly tx: { readonly practices: Pick<PracticeWrites, 'findPractice' | 'fieldsOf' | 'beginPractice' | 'keepField' | 'stepPractice'>; readonly records: Pick<RecordWrites, 'audit'> };
  readonly practiceForms: PracticeForms;
  readonly newId: NewId;
  readonly clock: Pick<Clock, 'now' | 'machineNow'>;
}

/** What opening one again needs. */
export interface ReopenTools {
  readonly tx: { readonly practices: Pick<PracticeWrites, 'fieldsOf'> };
  readonly practiceForms: PracticeForms;
}

/** `challenge`: opens the short form for a challenge that remains. */
export function challenge({ facts }: Heard, { practiceForms }: Pick<ChallengeTools, 'practiceForms'>): Answered {
  return { says: [], form: { kind: 'open', form: practiceForms.challengeForm(facts.words.language), values: {} } };
}

/** One that is open, such as one sent back with comments, is shown with what stands in it; what each field was like is remembered in `about`. */
export async function reopenChallenge({ facts }: Heard, practice: Practice, { tx, practiceForms }: ReopenTools): Promise<Answered> {
  const about = await aboutNow(practice.id, tx.practices);
  return { says: [], form: { kind: 'open', form: { ...practiceForms.challengeForm(facts.words.language), about }, values: practice.values } };
}

/** The form came back: what is wrong stands beside its field; else it is handed in, for the same review as practices. */
export async function submitChallenge(heard: Heard, values: FormValues, tools: ChallengeTools): Promise<Answered> {
  const about = aboutOf(heard);
  const form = tools.practiceForms.challengeForm(heard.facts.words.language);
  const read = readForm(fieldsIn(form), values, (field) => field.required, heard.facts.words);
  const again = (errors: Readonly<Record<string, string>>, seen = about): Answered => ({ says: [], form: { kind: 'errors', form: { ...form, about: seen }, values, errors } });
  if (Object.keys(read.errors).length > 0) return again(read.errors);
  const practice = about['practice'] === undefined ? await begin(heard, tools) : await findOpen(heard, about['practice'], tools);
  if (practice?.kind !== 'challenge') return { says: [challengeNotOpen.of({ practice: about['practice'] ?? '' })] };
  const conflicts = await keep(practice, read.values, about, heard, tools);
  // What was written meanwhile stands beside its field now: she has seen it, and may keep her own.
  if (Object.keys(conflicts).length > 0) return again(conflicts, await aboutNow(practice.id, tools.tx.practices));
  await handIn(practice, heard, tools);
  return { says: [challengeSent.of({ practice: practice.id, isToldHere: placeToTell(practice, heard.conversation) === heard.conversation.id })] };
}

/** The practice, and what each of its fields is like when it is shown. */
async function aboutNow(practice: string, practices: Pick<PracticeWrites, 'fieldsOf'>): Promise<Record<string, string>> {
  const seen = (await practices.fieldsOf(practice)).map(({ field, revision }) => [`seen-${field}`, String(revision)] as const);
  return { practice, ...Object.fromEntries(seen) };
}

async function begin({ conversation, person, facts }: Heard, { tx, newId, clock }: ChallengeTools): Promise<Practice | undefined> {
  const id = newId();
  await tx.practices.beginPractice({
    id, kind: 'challenge', formVersion: 1, language: facts.words.language, network: conversation.network, submitter: person.id, conversation: conversation.id, revises: null, begunAt: clock.now(),
  });
  return tx.practices.findPractice(id);
}

/** Keeps each field that differs; what somebody else wrote since it was seen is shown, and not overwritten. */
async function keep(practice: Practice, values: FormValues, about: Readonly<Record<string, string>>, { person, facts }: Heard, { tx, clock, practiceForms }: ChallengeTools): Promise<Record<string, string>> {
  const conflicts: Record<string, string> = {};
  for (const field of fieldsIn(practiceForms.challengeForm(facts.words.language))) {
    const value = values[field.id] ?? '';
    if (JSON.stringify(practice.values[field.id]) === JSON.stringify(value)) continue;
    const kept = await tx.practices.keepField(practice.id, { field: field.id, value, by: person.id, at: clock.now() }, Number(about[`seen-${field.id}`] ?? 0));
    if (kept.kind === 'conflict') conflicts[field.id] = facts.words.say('challenge.written-meanwhile', { text: isolate(tellValue(field, kept.theirs.value), facts.words.language) });
  }
  return conflicts;
}

async function handIn(practice: Practice, { conversation, person }: Heard, { tx, newId, clock }: ChallengeTools): Promise<void> {
  const { id, revision, state } = practice;
  const at = clock.now();
  const place = placeToTell(practice, conversation);
  await tx.practices.stepPractice(id, revision, { state: 'submitted', submittedAt: at, ...(place === null ? {} : { conversation: place }), at });
  await tx.records.audit({ id: newId(), at: clock.machineNow(), by: who(person.account), action: 'practices.submit', subject: id, outcome: 'done', before: { state, revision }, after: { state: 'submitted', revision: revision + 1 } });
}

function aboutOf({ incoming: { happening } }: Heard): Readonly<Record<string, string>> {
  return happening.kind === 'submitted' ? happening.about : {};
}
