import type { FormValues } from '../chat/form.js';
import { readForm } from '../chat/read-field.js';
import type { Answered, Heard } from '../people/heard.js';
import { mayDo } from '../people/may.js';
import { who } from '../people/person.js';
import type { Practice } from './practice.js';
import { cardButton, queueButton, stepButton, stepFormButton } from './review-buttons.js';
import { fieldIds, fieldsIn, findField } from './review-fields.js';
import { fieldThatMends, reviewForm, type ReviewForm } from './review-form.js';
import type { ReviewRefusal } from './review-plan.js';
import { cardShown, queueShown, stepDone, stepRefused, stepSeen } from './review-says.js';
import type { ReviewStep } from './review-step.js';
import { takeReviewStep, type ReviewTools, type WantedStep } from './review-take.js';
import { readReviewWords, refusalText } from './review-words.js';
import { seenButton } from './tell-step.js';

/** What the answers of this file need: what a step needs. */
export type ReviewDesk = ReviewTools;

/** `review`, `review 2`, `review ID`, `review ID approve` and so on. What the Secretariat reads is shown to nobody else. */
export async function review(heard: Heard, rest: string, desk: ReviewDesk): Promise<Answered> {
  const wish = readReviewWords(rest, who(heard.person.account));
  switch (wish.kind) {
    case 'queue':
      return forReviewer(queueShown.of({ page: wish.page }));
    case 'card':
      return forReviewer(cardShown.of({ practice: wish.practice }));
    case 'unread':
      return forReviewer(stepRefused.of({ code: 'no-step', said: wish.said, state: null, practice: wish.practice }));
    case 'step':
      return take(heard, { practice: wish.practice, step: await named(wish.step, wish.practice, heard, desk), seen: null }, desk);
  }
}

/** A button of the queue, or of what was done: shows a page, or one practice. */
export function pressShow(action: string, value: unknown): Answered {
  const practice = action === cardButton.id ? cardButton.read(value)?.practice : undefined;
  return forReviewer(practice === undefined ? queueShown.of({ page: queueButton.read(value)?.page ?? 1 }) : cardShown.of({ practice }));
}

/** A button that takes a step without words. */
export async function pressStep(heard: Heard, value: unknown, desk: ReviewDesk): Promise<Answered> {
  const pressed = stepButton.read(value);
  if (pressed === undefined) return forReviewer(queueShown.of({ page: 1 }));
  const step: ReviewStep = pressed.step === 'assign' ? { step: 'assign', to: who(heard.person.account) } : { step: pressed.step };
  return take(heard, { practice: pressed.practice, step, seen: pressed.revision }, desk);
}

/** A button that opens the form of a step; where none can open, the card says what to type. */
export async function pressForm(heard: Heard, value: unknown, { tx, practiceForms }: ReviewDesk): Promise<Answered> {
  const pressed = stepFormButton.read(value);
  const practice = pressed === undefined ? undefined : await tx.practices.findPractice(pressed.practice);
  if (pressed === undefined || practice === undefined) return forReviewer(queueShown.of({ page: 1 }));
  if (practice.revision !== pressed.revision) return refused({ kind: 'refused', code: 'stale', said: practice.id, state: practice.state }, practice.id);
  if (!heard.incoming.canOpenForm) return forReviewer(cardShown.of({ practice: practice.id }));
  return { says: [], form: { kind: 'open', form: reviewForm(pressed.form, practice, practiceForms.formOf(practice, heard.facts.words.language), heard.facts.words), values: {} } };
}

/** A form of a step came back: what is wrong stands beside its field. */
export async function submitForm(heard: Heard, step: ReviewForm, values: FormValues, desk: ReviewDesk): Promise<Answered> {
  const { practice: id = '', revision = '' } = aboutOf(heard);
  const practice = await desk.tx.practices.findPractice(id);
  if (practice === undefined) return refused({ kind: 'refused', code: 'not-known', said: id, state: null });
  const { words } = heard.facts;
  const form = { ...reviewForm(step, practice, desk.practiceForms.formOf(practice, heard.facts.words.language), words), about: { practice: id, revision } };
  const read = readForm(fieldsIn(form), values, (field) => field.required, words);
  const again = (errors: Readonly<Record<string, string>>): Answered => ({ says: [], form: { kind: 'errors', form, values, errors } });
  if (Object.keys(read.errors).length > 0) return again(read.errors);
  const wanted = { practice: id, step: stepOf(step, read.values), seen: Number(revision) || 0 };
  const done = await takeReviewStep(wanted, reviewerOf(heard), fieldIds(desk.practiceForms.formOf(practice, heard.facts.words.language)), desk);
  if (done.kind === 'done') return doneAnswer(wanted.step, done.practice, done.isTold);
  const field = fieldThatMends(done.code);
  return field === undefined ? refused(done, id) : again({ [field]: words.say(refusalText[done.code], { said: done.said, state: '' }) });
}

/** The submitter says that she has read what was told. */
export async function pressSeen(heard: Heard, value: unknown, { tx, clock }: ReviewDesk): Promise<Answered> {
  const practice = await tx.practices.findPractice(seenButton.read(value)?.practice ?? '');
  const isHome = practice !== undefined && (practice.conversation === heard.conversation.id || practice.submitter === heard.person.id);
  if (isHome) await tx.practiceReviews.noteHeard(practice.id, clock.now());
  return { says: [stepSeen.of({})], onlyForPerson: true };
}

async function take(heard: Heard, wanted: WantedStep, desk: ReviewDesk): Promise<Answered> {
  const practice = await desk.tx.practices.findPractice(wanted.practice);
  const fields = practice === undefined ? new Set<string>() : fieldIds(desk.practiceForms.formOf(practice, heard.facts.words.language));
  const done = await takeReviewStep(wanted, reviewerOf(heard), fields, desk);
  return done.kind === 'done' ? doneAnswer(wanted.step, done.practice, done.isTold) : refused(done, practice?.id);
}

/** People name a field by its label, too, and in Slack a person by mentioning her. */
async function named(step: ReviewStep, id: string, { facts, incoming, person }: Heard, { tx, practiceForms }: ReviewDesk): Promise<ReviewStep> {
  if (step.step === 'assign') return { ...step, to: accountMentioned(step.to, incoming.address.tenant) ?? accountOnPage(step.to, person) ?? step.to };
  if (step.step !== 'comment') return step;
  const practice = await tx.practices.findPractice(id);
  if (practice === undefined) return step;
  return { ...step, field: findField(practiceForms.formOf(practice, facts.words.language), step.field)?.id ?? step.field };
}

function accountMentioned(said: string, tenant: string): string | undefined {
  const user = /^<@([A-Z0-9]+)(\|[^>]*)?>$/.exec(said)?.[1];
  return user === undefined ? undefined : who({ platform: 'slack', tenant, user });
}

/** On the page people go by their names; a bare name elsewhere is one of the terminal. */
function accountOnPage(said: string, { account }: Heard['person']): string | undefined {
  return account.platform !== 'web' || said === '' || said.includes(':') ? undefined : who({ ...account, user: said });
}

function stepOf(step: ReviewForm, values: FormValues): ReviewStep {
  const text = (id: string): string => String(values[id] ?? '');
  switch (step) {
    case 'comment':
      return { step, field: text('field'), text: text('text') };
    case 'reject':
      return { step, reason: text('reason') };
    case 'publish':
      return { step, address: text('address') };
  }
}

function doneAnswer(step: ReviewStep, { id }: Practice, isTold: boolean): Answered {
  return forReviewer(stepDone.of({ practice: id, step: step.step, isTold, field: step.step === 'comment' ? step.field : null, to: step.step === 'assign' ? step.to : null }));
}

function refused({ code, said, state }: ReviewRefusal, practice?: string): Answered {
  return forReviewer(stepRefused.of({ code, said: said.slice(0, 200), state, ...(practice === undefined ? {} : { practice }) }));
}

function forReviewer(saying: Answered['says'][number]): Answered {
  return { says: [saying], onlyForPerson: true };
}

function reviewerOf({ person }: Heard): { readonly by: string; readonly mayReview: boolean } {
  return { by: who(person.account), mayReview: mayDo(person.grants, 'practices.review') };
}

function aboutOf({ incoming: { happening } }: Heard): Readonly<Record<string, string>> {
  return happening.kind === 'submitted' ? happening.about : {};
}
