import type { FileDesk } from '../../src/chat/files.js';
import type { Message } from '../../src/chat/message.js';
import type { ChatPlatform, Destination, SendOutcome } from '../../src/chat/platform.js';
import { withSignal } from './cut-off.js';
import { changeMessage, removeMessage } from './change.js';
import { fetchSlackFile, type SlackFiles } from './fetch-file.js';
import { findPosted } from './find-posted.js';
import { postFile } from './post-file.js';
import { postOnlyFor } from './post-only-for.js';
import { postParts, type Carried } from './post-parts.js';
import { renderMessage } from './render-message.js';
import type { SlackSending } from './sending.js';

/**
 * Slack as a place to talk. A receipt is the message's `ts`; of one that went to a person alone, `channel/ts`.
 * A message of several parts goes into one thread and is taken up where it broke off: no part stands there twice.
 */
export function slackPlatform(sending: SlackSending & { readonly files: SlackFiles; readonly desk: Pick<FileDesk, 'write'> }): ChatPlatform {
  return {
    name: 'slack',
    capabilities: { findsPosted: true, updates: true, removes: true },
    limits: { perConversation: sending.channelLimits, perTenant: [{ count: sending.postsPerSecond, perMs: 1000 }], retryAfterSilences: 'tenant' },
    post: (to, message, key, signal) => withSignal(signal, () => postMessage(sending, to, message, { key, about: message.about }, signal)),
    fetchFile: (file, signal) => fetchSlackFile(file, sending.files, signal),
    update: (at, receipt, message, key, signal) => changeMessage(sending, at, receipt, renderMessage(message), { key, about: message.about }, signal),
    remove: (at, receipt, signal) => removeMessage(sending, at, receipt, signal),
    findPosted: (at, key, since) => findPosted(sending.client, at, key, since),
  };
}

async function postMessage(sending: Parameters<typeof slackPlatform>[0], to: Destination, message: Message, carried: Carried, signal: AbortSignal): Promise<SendOutcome> {
  if (message.file !== undefined) return postFile(sending, to, message, message.file, carried, signal);
  const parts = renderMessage(message);
  if (to.onlyFor !== null && to.address.kind !== 'person') return postOnlyFor(sending, to, to.onlyFor.user, parts, carried, signal);
  return { kind: 'sent', receipt: await postParts(sending, { channel: to.address.conversation, thread: to.thread }, parts, carried, signal) };
}
