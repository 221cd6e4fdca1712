import { createHmac } from 'node:crypto';
import type { Workspace } from './workspace.js';

export const SIGNING_SECRET = 'signing-secret-of-tests';
const FORM = 'application/x-www-form-urlencoded';

/** Sends to the bot what Slack sends, signed as Slack signs it. */
export interface SlackSigner {
  /** Any body, with its own headers where a test wants them wrong. */
  send(body: string, some?: { readonly type?: string; readonly headers?: Record<string, string>; readonly stampedSecondsAgo?: number; readonly secret?: string }): Promise<Response>;
  /** A click in a modal. */
  pressInModal(view: SentView, actionId: string, values: Record<string, Record<string, unknown>>, user: string): Promise<Response>;
  /** `happenedS`: when it happened, in seconds since 1970. */
  event(event: Record<string, unknown>, eventId?: string, happenedS?: number): Promise<Response>;
  command(text: string, where?: { readonly channel?: string; readonly user?: string }): Promise<Response>;
  /** A message that a person points at in its menu. */
  point(text: string, where: { readonly channel: string; readonly ts: string; readonly user?: string }): Promise<Response>;
  press(action: { readonly id: string; readonly value: unknown }, where: { readonly channel: string; readonly ts: string; readonly user?: string }): Promise<Response>;
  /** `blocks` and `hash` as they stand in the view that is sent; `trigger` names the press, each time another unless Slack sends the same again. */
  submit(view: SentView, values: Record<string, Record<string, unknown>>, user?: string, trigger?: string): Promise<Response>;
}

/** A modal as Slack names it when it is sent, or something in it is clicked. */
export interface SentView {
  readonly id: string;
  readonly privateMetadata: string;
  readonly hash?: string;
  readonly blocks?: unknown;
}

/** Headers with which Slack would send this body. */
export function signed(body: string, stampedSecondsAgo = 0, secret = SIGNING_SECRET): Record<string, string> {
  const stamp = String(Math.floor(Date.now() / 1000) - stampedSecondsAgo);
  return { 'x-slack-request-timestamp': stamp, 'x-slack-signature': `v0=${createHmac('sha256', secret).update(`v0:${stamp}:${body}`).digest('hex')}` };
}

/** @param url of the bot's `/slack/events`. @param respondTo where Slack takes words that come after its answer; without it, nobody listens. */
export function slackSigner(url: string, workspace: Workspace, respondTo = 'http://127.0.0.1:9/none'): SlackSigner {
  let count = 0;
  const send: SlackSigner['send'] = (body, { type = 'application/json', headers, stampedSecondsAgo, secret } = {}) =>
    fetch(url, { method: 'POST', body, headers: { 'content-type': type, ...(headers ?? signed(body, stampedSecondsAgo, secret)) }, signal: AbortSignal.timeout(10_000) });
  const payload = (value: unknown) => send(new URLSearchParams({ payload: JSON.stringify(value) }).toString(), { type: FORM });
  const team = { id: workspace.team, domain: 'test' };
  return {
    send,
    event: (event, eventId = `Ev${Date.now()}${count++}`, happenedS) =>
      send(JSON.stringify({ type: 'event_callback', team_id: workspace.team, api_app_id: 'A1', event_id: eventId, event_time: happenedS, authorizations: [{ team_id: workspace.team, user_id: workspace.botUser, is_bot: true }], event })),
    command: (text, { channel = 'C1', user = 'U1' } = {}) =>
      send(new URLSearchParams({ command: '/imrf', text, team_id: workspace.team, user_id: user, channel_id: channel, channel_name: 'general', trigger_id: workspace.newTrigger(), response_url: respondTo }).toString(), { type: `${FORM}; charset=utf-8` }),
    point: (text, { channel, ts, user = 'U1' }) =>
      payload({ type: 'message_action', callback_id: 'check_dates', team, user: { id: user, team_id: workspace.team }, trigger_id: workspace.newTrigger(), response_url: respondTo, channel: { id: channel, name: 'general' }, message: { type: 'message', user: 'U2', text, ts }, message_ts: ts, action_ts: '1.1' }),
    press: ({ id, value }, { channel, ts, user = 'U1' }) =>
      payload({ type: 'block_actions', team, user: { id: user, team_id: workspace.team }, trigger_id: workspace.newTrigger(), response_url: respondTo, container: { type: 'message', message_ts: ts, channel_id: channel, is_ephemeral: false }, channel: { id: channel, name: 'general' }, message: { ts }, actions: [{ type: 'button', action_id: id, block_id: 'b1', value: JSON.stringify(value), action_ts: '1.1' }] }),
    submit: (view, values, user = 'U1', trigger = workspace.newTrigger()) => payload({ type: 'view_submission', team, user: { id: user, team_id: workspace.team }, trigger_id: trigger, view: viewOf(view, values) }),
    pressInModal: (view, actionId, values, user) =>
      payload({ type: 'block_actions', team, user: { id: user, team_id: workspace.team }, trigger_id: workspace.newTrigger(), container: { type: 'view', view_id: view.id }, view: viewOf(view, values), actions: [{ type: 'button', action_id: actionId, block_id: 'b1', value: '{}', action_ts: '1.1' }] }),
  };
}

function viewOf({ id, privateMetadata, hash = '1.abc', blocks }: SentView, values: Record<string, Record<string, unknown>>): Record<string, unknown> {
  return { id, type: 'modal', callback_id: 'form', hash, private_metadata: privateMetadata, ...(blocks === undefined ? {} : { blocks }), state: { values } };
}
