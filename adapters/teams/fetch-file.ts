import { z } from 'zod';
import { LARGEST_TAKEN_BYTES, MOST_FILES, type FetchedFile, type SharedFile } from '../../src/chat/files.js';
import { guarded } from '../http/guarded.js';
import type { ArrivedActivity } from './activity.js';
import { DOWNLOAD } from './file-cards.js';
import type { Trust } from './trusted-service-url.js';

const Download = z.object({ contentType: z.literal(DOWNLOAD), name: z.string().min(1).max(1_000), content: z.object({ downloadUrl: z.string().max(4_000) }) });

/** The files of a message, by the addresses that Teams gives with it: they open without a token, for a while. */
export function sharedFilesIn({ attachments }: ArrivedActivity): SharedFile[] {
  return (attachments ?? []).flatMap((one) => {
    const found = Download.safeParse(one).data;
    return found === undefined ? [] : [{ name: found.name.slice(0, 500), sizeBytes: null, source: found.content.downloadUrl }];
  }).slice(0, MOST_FILES);
}

/** Fetches such a file: over https, from no private network, without a token. Its address came in an activity that was authenticated. */
export async function fetchTeamsFile({ source }: SharedFile, trust: Trust, signal: AbortSignal): Promise<FetchedFile> {
  const reply = await guarded({ url: source, method: 'GET', headers: {}, signal, mostBytes: LARGEST_TAKEN_BYTES, isAllowed: () => true, mayBeLoopback: trust !== 'microsoft' });
  if (reply.kind === 'too-big') return { kind: 'refused', why: 'too-big' };
  if (reply.kind === 'failed') return { kind: 'later', reason: reply.reason };
  if (reply.kind === 'forbidden') return { kind: 'refused', why: 'not-fetched' };
  if (reply.status === 429 || reply.status >= 500) return { kind: 'later', reason: `HTTP ${reply.status}` };
  return reply.status === 200 && !/^text\/html\b/i.test(reply.type) ? { kind: 'fetched', bytes: reply.body } : { kind: 'refused', why: 'not-fetched' };
}
