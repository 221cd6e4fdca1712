import { z } from 'zod';
import { paragraph, type Block, type Message } from '../chat/message.js';
import { sayable } from '../chat/saying.js';
import { inRow } from '../language/in-list.js';
import { isolate } from '../language/isolate.js';
import type { MessageKey } from '../language/words.js';
import { nameNetwork } from '../networks/find-network.js';
import type { Facts } from '../roadmap/facts.js';
import { Role } from './person.js';
import { nameRole, roleSayables } from './role-says.js';
import { stillSayables } from './still-says.js';

/** Who the bot takes this person to be, and what is set where she writes. */
export const whoYouAre = sayable('people.who', z.object({ who: z.string(), roles: z.array(Role) }), ({ who, roles }, facts: Facts): Message => {
  const { words, network, zone } = facts;
  const place = network === null ? words.say('people.no-network') : words.say('people.network', { network: isolate(nameNetwork(network, words.language), words.language), zone: isolate(zone, words.language) });
  return lines(facts, [words.say('people.you', { who: isolate(who, words.language), roles: inRow(roles.map((role) => nameRole(role, words)), words.language) }), place]);
});

/** Who may not is told who may, and that nothing happened. */
export const refused = sayable('people.refused', z.object({ needsApprover: z.boolean().default(false), ofBroadcast: z.boolean().default(false) }), ({ needsApprover, ofBroadcast }, facts: Facts): Message => ({ ...lines(facts, [facts.words.say(!needsApprover ? 'people.refused' : ofBroadcast ? 'people.refused-approve' : 'people.refused-release')]), refusal: true }));

/** A few lines: what can be typed. */
export const help = sayable('people.help', z.object({ secretariat: z.boolean() }), ({ secretariat }, facts: Facts): Message => {
  const keys: MessageKey[] = ['people.help-ask', 'people.help-dates', 'people.help-remind', 'people.help-settings', ...(secretariat ? (['people.help-move'] as const) : [])];
  return lines(facts, keys.map((key) => facts.words.say(key)));
});

/** A word that is no command: the nearest one is named. */
export const nearest = sayable('people.nearest', z.object({ said: z.string(), command: z.string() }), ({ said, command }, facts: Facts): Message =>
  lines(facts, [facts.words.say('people.nearest', { said: isolate(said, facts.words.language), command: isolate(command, facts.words.language) })]));

/** Our fault: what happened, what is safe, the next step. */
export const ourFault = sayable('people.our-fault', z.object({ code: z.string() }), ({ code }, facts: Facts): Message =>
  lines(facts, [facts.words.say('people.our-fault', { code: isolate(code, facts.words.language) })]));

/** Where the bot is no member, it cannot write later. */
export const inviteMe = sayable('people.invite', z.object({}), (_args, facts: Facts): Message => lines(facts, [facts.words.say('people.invite')]));

/** All that is said about people and to anybody. */
export const peopleSayables = [whoYouAre, refused, help, nearest, ourFault, inviteMe, ...roleSayables, ...stillSayables];

function lines(facts: Facts, texts: readonly string[]): Message {
  const blocks: Block[] = texts.map((text) => paragraph(text));
  return { text: texts.join('\n'), language: facts.words.language, about: [], blocks };
}
