import type { FormValues } from '../chat/form.js';
import type { Answered, Heard } from '../people/heard.js';
import { approveForm } from './approve-form.js';
import { broadcastCode, readBroadcastCode, type Broadcast } from './broadcast.js';
import type { BroadcastTools } from './broadcast-tools.js';
import { cardOf } from './card-of.js';
import { COMPOSE_FORM, composeForm, composeValues, CORRECT_FORM, readComposed, type Opened } from './compose-form.js';
import { correctBroadcast } from './correct-broadcast.js';
import { actorOf, refused } from './desk-answers.js';
import { Step, stepButton } from './desk-says.js';
import { answer, takeStep } from './desk-steps.js';
import { findAudience } from './find-audience.js';
import { mayAnyStand } from './may-stand.js';
import { CONFIRM_ABOVE, mayBeCorrected } from './plan-step.js';
import { broadcastRefusalText, refuse } from './refusal.js';
import { broadcastList, broadcastTold } from './replies.js';
import type { WhenTools } from './when-hears.js';
import { editBroadcast, writeBroadcast } from './write-broadcast.js';

/** `broadcast`, `broadcast new`, `broadcast B-3`, `broadcast edit|correct B-3`, `broadcast approve B-3 25`, `broadcast send B-3 [when]` and the other steps. */
export async function broadcast(heard: Heard, rest: string, tools: WhenTools): Promise<Answered> {
  const [first = '', second = '', ...more] = rest.trim().split(/\s+/);
  const word = first.toLowerCase();
  if (word === '') return { says: [broadcastList.of({ rows: (await tools.tx.broadcasts.list(10)).map(({ number, content: { title }, state }) => ({ number, title, state })) })] };
  if (word === 'new') return open(heard, null, COMPOSE_FORM, tools);
  const step = Step.safeParse(word).data;
  const number = readBroadcastCode(step === undefined && word !== 'edit' && word !== 'correct' ? first : second);
  if (number === undefined) return refused(refuse('unknown', second === '' ? first : second));
  if (word === 'edit' || word === 'correct') return open(heard, number, word === 'edit' ? COMPOSE_FORM : CORRECT_FORM, tools);
  return takeStep(heard, { number, step: step ?? 'show', hash: null, more: more.join(' ') }, tools);
}

/** Steps whose answer comes beside what was pressed; what all others come to is shown in its place. */
const BESIDE: readonly Step[] = ['show', 'report', 'test', 'preview', 'schedule', 'nudge'];

/** A button of a card: the card is changed where it stands. */
export async function pressStep(heard: Heard, value: unknown, tools: WhenTools): Promise<Answered> {
  const pressed = stepButton.read(value);
  if (pressed === undefined) return refused(refuse('unknown'));
  if (pressed.step === 'approve' && heard.incoming.canOpenForm) {
    const found = await tools.tx.broadcasts.find(pressed.broadcast);
    const meant = found === undefined ? [] : await findAudience(found.content.audience, tools.tx, tools.networks);
    if (found !== undefined && meant.length > CONFIRM_ABOVE) return { says: [], form: { kind: 'open', form: approveForm(found, pressed.hash ?? found.hash, meant.length, heard.facts.words), values: {} } };
  }
  const answered = await takeStep(heard, { number: pressed.broadcast, step: pressed.step, hash: pressed.hash ?? null, more: pressed.language ?? '' }, tools);
  return BESIDE.includes(pressed.step) || answered.onlyForPerson === true ? answered : { ...answered, updatesPressed: true };
}

/** The form `broadcast.approve`: the number was typed. */
export function submitApproval(heard: Heard, values: FormValues, tools: WhenTools): Promise<Answered> {
  const about = aboutOf(heard);
  return takeStep(heard, { number: readBroadcastCode(about['broadcast'] ?? '') ?? 0, step: 'approve', hash: about['hash'] ?? null, more: String(values['confirm'] ?? '') }, tools);
}

/** The forms `broadcast.compose` (a draft, or an edit) and `broadcast.correct`. */
export async function submitCompose(heard: Heard, form: typeof COMPOSE_FORM | typeof CORRECT_FORM, values: FormValues, tools: BroadcastTools): Promise<Answered> {
  const { facts: { words, ledger } } = heard;
  const number = readBroadcastCode(aboutOf(heard)['broadcast'] ?? '');
  const found = number === undefined ? null : await tools.tx.broadcasts.find(number);
  if (found === undefined || (found === null && form === CORRECT_FORM)) return refused(refuse('unknown', number === undefined ? '' : broadcastCode(number)));
  const opened = found === null ? null : await openedAs(found, aboutOf(heard)['hash'], tools);
  const composed = composeForm(form, opened, words);
  // A field that a face did not send back was not touched.
  const filled = opened === null ? values : { ...composeValues(opened.content), ...values };
  // Somebody else wrote it meanwhile: that is not undone unseen. What was typed here stays in the form, which still is of the text that she saw.
  if (opened?.hash !== found?.hash) return { says: [], form: { kind: 'errors', form: composed, values: filled, errors: { title: words.say(broadcastRefusalText.stale) } } };
  const read = readComposed(composed, filled, found?.content.language ?? null, { networks: tools.networks, hasMilestone: (id) => ledger.byId.has(id) }, words);
  if (!read.ok) return { says: [], form: { kind: 'errors', form: composed, values: filled, errors: read.errors } };
  const actor = actorOf(heard, tools);
  if (number === undefined) return { says: [await cardOf(await writeBroadcast(read.content, 'draft', actor, tools), heard, tools)] };
  return answer(heard, await (form === CORRECT_FORM ? correctBroadcast(number, read.content, null, actor, tools) : editBroadcast(number, read.content, actor, tools)), tools);
}

/** The broadcast with the text that stood in the form when it opened, where the form tells which; else as it stands now. */
async function openedAs(found: Broadcast, hash: string | undefined, { tx }: BroadcastTools): Promise<Opened> {
  return hash === undefined || hash === found.hash ? found : { number: found.number, content: (await tx.broadcasts.content(found.number, hash)) ?? found.content, hash };
}

async function open({ facts: { words }, incoming }: Heard, number: number | null, form: typeof COMPOSE_FORM | typeof CORRECT_FORM, { tx }: BroadcastTools): Promise<Answered> {
  const found = number === null ? null : await tx.broadcasts.find(number);
  if (found === undefined) return refused(refuse('unknown', number ?? ''));
  // Told before anybody types what could not be taken.
  if (found?.state === 'stopped' && form === CORRECT_FORM && !mayBeCorrected(found, await mayAnyStand(found, tx.broadcasts))) return refused(refuse('wrong-state', found.state));
  // A form that waits behind a button opens empty: what is to be changed is changed where a form can open at once.
  if (found !== null && !incoming.canOpenForm) return { says: [broadcastTold.of({ lines: [words.say('broadcast.how-to-edit')] })], onlyForPerson: true };
  return { says: [], form: { kind: 'open', form: composeForm(form, found, words), values: composeValues(found?.content ?? null) } };
}

function aboutOf({ incoming: { happening } }: Heard): Readonly<Record<string, string>> {
  return happening.kind === 'submitted' ? happening.about : {};
}
