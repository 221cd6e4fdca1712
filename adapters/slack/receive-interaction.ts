import { createHash } from 'node:crypto';
import type { ConversationKind } from '../../src/chat/conversation.js';
import { LONGEST_SAID, type Incoming } from '../../src/chat/incoming.js';
import type { FormValues } from '../../src/chat/form.js';
import { draftIn } from '../../src/chat/form-draft.js';
import { readModalPlace, type ModalPlace } from './modal-place.js';
import type { ActionBody, CommandBody, ModalActionBody, ShortcutBody, SubmissionBody } from './payloads.js';
import { wordsOf } from './plain-words.js';
import { accountOf, addressOf, saidBy, type Known } from './receive-event.js';
import { BACK } from './render-form.js';
import { readState } from './view-state.js';

/** `/imrf …`. Where the bot is no member it cannot answer later. */
export function receiveCommand(body: CommandBody, isMember: boolean, known: Known): Incoming {
  return {
    eventId: `slack:command:${body.trigger_id}`,
    address: addressOf(body.team_id, body.channel_id, kindOf(body.channel_id, body.channel_name)),
    thread: null,
    account: accountOf(body.team_id, body.user_id),
    locale: known.localeOf(body.user_id),
    canOpenForm: true,
    canPostLater: isMember,
    happening: saidBy(body.text ?? '', body.team_id, known.botUser),
  };
}

/** A message whose dates a person wants checked. Undefined where it comes from nowhere that we know. */
export function receiveShortcut(body: ShortcutBody, isMember: boolean, known: Known): Incoming | undefined {
  const team = body.team?.id ?? body.user.team_id;
  if (typeof team !== 'string') return undefined;
  return {
    eventId: `slack:shortcut:${body.trigger_id}`,
    address: addressOf(team, body.channel.id, kindOf(body.channel.id, body.channel.name)),
    thread: body.message.thread_ts ?? null,
    account: accountOf(team, body.user.id),
    locale: known.localeOf(body.user.id),
    canOpenForm: true,
    canPostLater: isMember,
    happening: { kind: 'pointed', text: wordsOf(body.message.text ?? '', known.botUser).slice(0, LONGEST_SAID) },
  };
}

/** A click. Undefined where it comes from nowhere that we know. */
export function receiveAction(body: ActionBody, isMember: boolean, known: Known): Incoming | undefined {
  const [pressed] = body.actions;
  const team = body.team?.id ?? body.user.team_id;
  if (pressed === undefined || typeof team !== 'string') return undefined;
  const kind = kindOf(body.channel.id, body.channel.name);
  return {
    eventId: `slack:action:${body.trigger_id}`,
    address: addressOf(team, body.channel.id, kind),
    thread: body.message?.thread_ts ?? (kind === 'person' ? null : (body.message?.ts ?? null)),
    account: accountOf(team, body.user.id),
    locale: known.localeOf(body.user.id),
    canOpenForm: true,
    canPostLater: isMember,
    happening: { kind: 'pressed', action: pressed.action_id.replace(/#\d+$/, ''), value: valueOf(pressed.value), message: body.message?.ts ?? null },
  };
}

/** Something that happened in a modal of ours, and where that modal stands. */
export interface InModal {
  readonly incoming: Incoming;
  readonly place: ModalPlace;
}

/** A modal that was sent, and which press sent it: undefined where Slack does not tell. */
export interface SentModal extends InModal {
  readonly press: string | undefined;
}

/** A modal that was sent: its last page sends the form, any other turns to the next. Undefined where it is none of ours. */
export function receiveSubmission(body: SubmissionBody, known: Known): SentModal | undefined {
  const { view, trigger_id: trigger } = body;
  const values = readState(view.state.values);
  const press = trigger === undefined ? undefined : digestOf(trigger);
  const eventIdAt = ({ about }: ModalPlace): string => {
    // The draft of several pages is kept with us and taken once: each press of them can be an event of its own, after a restart, too.
    if (press !== undefined && draftIn(about).draft !== undefined) return `slack:view:${view.id}:${press}`;
    // The hash changes when the view does, not when it is sent again after an error: what was filled in tells these apart.
    return `slack:view:${view.id}:${view.hash ?? ''}:${digestOf(values)}`;
  };
  const found = inModal(body, known, eventIdAt, ({ form, about, page, isLast }) => (isLast ? { kind: 'submitted', form, about, values } : { kind: 'turned', form, about, page, to: 'next', values }));
  return found === undefined ? undefined : { ...found, press };
}

/** A click in a modal: the button that turns back. Undefined for all else. */
export function receiveModalAction(body: ModalActionBody, known: Known): InModal | undefined {
  if (body.actions[0]?.action_id !== BACK) return undefined;
  const values = readState(body.view.state.values);
  return inModal(body, known, () => `slack:action:${body.trigger_id}`, ({ form, about, page }) => ({ kind: 'turned', form, about, page, to: 'back', values }));
}

function inModal({ view, team: within, user }: Pick<SubmissionBody, 'view' | 'team' | 'user'>, known: Known, eventIdAt: (place: ModalPlace) => string, happeningAt: (place: ModalPlace) => Incoming['happening']): InModal | undefined {
  const place = readModalPlace(view.private_metadata);
  const team = view.app_installed_team_id ?? within?.id ?? view.team_id ?? user.team_id;
  if (place === undefined || typeof team !== 'string') return undefined;
  const incoming: Incoming = {
    eventId: eventIdAt(place), address: addressOf(team, place.conversation, place.kind), thread: place.thread, account: accountOf(team, user.id),
    locale: known.localeOf(user.id), canOpenForm: true, canPostLater: true, happening: happeningAt(place),
  };
  return { incoming, place };
}

function digestOf(value: FormValues | string): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);
}

/** Slack's ids tell direct messages apart; its names, groups of people. */
function kindOf(channel: string, name: string | undefined): ConversationKind {
  if (channel.startsWith('D')) return 'person';
  return name?.startsWith('mpdm-') === true ? 'group' : 'channel';
}

function valueOf(value: string | undefined): unknown {
  if (value === undefined) return undefined;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
