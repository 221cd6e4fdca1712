import { contentHash } from '../../src/broadcasts/content-hash.js';
import type { BroadcastText, Content, NewBroadcast } from '../../src/broadcasts/broadcast.js';
import { paragraph } from '../../src/chat/message.js';
import { instantFromMs } from '../../src/time/instant.js';

/** A text of one paragraph. */
export const textOf = (plain: string): BroadcastText => ({ markdown: plain, plain, blocks: [paragraph(plain)] });

/** What the Secretariat wants to tell every network. */
export const content: Content = {
  title: 'Call for practices', language: 'en', texts: { en: textOf('Send your practice.'), fr: textOf('Envoyez votre pratique.') }, audience: {}, milestones: [], buttons: ['seen'],
};

/** A broadcast that waits for a second person. */
export function proposedBroadcast(some: Partial<NewBroadcast> = {}): NewBroadcast {
  const at = instantFromMs(Date.parse('2026-11-24T09:00:00Z'));
  const whole = { state: 'proposed' as const, content, writers: ['slack:T1/UANA'], approval: null, round: 0, schedule: null, beginsAt: null, corrections: 0, madeAt: at, changedAt: at, ...some };
  return { hash: contentHash(whole.content), ...whole };
}
