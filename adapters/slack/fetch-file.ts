import type { webApi } from '@slack/bolt';
import { z } from 'zod';
import { LARGEST_TAKEN_BYTES, type FetchedFile, type SharedFile } from '../../src/chat/files.js';
import { guarded, isLoopbackHost } from '../http/guarded.js';
import { isSlackFileUrl } from './file-hosts.js';
import { outcomeOfError } from './outcome-of-error.js';
import type { SlackFile } from './payloads.js';

/** How files of Slack are reached. */
export interface SlackFiles {
  readonly client: webApi.WebClient;
  readonly token: string;
  readonly apiUrl: string;
}

const Source = z.object({ id: z.string().min(1).max(64), url: z.string().max(3_000).nullable() });

/** A file of an event, as the core keeps it. One that is shared from another workspace has no address yet: Slack is asked for it. */
export function sharedOf({ id, name, size, file_access: access, url_private_download: download, url_private: shown }: SlackFile): SharedFile {
  const url = access === 'check_file_info' ? null : (download ?? shown ?? null);
  return { name: (name ?? id).slice(0, 500), sizeBytes: size ?? null, source: JSON.stringify(Source.encode({ id, url })) };
}

const Info = z.object({ file: z.object({ url_private_download: z.string().optional(), url_private: z.string().optional(), size: z.number().optional() }) });

/** Fetches a file with the bot's token, from Slack's own hosts alone. A page in its place (a login) is no file. */
export async function fetchSlackFile({ source }: SharedFile, files: SlackFiles, signal: AbortSignal): Promise<FetchedFile> {
  const { id, url } = Source.parse(JSON.parse(source));
  const address = url === null ? await askAddress(id, files.client) : { kind: 'address' as const, url };
  if (address.kind !== 'address') return address;
  const reply = await guarded({
    url: address.url, method: 'GET', headers: { authorization: `Bearer ${files.token}` }, signal, mostBytes: LARGEST_TAKEN_BYTES,
    isAllowed: (one) => isSlackFileUrl(one, files.apiUrl), mayBeLoopback: isLoopbackHost(new URL(files.apiUrl).hostname),
  });
  if (reply.kind === 'too-big') return { kind: 'refused', why: 'too-big' };
  if (reply.kind === 'failed') return { kind: 'later', reason: reply.reason };
  if (reply.kind === 'forbidden') return { kind: 'refused', why: 'not-fetched' };
  if (reply.status === 429 || reply.status >= 500) return { kind: 'later', reason: `HTTP ${reply.status}` };
  const isFile = reply.status === 200 && !/^text\/html\b/i.test(reply.type);
  return isFile ? { kind: 'fetched', bytes: reply.body } : { kind: 'refused', why: 'not-fetched' };
}

async function askAddress(file: string, client: webApi.WebClient): Promise<{ readonly kind: 'address'; readonly url: string } | Exclude<FetchedFile, { readonly kind: 'fetched' }>> {
  try {
    const { file: found } = Info.parse(await client.files.info({ file }));
    const url = found.url_private_download ?? found.url_private;
    return url === undefined ? { kind: 'refused', why: 'not-fetched' } : { kind: 'address', url };
  } catch (error) {
    const { kind, reason } = outcomeOfError(error);
    return kind === 'later' || kind === 'unknown' ? { kind: 'later', reason } : { kind: 'refused', why: 'not-fetched' };
  }
}
