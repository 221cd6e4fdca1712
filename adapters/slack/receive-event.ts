import type { Account, ConversationAddress, ConversationKind } from '../../src/chat/conversation.js';
import { MOST_FILES } from '../../src/chat/files.js';
import { LONGEST_SAID, type Happening, type Incoming } from '../../src/chat/incoming.js';
import { instantFromMs } from '../../src/time/instant.js';
import { sharedOf } from './fetch-file.js';
import type { EndedEvent, EventBody, SaidEvent } from './payloads.js';
import { mentionsIn, wordsOf } from './plain-words.js';

/** What is known beside the payload. */
export interface Known {
  /** The bot's own user id, undefined until Slack has told it. */
  readonly botUser: string | undefined;
  readonly localeOf: (user: string) => string | null;
}

/** Stands where an address has a channel. */
const WHOLE_TEAM = '*';

/** What an event means, undefined where it means nothing to us: other bots, edits, joins of others, other tabs. */
export function receiveEvent(body: EventBody, known: Known): Incoming | undefined {
  const incoming = meaningOf(body, known);
  const seconds = body.event_time ?? undefined;
  // Told in whole seconds: what happened at the end of one is not before what happened at its beginning.
  return incoming === undefined || seconds === undefined ? incoming : { ...incoming, happenedAt: instantFromMs(seconds * 1_000 + 999) };
}

function meaningOf(body: EventBody, known: Known): Incoming | undefined {
  const { event } = body;
  const team = teamOf(body);
  const bot = body.authorizations?.[0]?.user_id ?? known.botUser;
  switch (event.type) {
    case 'app_mention':
    case 'message':
      return receiveSaid(event, team, bot, known);
    case 'app_home_opened':
      return event.tab === 'messages' ? undefined : seen(body, team, event.channel, 'person', { kind: 'opened-home' }, accountOf(team, event.user), known);
    case 'member_joined_channel':
      return event.user === bot ? seen(body, team, event.channel, 'channel', { kind: 'joined' }, null, known) : undefined;
    case 'app_uninstalled':
    case 'tokens_revoked':
      return endsInstallation(event) ? seen(body, team, WHOLE_TEAM, 'channel', { kind: 'ended', reason: event.type }, null, known) : undefined;
    case 'channel_unarchive':
    case 'group_unarchive':
      // After an archive the bot is no member any more: it can write again when somebody invites it.
      return undefined;
    case 'channel_left':
    case 'group_left':
    case 'channel_archive':
    case 'group_archive':
    case 'channel_deleted':
    case 'group_deleted':
      return seen(body, team, event.channel, 'channel', { kind: 'left', reason: event.type }, null, known);
  }
}

/** The workspace that has the bot; in a channel shared with others `team_id` may be theirs. */
function teamOf(body: EventBody): string {
  return body.authorizations?.[0]?.team_id ?? body.context_team_id ?? body.team_id;
}

/** Whether the workspace has put the bot out as a whole: a person's own token that is revoked does not end it. */
function endsInstallation(event: EndedEvent): boolean {
  return event.type === 'app_uninstalled' || (event.tokens?.bot?.length ?? 0) > 0;
}

/** Of Slack's kinds of messages those that people write: with a file, in a thread and shown outside of it, with `/me`. The others are edits, notes about a channel, or other bots'. */
const WRITTEN: ReadonlySet<string> = new Set(['file_share', 'thread_broadcast', 'me_message']);

function receiveSaid(event: SaidEvent, team: string, bot: string | undefined, known: Known): Incoming | undefined {
  const alone = event.channel_type === 'im' || event.channel.startsWith('D');
  const fromPerson = typeof event.bot_id !== 'string' && (typeof event.subtype !== 'string' || WRITTEN.has(event.subtype));
  if (!fromPerson || typeof event.user !== 'string' || event.user === bot || (event.type === 'message' && !alone)) return undefined;
  return {
    // The same words can come as a message and as a mention: both carry this id.
    eventId: `slack:${team}:${event.channel}:${event.ts}`,
    address: addressOf(team, event.channel, alone ? 'person' : 'channel'),
    thread: event.thread_ts ?? (alone ? null : event.ts),
    account: accountOf(team, event.user),
    locale: known.localeOf(event.user),
    canOpenForm: false,
    canPostLater: true,
    happening: sharedIn(event) ?? saidBy(event.text ?? '', team, bot),
  };
}

/** Files that came with the words are what they are about. */
function sharedIn({ files }: SaidEvent): Extract<Happening, { kind: 'shared' }> | undefined {
  return files === null || files === undefined || files.length === 0 ? undefined : { kind: 'shared', files: files.slice(0, MOST_FILES).map(sharedOf) };
}

const MOST_MENTIONS = 20;

/** What a person said, with the accounts of those whom she mentions. */
export function saidBy(text: string, team: string, bot: string | undefined): Extract<Happening, { kind: 'said' }> {
  const mentions = mentionsIn(text, bot).slice(0, MOST_MENTIONS).map(({ user, text: said }) => ({ text: said.slice(0, 200), account: accountOf(team, user) }));
  return { kind: 'said', text: wordsOf(text, bot).slice(0, LONGEST_SAID), ...(mentions.length === 0 ? {} : { mentions }) };
}

function seen(body: EventBody, team: string, channel: string, kind: ConversationKind, happening: Happening, account: Account | null, known: Known): Incoming {
  return {
    eventId: `slack:${body.event_id}`, address: addressOf(team, channel, kind), thread: null, account,
    locale: account === null ? null : known.localeOf(account.user), canOpenForm: false, canPostLater: true, happening,
  };
}

/** Where something happened, in the house's words. */
export function addressOf(team: string, channel: string, kind: ConversationKind): ConversationAddress {
  return { platform: 'slack', tenant: team, conversation: channel, kind, route: null };
}

export function accountOf(team: string, user: string): Account {
  return { platform: 'slack', tenant: team, user };
}
