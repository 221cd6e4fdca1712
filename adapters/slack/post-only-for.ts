import type { Destination, SendOutcome } from '../../src/chat/platform.js';
import { slackCode } from './outcome-of-error.js';
import { postParts, type Carried } from './post-parts.js';
import type { Part } from './render-message.js';
import type { SlackSending } from './sending.js';

/** Where nobody else may see it and she is not there: it goes to her alone. */
const NOT_THERE = new Set(['user_not_in_channel', 'not_in_channel', 'channel_not_found', 'is_archived', 'messages_tab_disabled']);

/** Shows a message to one person in the conversation; where that cannot be, in a direct message. */
export async function postOnlyFor(sending: SlackSending, to: Destination, user: string, parts: readonly Part[], carried: Carried, signal: AbortSignal): Promise<SendOutcome> {
  try {
    return { kind: 'sent', receipt: await postEphemeral(sending, to, user, parts, signal) };
  } catch (error) {
    if (!NOT_THERE.has(slackCode(error) ?? '')) throw error;
  }
  const opened = await sending.client.conversations.open({ users: user });
  const channel = opened.channel?.id;
  if (channel === undefined) return { kind: 'unreachable', reason: 'no direct message could be opened' };
  const ts = await postParts(sending, { channel, thread: null }, parts, carried, signal);
  return { kind: 'sent', receipt: `${channel}/${ts}` };
}

async function postEphemeral({ client }: SlackSending, to: Destination, user: string, parts: readonly Part[], signal: AbortSignal): Promise<string> {
  let first: string | undefined;
  for (const { text, blocks } of parts) {
    signal.throwIfAborted();
    const answer = await client.chat.postEphemeral({ channel: to.address.conversation, user, text, blocks, ...(to.thread === null ? {} : { thread_ts: to.thread }) });
    first ??= answer.message_ts;
  }
  if (first === undefined) throw new Error('Slack took a message and gave no ts');
  return first;
}
