import { contentHash } from '../../src/broadcasts/content-hash.js';
import type { BroadcastText, Content, NewBroadcast } from '../../src/broadcasts/broadcast.js';
import type { NewCopy, Shared } from '../../src/broadcasts/repository.js';
import { paragraph } from '../../src/chat/message.js';
import { instantFromMs } from '../../src/time/instant.js';

const MADE_AT = instantFromMs(Date.parse('2026-11-24T09:00:00Z'));

/** A text of one paragraph. */
export const textOf = (plain: string): BroadcastText => ({ markdown: plain, plain, blocks: [paragraph(plain)] });

/** What the Secretariat wants to tell every network. */
export const content: Content = {
  title: 'Call for practices', language: 'en', texts: { en: textOf('Send your practice.'), fr: textOf('Envoyez votre pratique.') }, audience: {}, milestones: [], buttons: ['seen'],
};

/** A broadcast that waits for a second person. */
export function proposedBroadcast(some: Partial<NewBroadcast> = {}): NewBroadcast {
  const whole = { state: 'proposed' as const, content, writers: ['slack:T1/UANA'], approval: null, round: 0, schedule: null, beginsAt: null, corrections: 0, madeAt: MADE_AT, changedAt: MADE_AT, ...some };
  return { hash: contentHash(whole.content), ...whole };
}

/** Its row of the outbox for a conversation, due as soon as it was made. */
export const copy = (conversation: string, some: Partial<NewCopy> = {}): NewCopy => ({ key: `b:${conversation}`, conversation, due: MADE_AT, updates: null, unreachable: null, ...some });

/** What all rows of the first broadcast have in common. */
export const shared = (some: Partial<Shared> = {}): Shared => ({
  broadcast: 1, round: 1, part: 'first', says: 'broadcast', carried: { broadcast: 1, hash: contentHash(content), dates: [{ milestone: 'imrf-2026', dateRevision: 1 }] }, priority: 30, offsetDays: 1_001_001, ...some,
});
