import type { webApi } from '@slack/bolt';
import { z } from 'zod';
import { AboutDate } from '../../src/chat/message.js';
import { msOf, type Instant } from '../../src/time/instant.js';

/** Names the metadata that each of our messages carries; every app and member of the workspace can read it. */
export const EVENT_TYPE = 'imrf_delivery';

/** What stands in it: `key` of the delivery (of a further part: `key/2`), how many parts, the first part's ts, and the dates that it tells. */
const Payload = z.object({ key: z.string(), parts: z.number().int().optional(), of: z.string().optional(), about: z.array(AboutDate).optional() });
export type PostedKey = z.infer<typeof Payload>;

const Posted = z.object({ ts: z.string(), metadata: z.object({ event_type: z.literal(EVENT_TYPE), event_payload: Payload }) });
const Page = z.object({ messages: z.array(z.unknown()).default([]), response_metadata: z.object({ next_cursor: z.string().optional() }).optional() });

/** Slack gives some apps only 15 messages at a time. */
const PER_PAGE = 15;
const MOST_PAGES = 40;

/** The key of one part of a delivery; the first has the delivery's own. */
export function partKey(key: string, at: number): string {
  return at === 0 ? key : `${key}/${at + 1}`;
}

/**
 * The ts of each message of ours that was posted at or after `since`, by its key, with what it carries.
 * @param thread its ts where only replies are wanted, null for the channel itself.
 */
export async function postedKeys(client: webApi.WebClient, channel: string, thread: string | null, since: Instant): Promise<Map<string, PostedKey & { ts: string }>> {
  const found = new Map<string, PostedKey & { ts: string }>();
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const listing = { channel, oldest: String(msOf(since) / 1000), inclusive: true, limit: PER_PAGE, include_all_metadata: true, ...(cursor === undefined ? {} : { cursor }) };
    const answer = Page.parse(thread === null ? await client.conversations.history(listing) : await client.conversations.replies({ ...listing, ts: thread }));
    for (const one of answer.messages) {
      const posted = Posted.safeParse(one).data;
      if (posted !== undefined) found.set(posted.metadata.event_payload.key, { ts: posted.ts, ...posted.metadata.event_payload });
    }
    cursor = answer.response_metadata?.next_cursor;
    if (cursor === undefined || cursor === '') return found;
  }
  throw new Error(`more than ${MOST_PAGES * PER_PAGE} messages were written since ${since}`);
}
