import type { Form, FormValues } from '../chat/form.js';
import { readForm } from '../chat/read-field.js';
import { isolate } from '../language/isolate.js';
import type { Answered, Heard } from '../people/heard.js';
import { who } from '../people/person.js';
import type { RecordWrites } from '../records/repository.js';
import type { Clock } from '../time/clock.js';
import type { NewId } from '../time/ids.js';
import { findOpen } from './draft.js';
import type { PracticeForms } from './forms.js';
import { keepWhereSeen } from './keep-fields.js';
import type { Practice } from './practice.js';
import type { KeptField, PracticeWrites } from './repository.js';
import { fieldsIn, tellValue } from './review-fields.js';
import { placeToTell } from './place-to-tell.js';
import { isAsMarked, markSeen, markSeenAgain } from './seen-marks.js';
import { challengeNotOpen, challengeSent } from './review-submitter-says.js';

/** What handing in a challenge needs. */
export interface ChallengeTools {
  readonly tx: { readonly practices: Pick<PracticeWrites, 'findPractice' | 'fieldsOf' | 'beginPractice' | 'keepField' | 'stepPractice'>; readonly records: Pick<RecordWrites, 'audit'> };
  readonly practiceForms: PracticeForms;
  readonly newId: NewId;
  readonly clock: Pick<Clock, 'now' | 'machineNow'>;
}

/** `challenge`: opens the short form for a challenge that remains. */
export function challenge({ facts }: Heard, { practiceForms }: Pick<ChallengeTools, 'practiceForms'>): Answered {
  return { says: [], form: { kind: 'open', form: practiceForms.challengeForm(facts.words.language), values: {} } };
}

/** One that is open, such as one sent back with comments, is shown with what stands in it; what each field was like is remembered in `about`. */
export function reopenChallenge({ facts }: Heard, practice: Practice, { practiceForms }: Pick<ChallengeTools, 'practiceForms'>): Answered {
  const form = practiceForms.challengeForm(facts.words.language);
  return { says: [], form: { kind: 'open', form: { ...form, about: { practice: practice.id, ...markSeen(form, practice.values) } }, values: practice.values } };
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
  const typing = { form, given: read.values, by: heard.person.id, at: tools.clock.now() };
  const typed = await keepWhereSeen(practice.id, typing, isAsMarked(about, form), tools.tx.practices);
  // What was written meanwhile stands beside its field now: she has seen it, and may keep her own.
  if (typed.conflicts.length > 0) return again(errorsOf(typed.conflicts, form, heard), { practice: practice.id, ...markSeenAgain(form, about, read.values, typed.values) });
  await handIn(practice, heard, tools);
  return { says: [challengeSent.of({ practice: practice.id, isToldHere: placeToTell(practice, heard.conversation) === heard.conversation.id })] };
}

function errorsOf(conflicts: readonly KeptField[], form: Form, { facts: { words } }: Heard): Record<string, string> {
  const labelled = fieldsIn(form).flatMap((field) => conflicts.filter((one) => one.field === field.id).map(({ value }) => [field.id, tellValue(field, value)] as const));
  return Object.fromEntries(labelled.map(([id, text]) => [id, words.say('challenge.written-meanwhile', { text: isolate(text, words.language) })]));
}

async function begin({ conversation, person, facts }: Heard, { tx, newId, clock }: ChallengeTools): Promise<Practice | undefined> {
  const id = newId();
  await tx.practices.beginPractice({
    id, kind: 'challenge', formVersion: 1, language: facts.words.language, network: conversation.network, submitter: person.id, conversation: conversation.id, revises: null, begunAt: clock.now(),
  });
  return tx.practices.findPractice(id);
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
