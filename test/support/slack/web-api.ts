import { z } from 'zod';
import { faultsIn, MessagePayload, ViewPayload } from './block-kit.js';
import type { Channel, StoredMessage, Workspace } from './workspace.js';

/** What a method answers, as Slack would. */
export type Answer = { readonly ok: true } & Record<string, unknown> | { readonly ok: false; readonly error: string } & Record<string, unknown>;

type Args = Record<string, unknown>;
type Method = (args: Args, workspace: Workspace) => Answer;

const no = (error: string, more: Args = {}): Answer => ({ ok: false, error, ...more });

/** The methods that the counterpart knows. */
export const METHODS: Readonly<Record<string, Method>> = {
  'auth.test': (_, { team, botUser, botId }) => ({ ok: true, team: 'Test', team_id: team, user_id: botUser, bot_id: botId }),
  'chat.postMessage': (args, workspace) => inChannel(args, workspace, (channel) => postMessage(args, channel, workspace)),
  'chat.postEphemeral': (args, workspace) => inChannel(args, workspace, (channel) => postEphemeral(args, channel, workspace)),
  'chat.update': (args, workspace) => inChannel(args, workspace, (channel) => updateMessage(args, channel)),
  'chat.delete': (args, workspace) => inChannel(args, workspace, (channel) => deleteMessage(args, channel)),
  'conversations.info': ({ channel }, workspace) => infoOf(String(channel), workspace),
  'conversations.open': ({ users }, workspace) => ({ ok: true, channel: { id: workspace.imOf(String(users)).id } }),
  'conversations.history': (args, workspace) => inChannel(args, workspace, (channel) => listing(channel.messages.filter((one) => one.thread === null).reverse(), args, workspace)),
  'conversations.replies': (args, workspace) => inChannel(args, workspace, (channel) => replies(args, channel, workspace)),
  'users.info': ({ user, include_locale: wanted }, workspace) => ({ ok: true, user: { id: user, ...(workspace.zones.has(String(user)) ? { tz: workspace.zones.get(String(user)) } : {}), ...(isTrue(wanted) ? { locale: workspace.locales.get(String(user)) ?? 'en-US' } : {}) } }),
  'views.open': openView,
  'views.update': (args, { views }) => changeView(args, views.find((one) => one.id === args['view_id'])),
  'views.publish': publishView,
};

function inChannel(args: Args, workspace: Workspace, then: (channel: Channel) => Answer): Answer {
  const channel = workspace.channels.get(String(args['channel']));
  if (channel === undefined || (channel.kind === 'private' && !channel.isMember)) return no('channel_not_found');
  if (channel.isArchived) return no('is_archived');
  return channel.isMember ? then(channel) : no('not_in_channel');
}

function refusedPayload(args: Args): Answer | undefined {
  const faults = faultsIn(MessagePayload, args);
  if (faults.length === 0) return undefined;
  if (faults.some((fault) => fault.includes('msg_blocks_too_long'))) return no('msg_blocks_too_long', { malformed: faults });
  return no(faults.some((fault) => fault.includes('/blocks')) ? 'invalid_blocks' : faults.some((fault) => fault.includes('/metadata')) ? 'invalid_metadata_format' : 'msg_too_long', { response_metadata: { messages: faults }, malformed: faults });
}

function postMessage(args: Args, channel: Channel, workspace: Workspace): Answer {
  const refused = refusedPayload(args);
  if (refused !== undefined) return refused;
  const thread = typeof args['thread_ts'] === 'string' ? args['thread_ts'] : null;
  const message: StoredMessage = { ts: workspace.nextTs(), thread, bot: true, payload: args };
  channel.messages.push(message);
  return { ok: true, channel: channel.id, ts: message.ts };
}

function postEphemeral(args: Args, channel: Channel, workspace: Workspace): Answer {
  const refused = refusedPayload(args);
  if (refused !== undefined) return refused;
  if (args['user'] === 'UABSENT') return no('user_not_in_channel');
  channel.ephemeral.push({ user: String(args['user']), payload: args });
  return { ok: true, message_ts: workspace.nextTs() };
}

function updateMessage(args: Args, channel: Channel): Answer {
  const found = channel.messages.findIndex((one) => one.ts === args['ts'] && one.bot);
  const before = channel.messages[found];
  if (before === undefined) return no('message_not_found');
  const refused = refusedPayload(args);
  if (refused !== undefined) return refused;
  channel.messages[found] = { ...before, payload: args };
  return { ok: true, channel: channel.id, ts: before.ts };
}

function deleteMessage(args: Args, channel: Channel): Answer {
  if (!channel.messages.some((one) => one.ts === args['ts'] && one.bot)) return no('message_not_found');
  if (channel.keepsMessages) return no('cant_delete_message');
  channel.messages = channel.messages.filter((one) => one.ts !== args['ts']);
  return { ok: true };
}

function infoOf(id: string, workspace: Workspace): Answer {
  const channel = workspace.channels.get(id);
  if (channel === undefined || (channel.kind !== 'channel' && !channel.isMember)) return no('channel_not_found');
  return { ok: true, channel: { id, ...(channel.kind === 'im' ? {} : { name: channel.name }), is_im: channel.kind === 'im', is_member: channel.isMember, is_archived: channel.isArchived } };
}

function replies(args: Args, channel: Channel, workspace: Workspace): Answer {
  const parent = channel.messages.find((one) => one.ts === args['ts']);
  if (parent === undefined) return no('thread_not_found');
  const others = channel.messages.filter((one) => one.thread === args['ts'] && Number(one.ts) >= Number(args['oldest'] ?? 0));
  return page([parent, ...others], args, workspace);
}

function listing(messages: readonly StoredMessage[], args: Args, workspace: Workspace): Answer {
  return page(messages.filter((one) => Number(one.ts) >= Number(args['oldest'] ?? 0)), args, workspace);
}

/** At most 15 at a time; what metadata holds is shown only to who asks for it. */
function page(messages: readonly StoredMessage[], args: Args, { botId }: Workspace): Answer {
  const from = Number(args['cursor'] ?? 0);
  const limit = Math.min(15, Number(args['limit'] ?? 15));
  const shown = messages.slice(from, from + limit).map((one) => ({
    type: 'message', ts: one.ts, text: one.payload['text'], ...(one.bot ? { bot_id: botId } : {}), ...(one.thread === null ? {} : { thread_ts: one.thread }),
    ...(isTrue(args['include_all_metadata']) && one.payload['metadata'] !== undefined ? { metadata: one.payload['metadata'] } : {}),
  }));
  return { ok: true, messages: shown, response_metadata: { next_cursor: from + limit < messages.length ? String(from + limit) : '' } };
}

function openView(args: Args, workspace: Workspace): Answer {
  const trigger = String(args['trigger_id']);
  const expires = workspace.triggers.get(trigger);
  workspace.triggers.delete(trigger);
  if (expires === undefined) return no('exchanged_trigger_id');
  if (Date.now() > expires) return no('expired_trigger_id');
  const view = { id: `V${workspace.views.length + 1}`, user: null, hash: '', payload: {} };
  const answer = changeView(args, view);
  if (answer.ok) workspace.views.push(view);
  return answer;
}

function publishView(args: Args, workspace: Workspace): Answer {
  const view = { id: `V${workspace.views.length + 1}`, user: String(args['user_id']), hash: '', payload: {} };
  const answer = changeView(args, view);
  if (answer.ok) workspace.views.push(view);
  return answer;
}

let hashes = 0;

function changeView(args: Args, view: Workspace['views'][number] | undefined): Answer {
  if (view === undefined) return no('not_found');
  const faults = faultsIn(ViewPayload, args['view']);
  if (faults.length > 0) return no('invalid_arguments', { response_metadata: { messages: faults }, malformed: faults });
  if (args['hash'] !== undefined && args['hash'] !== view.hash) return no('hash_conflict');
  view.payload = z.record(z.string(), z.unknown()).parse(args['view']);
  view.hash = `${Date.now()}.${(hashes += 1)}`;
  return { ok: true, view: { id: view.id, hash: view.hash, ...view.payload } };
}

function isTrue(value: unknown): boolean {
  return value === true || value === 'true' || value === '1';
}
