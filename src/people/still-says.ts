import { z } from 'zod';
import { action } from '../chat/action.js';
import { paragraph, type Message } from '../chat/message.js';
import { sayable, type Spoken } from '../chat/saying.js';
import { inList } from '../language/in-list.js';
import { isolate } from '../language/isolate.js';
import { nameNetwork } from '../networks/find-network.js';
import { NetworkCode } from '../networks/network.js';
import type { Facts } from '../roadmap/facts.js';
import { quarterOf } from './quarter.js';

const Quarter = z.string().regex(/^\d{4}-Q[1-4]$/);

/** "Yes, still me": one tap. The quarter is that of the question, the person is whoever presses. */
export const stillButton = action('people.still', z.object({ quarter: Quarter }));

/** "Not any more": the role is hers to give back, and the Secretariat is told in its week. */
export const notAnyMoreButton = action('people.not-any-more', z.object({ quarter: Quarter }));

const networksNamed = (codes: readonly string[], { words: { language } }: Facts): string =>
  inList(codes.map((code) => isolate(nameNetwork(code, language), language)), language);

/** Asked once a quarter. Not said once the next quarter has begun: then that one asks. */
export const stillAsked = sayable('people.still-asked', z.object({ quarter: Quarter, networks: z.array(NetworkCode).min(1) }), ({ quarter, networks }, facts: Facts): Spoken => {
  const { words, today } = facts;
  if (quarterOf(today) > quarter) return { notSaid: 'the quarter is over' };
  const texts = [words.say('people.still-asked', { networks: networksNamed(networks, facts) }), words.say('people.still-why')];
  const buttons = [stillButton.button({ quarter }, words.say('people.still-yes'), { style: 'primary', typed: 'still me' }), notAnyMoreButton.button({ quarter }, words.say('people.still-no'), { typed: 'not me' })];
  return { text: texts.join('\n'), language: words.language, about: [], blocks: [...texts.map((text) => paragraph(text)), { kind: 'actions', buttons }] };
});

/** Thanks, or how it goes on. */
export const stillAnswered = sayable('people.still-answered', z.object({ outcome: z.enum(['confirmed', 'given-back', 'no-focal-point']), networks: z.array(NetworkCode) }), ({ outcome, networks }, facts: Facts): Message => {
  const texts = { confirmed: 'people.still-thanks', 'given-back': 'people.still-given-back', 'no-focal-point': 'people.still-not-one' } as const;
  const text = facts.words.say(texts[outcome], { networks: networksNamed(networks, facts) });
  return { text, language: facts.words.language, about: [], blocks: [paragraph(text)] };
});

/** All that is said about "still you?". */
export const stillSayables = [stillAsked, stillAnswered];
