import type { webApi } from '@slack/bolt';
import type { Destination, FoundPosted } from '../../src/chat/platform.js';
import type { Instant } from '../../src/time/instant.js';
import { slackCode } from './outcome-of-error.js';
import { partKey, postedKeys } from './posted-keys.js';

/** The bot cannot read there, so it cannot have written there either since; posting will say so. */
const CANNOT_LOOK = new Set(['not_in_channel', 'channel_not_found', 'is_archived']);
/** Slack says so of a thread whose first message was deleted: what was said in it may have gone with it, or stand in the channel. */
const THREAD_GONE = new Set(['thread_not_found', 'message_not_found']);

/**
 * Looks for a key in the history of a conversation or thread. A message of several parts is found when all of them
 * stand there; posting again adds what is missing. Where the thread is gone, only "found" is certain: what is not in the
 * channel either may have stood in the thread. Rejects where Slack could not be asked.
 */
export async function findPosted(client: webApi.WebClient, at: Destination, key: string, since: Instant): Promise<FoundPosted> {
  // What only one person sees stands in no history.
  if (at.onlyFor !== null && at.address.kind !== 'person') return { kind: 'unsupported' };
  try {
    const { conversation } = at.address;
    const posted = await postedKeys(client, conversation, at.thread, since);
    const first = posted.get(key);
    if (first === undefined) return { kind: 'absent' };
    const parts = first.parts ?? 1;
    const all = parts === 1 || at.thread !== null ? posted : await postedKeys(client, conversation, first.ts, since);
    const missing = Array.from({ length: parts }, (_, part) => partKey(key, part)).some((one) => one !== key && !all.has(one));
    return missing ? { kind: 'absent' } : { kind: 'found', receipt: first.ts, about: first.about ?? null };
  } catch (error) {
    const code = slackCode(error);
    if (code === 'missing_scope') return { kind: 'unsupported' };
    if (code !== undefined && CANNOT_LOOK.has(code)) return { kind: 'absent' };
    if (code !== undefined && at.thread !== null && THREAD_GONE.has(code)) return findBesideThread(client, at, key, since);
    throw error;
  }
}

async function findBesideThread(client: webApi.WebClient, at: Destination, key: string, since: Instant): Promise<FoundPosted> {
  const found = await findPosted(client, { ...at, thread: null }, key, since);
  return found.kind === 'absent' ? { kind: 'unsupported' } : found;
}
