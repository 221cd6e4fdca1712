import type { FileDesk } from '../../src/chat/files.js';
import type { Message } from '../../src/chat/message.js';
import type { Destination, SendOutcome } from '../../src/chat/platform.js';
import { wordsIn, type MessageKey } from '../../src/language/words.js';
import { guarded, isLoopbackHost } from '../http/guarded.js';
import type { SlackFiles } from './fetch-file.js';
import { isSlackFileUrl } from './file-hosts.js';
import { slackCode } from './outcome-of-error.js';
import { escape } from './plain-words.js';
import { postParts, type Carried } from './post-parts.js';
import { renderMessage } from './render-message.js';
import type { SlackSending } from './sending.js';

/** What posting a file needs. */
export interface FilePosting extends SlackSending {
  readonly files: SlackFiles;
  readonly desk: Pick<FileDesk, 'write'>;
}

type Offered = NonNullable<Message['file']>;

/**
 * Posts a message with its file, in three steps: an address, the bytes, and only then anybody sees it. A file goes to one person alone: from a
 * channel into a direct message with whom it is for. A receipt is the file's id: Slack does not tell the message's ts.
 */
export async function postFile(sending: FilePosting, to: Destination, message: Message, file: Offered, carried: Carried, signal: AbortSignal): Promise<SendOutcome> {
  const bytes = await sending.desk.write(file, file.account, to.address);
  if (bytes === undefined) return { kind: 'refused', reason: 'the file is not to be had any more' };
  const place = await placeOf(sending, to, file.account.user);
  if (place === undefined) return { kind: 'unreachable', reason: 'no direct message could be opened' };
  try {
    const id = await upload(sending.files, file.name, bytes, signal);
    if (id.kind !== 'uploaded') return id;
    await sending.client.files.completeUploadExternal({ files: [{ id: id.file, title: file.name }], channel_id: place.channel, initial_comment: escape(message.text), ...(place.thread === null ? {} : { thread_ts: place.thread }) });
    if (place.channel !== to.address.conversation) await tellInChannel(sending, to, file.account.user, message);
    return { kind: 'sent', receipt: id.file };
  } catch (error) {
    if (slackCode(error) !== 'missing_scope') throw error;
    return { kind: 'sent', receipt: await postParts(sending, place, renderMessage(inWords(message, 'files.upload-refused')), carried, signal) };
  }
}

async function placeOf({ client }: FilePosting, to: Destination, user: string): Promise<{ readonly channel: string; readonly thread: string | null } | undefined> {
  if (to.address.kind === 'person') return { channel: to.address.conversation, thread: to.thread };
  const opened = await client.conversations.open({ users: user });
  return opened.channel?.id === undefined ? undefined : { channel: opened.channel.id, thread: null };
}

/** Nobody sees the file yet; an upload that broke off is begun anew. */
async function upload({ client, apiUrl }: SlackFiles, name: string, bytes: Uint8Array, signal: AbortSignal): Promise<{ readonly kind: 'uploaded'; readonly file: string } | Extract<SendOutcome, { readonly kind: 'later' | 'refused' }>> {
  const { upload_url: url, file_id: file } = await client.files.getUploadURLExternal({ filename: name, length: bytes.length });
  if (url === undefined || file === undefined) return { kind: 'refused', reason: 'Slack gave no address for a file' };
  const reply = await guarded({
    url, method: 'POST', headers: { 'content-type': 'application/octet-stream' }, body: bytes, signal, mostBytes: 10_000,
    isAllowed: (one) => isSlackFileUrl(one, apiUrl), mayBeLoopback: isLoopbackHost(new URL(apiUrl).hostname),
  });
  if (reply.kind === 'answered' && reply.status === 200) return { kind: 'uploaded', file };
  if (reply.kind === 'forbidden') return { kind: 'refused', reason: reply.reason };
  return { kind: 'later', retryAfterMs: null, reason: reply.kind === 'answered' ? `HTTP ${reply.status}` : reply.kind };
}

/** Where she asked she is told, alone, where it went. It is there already: whether this arrives changes nothing. */
async function tellInChannel({ client }: FilePosting, { address, thread }: Destination, user: string, { language }: Message): Promise<void> {
  await client.chat.postEphemeral({ channel: address.conversation, user, text: wordsIn(language).say('files.sent-alone'), ...(thread === null ? {} : { thread_ts: thread }) }).catch(() => undefined);
}

function inWords({ language }: Message, key: MessageKey): Message {
  return { text: wordsIn(language).say(key), language, about: [], blocks: [] };
}
