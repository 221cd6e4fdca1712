import type { App } from '@slack/bolt';
import type { Incoming } from '../../src/chat/incoming.js';
import type { FrontDoor } from '../../src/chat/platform.js';
import { answerPerson, answerSubmission, nextView, type AnswerWays } from './answer-direct.js';
import { inTimeOr, type ShowAlone } from './answer-late.js';
import { answeredModals, type AnsweredModals } from './answered-modals.js';
import type { Memberships } from './membership.js';
import { ActionBody, CommandBody, EventBody, ModalActionBody, ShortcutBody, SubmissionBody } from './payloads.js';
import { receiveEvent, type Known } from './receive-event.js';
import { receiveAction, receiveCommand, receiveModalAction, receiveShortcut, receiveSubmission } from './receive-interaction.js';

/** What the listeners need. */
export interface Listening {
  readonly door: FrontDoor;
  readonly members: Memberships;
  readonly known: () => Known;
  readonly client: AnswerWays['client'];
  /** After an event was kept: what can wait (the Home tab, a person's locale). */
  readonly afterwards: (user: string, openedHome: boolean) => void;
  /** What Slack tells of a channel that the bot was added to. */
  readonly tellPlace: (joined: Incoming, inviter: string | null) => Promise<Incoming>;
  readonly showAlone: ShowAlone;
  readonly onEnded: (team: string) => Promise<void>;
  /** A page that was turned and could not be shown. What was typed is kept. */
  readonly onNotShown: (error: unknown) => void;
}

/** Lets Bolt hand over what arrives. Bolt calls every listener that fits: there is one of each kind, and no more. */
export function listen(app: App, to: Listening): void {
  app.event(/^/, ({ body }) => takeEvent(body, to));
  app.command(/^/, ({ body, ack, respond }) => takeCommand(body, to, inTheAnswer(ack, respond)));
  app.shortcut(/^/, ({ body, respond }) => takeShortcut(body, to, (part) => respond(ephemeral(part)).then(nothing)));
  app.action(/^/, ({ body, respond }) => {
    const inModal = ModalActionBody.safeParse(body).data;
    return inModal === undefined ? takeAction(body, to, (part) => respond({ ...ephemeral(part), replace_original: false }).then(nothing)) : takeModalAction(inModal, to);
  });
  const answered = answeredModals();
  app.view(/^/, async ({ body, ack }) => {
    const submission = SubmissionBody.safeParse(body).data;
    const taken = submission === undefined ? undefined : await takeSubmission(submission, to, answered);
    await inTimeOr(() => (taken?.answer === undefined ? ack() : ack(taken.answer)), () => taken?.late() ?? Promise.resolve());
  });
}

async function takeEvent(body: unknown, to: Listening): Promise<void> {
  const event = EventBody.safeParse(body).data;
  if (event === undefined) return;
  const incoming = receiveEvent(event, to.known());
  if (incoming === undefined) return;
  const { kind } = incoming.happening;
  if (kind === 'ended') await to.onEnded(incoming.address.tenant);
  else if (incoming.address.kind !== 'person') to.members.note(incoming.address.conversation, kind !== 'left');
  await to.door.keep(kind === 'joined' ? await to.tellPlace(incoming, inviterOf(event)) : incoming);
  if (incoming.account !== null) to.afterwards(incoming.account.user, kind === 'opened-home');
}

function inviterOf({ event }: EventBody): string | null {
  return event.type === 'member_joined_channel' ? (event.inviter ?? null) : null;
}

async function takeCommand(body: unknown, to: Listening, show: AnswerWays['show']): Promise<void> {
  const command = CommandBody.safeParse(body).data;
  if (command === undefined) return;
  const incoming = receiveCommand(command, await to.members.isMember(command.channel_id), to.known());
  await answerPerson(await to.door.handle(incoming), incoming, { client: to.client, trigger: command.trigger_id, show });
  to.afterwards(command.user_id, false);
}

async function takeShortcut(body: unknown, to: Listening, show: AnswerWays['show']): Promise<void> {
  const shortcut = ShortcutBody.safeParse(body).data;
  if (shortcut === undefined) return;
  const incoming = receiveShortcut(shortcut, await to.members.isMember(shortcut.channel.id), to.known());
  if (incoming === undefined) return;
  await answerPerson(await to.door.handle(incoming), incoming, { client: to.client, trigger: shortcut.trigger_id, show });
}

/** Bolt wants a click acknowledged; the receiver does it when this has ended. */
async function takeAction(body: unknown, to: Listening, show: AnswerWays['show']): Promise<void> {
  const action = ActionBody.safeParse(body).data;
  if (action === undefined) return;
  // Only words for one person alone can stand where the bot is no member.
  const isMember = action.container?.is_ephemeral !== true || (await to.members.isMember(action.channel.id));
  const incoming = receiveAction(action, isMember, to.known());
  if (incoming === undefined) return;
  await answerPerson(await to.door.handle(incoming), incoming, { client: to.client, trigger: action.trigger_id, show });
}

/** How a modal that was sent is answered: at once, or once Slack has closed it unanswered. */
interface TakenSubmission {
  readonly answer: ReturnType<typeof answerSubmission>;
  readonly late: () => Promise<void>;
}

/** The same request again gets the same answer: a form with errors must not close unheard. */
async function takeSubmission(submission: SubmissionBody, to: Listening, answered: AnsweredModals): Promise<TakenSubmission | undefined> {
  const received = receiveSubmission(submission, to.known());
  if (received === undefined) return undefined;
  const { incoming, place, press } = received;
  const answer = await answered.take(incoming, press, (one) => to.door.handle(one));
  return {
    answer: answerSubmission(answer, place, inputsOf(submission)),
    late: () => answerPerson(answer, incoming, { client: to.client, trigger: submission.trigger_id ?? '', show: (part) => to.showAlone(incoming, part) }),
  };
}

/** Slack may leave an untouched input out of the state; its blocks name them all. */
function inputsOf({ view }: SubmissionBody): string[] {
  const named = (view.blocks ?? []).flatMap((block) => (block.type === 'input' && block.block_id !== undefined ? [block.block_id] : []));
  return named.length > 0 ? named : Object.keys(view.state.values);
}

/** A page is turned back in the modal that is open; its hash keeps a slow answer from overwriting a newer page. */
async function takeModalAction(action: ModalActionBody, to: Listening): Promise<void> {
  const received = receiveModalAction(action, to.known());
  if (received === undefined) return;
  const view = nextView(await to.door.handle(received.incoming), received.place);
  const { id, hash } = action.view;
  if (view !== undefined) await to.client.views.update({ view_id: id, view, ...(hash === undefined ? {} : { hash }) }).catch(to.onNotShown);
}

type Say = ReturnType<typeof ephemeral>;

/** The first words stand in the HTTP answer, where Slack waits for it still; further ones follow. */
function inTheAnswer(ack: (say: Say) => Promise<void>, respond: (say: Say) => Promise<unknown>): AnswerWays['show'] {
  let first = true;
  return async (part) => {
    const follow = () => respond(ephemeral(part));
    const isFirst = first;
    first = false;
    await (isFirst ? inTimeOr(() => ack(ephemeral(part)), follow) : follow());
  };
}

function ephemeral({ text, blocks }: Parameters<AnswerWays['show']>[0]) {
  return { response_type: 'ephemeral' as const, text, ...(blocks.length > 0 ? { blocks } : {}) };
}

const nothing = () => undefined;
