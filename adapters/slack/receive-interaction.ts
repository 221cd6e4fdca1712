import { createHash } from 'node:crypto';
import type { ConversationKind } from '../../src/chat/conversation.js';
import type { Incoming } from '../../src/chat/incoming.js';
import { readModalPlace } from './modal-place.js';
import type { ActionBody, CommandBody, SubmissionBody } from './payloads.js';
import { wordsOf } from './plain-words.js';
import { accountOf, addressOf, type Known } from './receive-event.js';
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
    happening: { kind: 'said', text: wordsOf(body.text ?? '', known.botUser).slice(0, 20_000) },
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

/** A modal that was sent. Undefined where it is none of ours. */
export function receiveSubmission(body: SubmissionBody, known: Known): Incoming | undefined {
  const { view } = body;
  const place = readModalPlace(view.private_metadata);
  const team = view.app_installed_team_id ?? body.team?.id ?? view.team_id ?? body.user.team_id;
  if (place === undefined || typeof team !== 'string') return undefined;
  const values = readState(view.state.values);
  return {
    // The hash changes when the view does, not when it is sent again after an error: what was filled in tells these apart.
    eventId: `slack:view:${view.id}:${view.hash ?? ''}:${digestOf(values)}`,
    address: addressOf(team, place.conversation, place.kind),
    thread: place.thread,
    account: accountOf(team, body.user.id),
    locale: known.localeOf(body.user.id),
    canOpenForm: true,
    canPostLater: true,
    happening: { kind: 'submitted', form: place.form, about: place.about, values },
  };
}

function digestOf(values: unknown): string {
  return createHash('sha256').update(JSON.stringify(values)).digest('hex').slice(0, 16);
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
