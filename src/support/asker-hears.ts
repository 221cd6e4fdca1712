import type { FormValues } from '../chat/form.js';
import { readForm } from '../chat/read-field.js';
import { isolate } from '../language/isolate.js';
import type { Answered, Heard } from '../people/heard.js';
import { who } from '../people/person.js';
import { askButton } from './ask-button.js';
import { askForm, fieldOf, wishOf } from './ask-form.js';
import { filed, offersShown, ownShown, refusalText, supportRefused } from './asker-says.js';
import { fileRequest } from './file-request.js';
import { makeStep, type SupportTools } from './make-step.js';
import { findOffer, type Offer } from './offers.js';
import { refuse, type StepWish, type SupportRefusal } from './plan-step.js';
import { readAsk } from './read-ask.js';
import { stepForm } from './step-form.js';
import { readRequestCode, requestCode, type SupportRequest, type SupportStep, type SupportWish } from './support-request.js';
import { answerButton, isStillAsked } from './told.js';
import { readTypedWords } from './typed-words.js';

/** `support`; `support ask OFFER`, with words after it: asked at once; `support R-7`; `support reply R-7 …`; `support withdraw R-7`. */
export async function support(heard: Heard, rest: string, tools: SupportTools): Promise<Answered> {
  const { first, second, words } = readTypedWords(rest);
  switch (first.toLowerCase()) {
    case '':
      return { says: [offersShown.of({})] };
    case 'ask':
      return askTyped(heard, second, words, tools);
    case 'reply':
      return words === '' ? openAnswer(heard, readRequestCode(second), second, tools) : step(heard, 'answer', second, words, tools);
    case 'withdraw':
      return step(heard, 'withdraw', second, '', tools);
    default:
      return showOwn(heard, first, tools);
  }
}

/** "Ask for this": the form of the offer, else what to type. */
export function pressAsk(heard: Heard, value: unknown): Answered {
  const wanted = askButton.read(value);
  const offer = wanted === undefined ? undefined : findOffer(wanted.offer, heard.facts.ledger.reference);
  return offer === undefined ? refused(refuse('no-offer', wanted?.offer ?? '')) : openAsk(heard, offer);
}

/** The form `support.ask` came back: what is wrong stands beside its field. */
export async function submitAsk(heard: Heard, values: FormValues, tools: SupportTools): Promise<Answered> {
  const { facts } = heard;
  const named = aboutOf(heard)['offer'] ?? '';
  const offer = findOffer(named, facts.ledger.reference);
  if (offer === undefined) return refused(refuse('no-offer', named));
  const form = askForm(offer, facts.ledger.reference, facts.words);
  const again = (errors: Readonly<Record<string, string>>): Answered => ({ says: [], form: { kind: 'errors', form, values, errors } });
  const read = readForm(form.pages.flatMap(({ fields }) => fields), values, ({ required }) => required, facts.words);
  if (Object.keys(read.errors).length > 0) return again(read.errors);
  const done = await ask(heard, wishOf(offer, read.values), tools);
  return 'code' in done ? again({ [fieldOf(done.code)]: facts.words.say(refusalText[done.code], { said: done.said, state: '' }) }) : { says: [filed.of({ number: done.number })] };
}

/** "Reply", under a question of the Secretariat. */
export async function pressAnswer(heard: Heard, value: unknown, tools: SupportTools): Promise<Answered> {
  const pressed = answerButton.read(value);
  return openAnswer(heard, pressed?.number, '', tools, pressed?.revision);
}

/** The form `support.answer` came back. Where something else was asked since it was opened, that stands beside what was typed: a reply to one question is none to another. */
export async function submitAnswer(heard: Heard, values: FormValues, tools: SupportTools): Promise<Answered> {
  const code = aboutOf(heard)['number'] ?? '';
  const request = await tools.tx.support.findRequest(readRequestCode(code) ?? 0);
  const question = request === undefined || !isHere(heard)(request) ? undefined : await askedSince(request, Number(aboutOf(heard)['revision']), tools);
  if (request === undefined || question === undefined) return step(heard, 'answer', code, String(values['words'] ?? ''), tools);
  const { words } = heard.facts;
  return { says: [], form: { kind: 'errors', form: stepForm(request, 'answer', words), values, errors: { words: words.say('support.answer-outdated', { question: isolate(question, words.language) }) } } };
}

/** What the network is asked now, where that came after this revision. */
async function askedSince(request: SupportRequest, revision: number, { tx }: SupportTools): Promise<string | undefined> {
  const events = await tx.support.events(request.number);
  if (request.state !== 'waiting' || isStillAsked(revision, { request, events })) return undefined;
  return events.findLast(({ state, words }) => state === 'waiting' && words !== null)?.words ?? undefined;
}

async function askTyped(heard: Heard, named: string, said: string, tools: SupportTools): Promise<Answered> {
  const offer = findOffer(named.toLowerCase(), heard.facts.ledger.reference);
  if (offer === undefined) return named === '' ? { says: [offersShown.of({})] } : refused(refuse('no-offer', named));
  if (said === '') return openAsk(heard, offer);
  const done = await ask(heard, readAsk(offer, said, heard.facts), tools);
  return 'code' in done ? refused(done) : { says: [filed.of({ number: done.number })] };
}

function ask({ person, conversation, incoming, facts }: Heard, wish: SupportWish, tools: SupportTools): Promise<SupportRequest | SupportRefusal> {
  return fileRequest(wish, { person, conversation, thread: incoming.thread, language: facts.words.language, today: facts.today }, facts.ledger.reference, tools);
}

/** Where no form can open by itself the offers are shown: each has its button, and what can be typed. */
function openAsk({ incoming, facts }: Heard, offer: Offer): Answered {
  if (!incoming.canOpenForm) return { says: [offersShown.of({})] };
  return { says: [], form: { kind: 'open', form: askForm(offer, facts.ledger.reference, facts.words), values: {} } };
}

/** Only where it was asked: a code from another conversation is not told whether it exists. */
async function showOwn(heard: Heard, code: string, { tx }: SupportTools): Promise<Answered> {
  const request = await tx.support.findRequest(readRequestCode(code) ?? 0);
  return request === undefined || !isHere(heard)(request) ? refused(refuse('no-request', code)) : { says: [ownShown.of({ number: request.number })] };
}

/** `asked`: the revision whose question is replied to; the newest where it was typed. */
async function openAnswer(heard: Heard, number: number | undefined, said: string, { tx }: SupportTools, asked?: number): Promise<Answered> {
  const request = await tx.support.findRequest(number ?? 0);
  if (request === undefined || !isHere(heard)(request)) return refused(refuse('no-request', number === undefined ? said : requestCode(number)));
  if (request.state !== 'waiting') return refused(refuse('not-waiting', '', request.state));
  return heard.incoming.canOpenForm ? { says: [], form: { kind: 'open', form: stepForm({ ...request, revision: asked ?? request.revision }, 'answer', heard.facts.words), values: {} } } : { says: [ownShown.of({ number: request.number })] };
}

/** Anybody where it was asked answers for the network; only who asked withdraws. */
async function step(heard: Heard, one: Extract<SupportStep, 'answer' | 'withdraw'>, code: string, words: string, tools: SupportTools): Promise<Answered> {
  const by = who(heard.person.account);
  const wish: StepWish = { step: one, words, assignee: null, seen: null };
  const isTheirs = one === 'answer' ? isHere(heard) : ({ asker }: SupportRequest): boolean => asker === by;
  const number = readRequestCode(code);
  const done = number === undefined ? refuse('no-request', code) : await makeStep(number, wish, by, isTheirs, tools);
  return 'code' in done ? refused(done) : { says: [ownShown.of({ number: done.number })] };
}

function isHere({ conversation, person }: Heard): (request: SupportRequest) => boolean {
  return (request) => request.conversation === conversation.id || request.asker === who(person.account);
}

function aboutOf({ incoming: { happening } }: Heard): Readonly<Record<string, string>> {
  return happening.kind === 'submitted' ? happening.about : {};
}

function refused({ code, said, state }: SupportRefusal): Answered {
  return { says: [supportRefused.of({ code, said: said.slice(0, 200), state })] };
}
