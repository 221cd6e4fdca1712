import type { AboutDate } from '../../src/chat/message.js';
import type { Clock } from '../../src/time/clock.js';
import { instantFromMs, msOf, plusMs, type Instant } from '../../src/time/instant.js';
import { EVENT_TYPE, partKey, postedKeys } from './posted-keys.js';
import type { Part } from './render-message.js';
import type { SlackSending } from './sending.js';

/** Where parts go. */
export interface Place {
  readonly channel: string;
  readonly thread: string | null;
}

/** What travels with a message: the delivery's key, and the dates that it tells. */
export interface Carried {
  readonly key: string;
  readonly about: readonly AboutDate[];
}

/** Slack takes one message a second in each channel. */
const BETWEEN_PARTS_MS = 1_050;
/** Slack refuses metadata of over 8,000 characters. Longer lists of dates do not travel: they are told by what is composed then. */
const MOST_ABOUT = 6_000;
/** How far back parts of the same message are looked for: longer than an outbox keeps trying. */
const LOOK_BACK_MS = 24 * 3_600_000;

/**
 * Posts what is not there yet, in order, further parts in the first one's thread; resolves with the first one's ts.
 * Rejects with Slack's error, or when the signal cuts it off between two parts.
 */
export async function postParts(sending: SlackSending, place: Place, parts: readonly Part[], { key, about }: Carried, signal: AbortSignal): Promise<string> {
  const before = parts.length > 1 ? await alreadyPosted(sending, place, key) : new Map<string, string>();
  let first = before.get(key);
  for (const [at, part] of parts.entries()) {
    const known = before.get(partKey(key, at));
    if (known !== undefined) continue;
    if (at > 0) await pause(sending.clock, signal);
    const ts = await postPart(sending, { ...place, thread: place.thread ?? first ?? null }, part, { key: partKey(key, at), parts: parts.length, of: first, about: at === 0 ? about : [] });
    first ??= ts;
  }
  if (first === undefined) throw new Error('a message has at least one part');
  return first;
}

/** Posts one payload; resolves with its ts. */
export async function postPart({ client }: SlackSending, { channel, thread }: Place, part: Part, metadata: Parameters<typeof metadataOf>[0]): Promise<string> {
  const answer = await client.chat.postMessage({
    channel, text: part.text, blocks: part.blocks, unfurl_links: false, unfurl_media: false,
    metadata: metadataOf(metadata),
    ...(thread === null ? {} : { thread_ts: thread }),
  });
  if (answer.ts === undefined) throw new Error('Slack took a message and gave no ts');
  return answer.ts;
}

/** What lets a message be found again by its key, and says which dates it told: these may have moved by then. */
export function metadataOf({ key, parts, of, about }: Carried & { readonly parts: number; readonly of?: string | undefined }) {
  const dates = about.map(({ milestone, dateRevision }) => ({ milestone, dateRevision }));
  const room = dates.length > 0 && JSON.stringify(dates).length <= MOST_ABOUT;
  return { event_type: EVENT_TYPE, event_payload: { key, ...(parts > 1 ? { parts } : {}), ...(of === undefined ? {} : { of }), ...(room ? { about: dates } : {}) } };
}

async function alreadyPosted({ client, clock }: SlackSending, { channel, thread }: Place, key: string): Promise<Map<string, string>> {
  const since = earlier(clock.machineNow());
  const found = await postedKeys(client, channel, thread, since);
  const first = found.get(key);
  const replies = first === undefined || thread !== null ? found : await postedKeys(client, channel, first.ts, since);
  return new Map([...found, ...replies].filter(([one]) => one === key || one.startsWith(`${key}/`)).map(([one, { ts }]) => [one, ts]));
}

function earlier(now: Instant): Instant {
  return msOf(now) < LOOK_BACK_MS ? instantFromMs(0) : plusMs(now, -LOOK_BACK_MS);
}

async function pause(clock: Clock, signal: AbortSignal): Promise<void> {
  await clock.wait(BETWEEN_PARTS_MS, signal);
  signal.throwIfAborted();
}
