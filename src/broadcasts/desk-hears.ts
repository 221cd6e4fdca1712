import type { FormValues } from '../chat/form.js';
import type { Saying } from '../chat/saying.js';
import type { Answered, Heard } from '../people/heard.js';
import { who } from '../people/person.js';
import { approveBroadcast } from './approve-broadcast.js';
import { readBroadcastCode, type Broadcast } from './broadcast.js';
import type { BroadcastTools } from './broadcast-tools.js';
import { checkDates } from './check-dates.js';
import { COMPOSE_FORM, composeForm, composeValues, CORRECT_FORM, readComposed } from './compose-form.js';
import { correctBroadcast, nudgeUnseen, recallBroadcast } from './correct-broadcast.js';
import { countsLine, headLine, proofLines } from './desk-lines.js';
import { broadcastCard, broadcastProgress, Step, stepButton } from './desk-says.js';
import { findAudience } from './find-audience.js';
import { CONFIRM_ABOVE, type Actor } from './plan-step.js';
import { readSchedule } from './read-schedule.js';
import { refuse, type BroadcastRefusal } from './refusal.js';
import { broadcastList, broadcastRefused, broadcastTold } from './replies.js';
import { readReport } from './report.js';
import { resumeBroadcast, sendBroadcast, stopBroadcast } from './send-broadcast.js';
import { copyTried } from './tell-copy.js';
import { approveForm } from './approve-form.js';
import { editBroadcast, proposeBroadcast, writeBroadcast, type Stepped } from './write-broadcast.js';

/** `broadcast`, `broadcast new`, `broadcast B-3`, `broadcast edit|correct B-3`, `broadcast approve B-3 25`, `broadcast send B-3 [when]` and the other steps. */
export async function broadcast(heard: Heard, rest: string, tools: BroadcastTools): Promise<Answered> {
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

/** A button of a card: the card is changed where it stands. */
export async function pressStep(heard: Heard, value: unknown, tools: BroadcastTools): Promise<Answered> {
  const pressed = stepButton.read(value);
  if (pressed === undefined) return refused(refuse('unknown'));
  if (pressed.step === 'approve' && heard.incoming.canOpenForm) {
    const found = await tools.tx.broadcasts.find(pressed.broadcast);
    const meant = found === undefined ? [] : await findAudience(found.content.audience, tools.tx, tools.networks);
    if (found !== undefined && meant.length > CONFIRM_ABOVE) return { says: [], form: { kind: 'open', form: approveForm(found, pressed.hash ?? found.hash, meant.length, heard.facts.words), values: {} } };
  }
  const answered = await takeStep(heard, { number: pressed.broadcast, step: pressed.step, hash: pressed.hash ?? null, more: '' }, tools);
  return ['show', 'report', 'test'].includes(pressed.step) || answered.onlyForPerson === true ? answered : { ...answered, updatesPressed: true };
}

/** The form `broadcast.approve`: the number was typed. */
export function submitApproval(heard: Heard, values: FormValues, tools: BroadcastTools): Promise<Answered> {
  const about = aboutOf(heard);
  return takeStep(heard, { number: readBroadcastCode(about['broadcast'] ?? '') ?? 0, step: 'approve', hash: about['hash'] ?? null, more: String(values['confirm'] ?? '') }, tools);
}

/** The forms `broadcast.compose` (a draft, or an edit) and `broadcast.correct`. */
export async function submitCompose(heard: Heard, form: typeof COMPOSE_FORM | typeof CORRECT_FORM, values: FormValues, tools: BroadcastTools): Promise<Answered> {
  const { facts: { words, ledger } } = heard;
  const number = readBroadcastCode(aboutOf(heard)['broadcast'] ?? '');
  const read = readComposed(values, { networks: tools.networks, hasMilestone: (id) => ledger.byId.has(id) }, words);
  if (!read.ok) return { says: [], form: { kind: 'errors', form: composeForm(form, number === undefined ? null : { number }, words), values, errors: read.errors } };
  const actor = actorOf(heard, tools);
  if (number === undefined && form === CORRECT_FORM) return refused(refuse('unknown'));
  if (number === undefined) return { says: [await card(await writeBroadcast(read.content, 'draft', actor, tools), heard, tools)] };
  return answer(heard, await (form === CORRECT_FORM ? correctBroadcast(number, read.content, null, actor, tools) : editBroadcast(number, read.content, actor, tools)), tools);
}

interface Wanted {
  readonly number: number;
  readonly step: Step;
  readonly hash: string | null;
  /** What was typed behind it: a number, a reason, when. */
  readonly more: string;
}

async function takeStep(heard: Heard, { number, step, hash, more }: Wanted, tools: BroadcastTools): Promise<Answered> {
  const actor = actorOf(heard, tools);
  switch (step) {
    case 'show':
      return answer(heard, (await tools.tx.broadcasts.find(number)) ?? refuse('unknown', number), tools);
    case 'test':
      return (await tools.tx.broadcasts.find(number)) === undefined ? refused(refuse('unknown', number)) : { says: [copyTried.of({ broadcast: number })], onlyForPerson: true };
    case 'report':
      return tellReport(heard, number, tools);
    case 'propose':
      return answer(heard, await proposeBroadcast(number, actor, tools), tools);
    case 'approve':
      return answer(heard, await approveBroadcast(number, { hash, ...readApproval(more) }, actor, tools), tools);
    case 'send': {
      const schedule = readSchedule(more);
      return schedule === undefined ? refused(refuse('at-unreadable', more)) : answer(heard, await sendBroadcast(number, schedule, null, actor, tools), tools);
    }
    case 'stop':
      return answer(heard, await stopBroadcast(number, actor, tools), tools);
    case 'resume':
      return answer(heard, await resumeBroadcast(number, actor, tools), tools);
    case 'recall':
      return answer(heard, await recallBroadcast(number, more === '' ? null : more, actor, tools), tools);
    case 'nudge': {
      const asked = await nudgeUnseen(number, actor, tools);
      return typeof asked === 'number' ? { says: [broadcastTold.of({ lines: [heard.facts.words.say('broadcast.nudged', { count: asked })] })] } : refused(asked);
    }
  }
}

/** `25`, or `override` and the reason. */
function readApproval(more: string): { readonly confirm: number | null; readonly override: string | null } {
  const override = /(?:^|\s)override\s*([\s\S]*)$/i.exec(more)?.[1] ?? null;
  const typed = /^\d{1,7}/.exec(more.trim())?.[0];
  return { confirm: typed === undefined ? null : Number(typed), override };
}

async function tellReport({ facts: { words } }: Heard, number: number, { tx, clock }: BroadcastTools): Promise<Answered> {
  const found = await tx.broadcasts.find(number);
  if (found === undefined) return refused(refuse('unknown', number));
  const { counts, proof, rows, questions } = await readReport(found, tx, clock.machineNow());
  const missed = rows.filter(({ state, isRemoved }) => state !== 'sent' || isRemoved === false).slice(0, 20).map(({ network, platform, state, reason }) => `${network ?? '–'}, ${platform}: ${reason ?? state}`);
  return { says: [broadcastTold.of({ lines: [headLine(found, counts.state, words), countsLine(counts, counts.seen, words), ...proofLines(proof, words), ...missed, ...questions.slice(0, 10).map((one) => `Q-${one.number}: ${one.text}`)] })] };
}

/** Once it has begun, how far it has come; before, the card. */
async function answer(heard: Heard, stepped: Stepped, tools: BroadcastTools): Promise<Answered> {
  if ('refused' in stepped) return refused(stepped);
  const hasBegun = !['draft', 'proposed', 'approved'].includes(stepped.state);
  return { says: [hasBegun ? broadcastProgress.of({ broadcast: stepped.number }) : await card(stepped, heard, tools)] };
}

async function card({ number, content }: Broadcast, { facts: { ledger, today } }: Heard, { tx, networks }: BroadcastTools): Promise<Saying> {
  const meant = await findAudience(content.audience, tx, networks);
  const moved = checkDates(content, ledger, today).filter(({ verdict }) => verdict === 'moved').slice(0, 10).map(({ text }) => text);
  return broadcastCard.of({ broadcast: number, conversations: meant.length, unreachable: meant.filter(({ reason }) => reason !== null).length, moved });
}

async function open({ facts: { words }, incoming }: Heard, number: number | null, form: typeof COMPOSE_FORM | typeof CORRECT_FORM, { tx }: BroadcastTools): Promise<Answered> {
  const found = number === null ? null : await tx.broadcasts.find(number);
  if (found === undefined) return refused(refuse('unknown', number ?? ''));
  // A form that waits behind a button opens empty: what is to be changed is changed where a form can open at once.
  if (found !== null && !incoming.canOpenForm) return { says: [broadcastTold.of({ lines: [words.say('broadcast.how-to-edit')] })], onlyForPerson: true };
  return { says: [], form: { kind: 'open', form: composeForm(form, found, words), values: composeValues(found?.content ?? null) } };
}

function aboutOf({ incoming: { happening } }: Heard): Readonly<Record<string, string>> {
  return happening.kind === 'submitted' ? happening.about : {};
}

function actorOf({ person }: Heard, { clock }: BroadcastTools): Actor {
  return { by: who(person.account), at: clock.machineNow() };
}

function refused({ refused: code, said }: BroadcastRefusal): Answered {
  return { says: [broadcastRefused.of({ refused: code, said })], onlyForPerson: true };
}
