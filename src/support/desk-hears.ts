import type { FormValues } from '../chat/form.js';
import type { Answered, Heard } from '../people/heard.js';
import { mayDo } from '../people/may.js';
import { accountOf, who } from '../people/person.js';
import type { PeopleReads } from '../people/repository.js';
import { refusalText, supportRefused } from './asker-says.js';
import { cardShown, queueShown, stepButton, takeButton } from './desk-says.js';
import { makeStep, type SupportTools } from './make-step.js';
import { refuse, type StepWish, type SupportRefusal } from './plan-step.js';
import { stepForm, WordedStep } from './step-form.js';
import { readRequestCode, requestCode, type SupportRequest } from './support-request.js';
import { cardButton } from './told.js';
import { readTypedWords } from './typed-words.js';

/** What the desk needs beside working on requests: who is who. */
export interface DeskTools extends SupportTools {
  readonly tx: SupportTools['tx'] & { readonly people: Pick<PeopleReads, 'findPerson'> };
}

const TYPED: Readonly<Record<string, WordedStep>> = { assign: 'assign', ask: 'wait', done: 'done', decline: 'decline' };

/** `requests`, `requests R-7`, `requests assign R-7 [WHO]`, `requests ask|done|decline R-7 WORDS`. */
export async function requests(heard: Heard, rest: string, tools: DeskTools): Promise<Answered> {
  const { first, second, words } = readTypedWords(rest);
  if (first === '') return { says: [queueShown.of({})] };
  const step = TYPED[first.toLowerCase()];
  const number = readRequestCode(step === undefined ? first : second);
  if (number === undefined) return refused(refuse('no-request', step === undefined ? first : second));
  if (step === undefined) return { says: [cardShown.of({ number })] };
  if (words === '' && step !== 'assign') return openStep(heard, number, step, tools);
  return answerTo(await doStep(heard, number, { step, words, seen: null }, tools));
}

/** Shows a card. */
export function pressCard(value: unknown): Answered {
  const wanted = cardButton.read(value);
  return wanted === undefined ? refused(refuse('no-request')) : { says: [cardShown.of(wanted)] };
}

/** "I take it": the card is changed where it stands. */
export async function pressTake(heard: Heard, value: unknown, tools: DeskTools): Promise<Answered> {
  const wanted = takeButton.read(value);
  if (wanted === undefined) return refused(refuse('no-request'));
  const done = await doStep(heard, wanted.number, { step: 'assign', words: '', seen: wanted.revision }, tools);
  return 'code' in done ? refused(done) : { says: [cardShown.of({ number: done.number })], updatesPressed: true };
}

/** Any other button of a card: the form of its step, unless the card is out of date. */
export async function pressStep(heard: Heard, value: unknown, tools: DeskTools): Promise<Answered> {
  const wanted = stepButton.read(value);
  if (wanted === undefined) return refused(refuse('no-request'));
  const request = await tools.tx.support.findRequest(wanted.number);
  if (request !== undefined && request.revision !== wanted.revision) return refused(refuse('changed', '', request.state));
  return openStep(heard, wanted.number, wanted.step, tools);
}

/** The form `support.step` came back. */
export async function submitStep(heard: Heard, values: FormValues, tools: DeskTools): Promise<Answered> {
  const { happening } = heard.incoming;
  const about = happening.kind === 'submitted' ? happening.about : {};
  const [step, number, seen] = [WordedStep.exclude(['answer']).safeParse(about['step']).data, readRequestCode(about['number'] ?? ''), Number(about['revision'])];
  if (step === undefined || number === undefined) return refused(refuse('no-request', about['number'] ?? ''));
  const done = await doStep(heard, number, { step, words: String(values['words'] ?? ''), seen: Number.isInteger(seen) ? seen : null }, tools);
  const isOfField = 'code' in done && (done.code === 'text-missing' || done.code === 'text-long' || done.code === 'assignee-unknown');
  const request = isOfField ? await tools.tx.support.findRequest(number) : undefined;
  if (!('code' in done) || request === undefined) return answerTo(done);
  return { says: [], form: { kind: 'errors', form: stepForm(request, step, heard.facts.words), values, errors: { words: heard.facts.words.say(refusalText[done.code], { said: done.said, state: '' }) } } };
}

async function openStep(heard: Heard, number: number, step: WordedStep, { tx }: DeskTools): Promise<Answered> {
  const request = await tx.support.findRequest(number);
  if (request === undefined) return refused(refuse('no-request', requestCode(number)));
  return heard.incoming.canOpenForm ? { says: [], form: { kind: 'open', form: stepForm(request, step, heard.facts.words), values: {} } } : { says: [cardShown.of({ number })] };
}

async function doStep(heard: Heard, number: number, { step, words, seen }: Pick<StepWish, 'step' | 'words' | 'seen'>, tools: DeskTools): Promise<SupportRequest | SupportRefusal> {
  const by = who(heard.person.account);
  if (step !== 'assign') return makeStep(number, { step, words, assignee: null, seen }, by, () => true, tools);
  const assignee = words.trim() === '' ? by : await findAssignee(words.trim(), heard.incoming.address.tenant, tools.tx.people);
  return assignee === undefined ? refuse('assignee-unknown', words.trim()) : makeStep(number, { step, words: '', assignee, seen }, by, () => true, tools);
}

/** Somebody who may deal with requests: as `who` writes her, or mentioned in Slack. */
export async function findAssignee(said: string, tenant: string, people: Pick<PeopleReads, 'findPerson'>): Promise<string | undefined> {
  const mentioned = /^<@([A-Z0-9]+)(\|[^>]*)?>$/.exec(said)?.[1];
  const account = mentioned === undefined ? accountOf(said) : { platform: 'slack' as const, tenant, user: mentioned };
  const person = account === undefined ? undefined : await people.findPerson(account);
  return person !== undefined && mayDo(person.grants, 'support.handle') ? who(person.account) : undefined;
}

function answerTo(done: SupportRequest | SupportRefusal): Answered {
  return 'code' in done ? refused(done) : { says: [cardShown.of({ number: done.number })] };
}

function refused({ code, said, state }: SupportRefusal): Answered {
  return { says: [supportRefused.of({ code, said: said.slice(0, 200), state })] };
}
