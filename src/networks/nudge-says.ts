import { z } from 'zod';
import { nameMilestone, unconfirmedNote } from '../answers/names.js';
import { paragraph, type Message } from '../chat/message.js';
import { sayable, type Spoken } from '../chat/saying.js';
import { capitalized } from '../language/capitalized.js';
import { tellDate } from '../language/dates.js';
import { isolate } from '../language/isolate.js';
import type { Facts } from '../roadmap/facts.js';
import { aheadOf } from './ahead.js';
import { nameNetwork } from './find-network.js';
import { NetworkCode } from './network.js';

/** What lies ahead of a network, sent because somebody who may asked for it. Composed when it leaves: a date that has moved since is told as it is. */
export const nudge = sayable('networks.nudge', z.object({ network: NetworkCode }), ({ network: code }, facts: Facts): Spoken => {
  const { words, ledger, networks, today } = facts;
  const network = networks.get(code);
  const ahead = network === undefined ? [] : aheadOf(network, ledger.milestones.filter(({ id }) => !ledger.held.has(id)), today);
  if (ahead.length === 0) return { notSaid: 'nothing lies ahead any more' };
  const texts = [
    words.say('networks.nudge', { network: isolate(nameNetwork(code, words.language), words.language) }),
    ...ahead.map((one) => words.say('networks.nudge-date', { date: capitalized(tellDate(one, words.language), words.language), name: nameMilestone(one, facts) })),
    ...unconfirmedNote(ahead, facts), words.say('networks.nudge-end'),
  ];
  return { text: texts.join('\n'), language: words.language, about: ahead.map(({ id, dateRevision }) => ({ milestone: id, dateRevision })), blocks: texts.map((text) => paragraph(text)) };
});

/** To whoever asked for it: what became of it. */
export const nudged = sayable('networks.nudged', z.object({ network: NetworkCode, outcome: z.enum(['sent', 'already-today', 'nothing-ahead', 'nobody-there']), conversations: z.number().int(), unreachable: z.number().int() }), ({ network, outcome, conversations, unreachable }, { words }: Facts): Message => {
  const texts = { sent: 'networks.nudged', 'already-today': 'networks.nudged-already', 'nothing-ahead': 'networks.nudged-nothing', 'nobody-there': 'networks.nudged-nobody' } as const;
  const text = words.say(texts[outcome], { network: isolate(nameNetwork(network, words.language), words.language), conversations, unreachable });
  return { text, language: words.language, about: [], blocks: [paragraph(text)], ...(outcome === 'sent' ? {} : { refusal: true }) };
});
