import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { msOf, type Instant } from '../../src/time/instant.js';

/** Seconds that a request may be old, or ahead of us: a recorded one cannot be played again later. */
const OLDEST_S = 300;

/**
 * Whether Slack has signed this body, and not long ago. Bolt's own check lets the future pass; this one does not.
 * @param now the machine's time.
 */
export function isGenuine(headers: IncomingHttpHeaders, body: Buffer, signingSecret: string, now: Instant): boolean {
  const stamp = headers['x-slack-request-timestamp'];
  const signature = headers['x-slack-signature'];
  if (typeof stamp !== 'string' || typeof signature !== 'string') return false;
  if (!/^\d{1,12}$/.test(stamp) || !/^v0=[0-9a-f]{64}$/.test(signature)) return false;
  if (Math.abs(msOf(now) / 1000 - Number(stamp)) > OLDEST_S) return false;
  const expected = `v0=${createHmac('sha256', signingSecret).update(`v0:${stamp}:`).update(body).digest('hex')}`;
  return timingSafeEqual(Buffer.from(signature), Buffer.from(expected));
}
