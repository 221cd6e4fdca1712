import { z } from 'zod';
import { paragraph, type Message } from '../chat/message.js';
import { sayable } from '../chat/saying.js';
import { inRow } from '../language/in-list.js';
import { isolate } from '../language/isolate.js';
import type { MessageKey, Words } from '../language/words.js';
import { nameNetwork } from '../networks/find-network.js';
import { NetworkCode } from '../networks/network.js';
import type { Facts } from '../roadmap/facts.js';
import { Role, type Grant } from './person.js';

const roleText: Record<Role, MessageKey> = {
  member: 'people.role.member',
  'focal-point': 'people.role.focal-point',
  editor: 'people.role.editor',
  approver: 'people.role.approver',
  operator: 'people.role.operator',
};

/** What a role is called. */
export function nameRole(role: Role, words: Words): string {
  return words.say(roleText[role]);
}

/** The role, and for which network. */
export function nameGrant({ role, network }: Grant, words: Words): string {
  const name = nameRole(role, words);
  return network === null ? name : words.say('people.role-of', { role: name, network: isolate(nameNetwork(network, words.language), words.language) });
}

const GrantKept = z.object({ role: Role, network: NetworkCode.nullable() });
const Verb = z.enum(['grant', 'revoke']);

/** To the person herself: you were given a role, or it was taken back. */
export const roleTold = sayable('people.role-told', GrantKept.extend({ verb: Verb }), ({ verb, ...grant }, { words }: Facts): Message =>
  lines([words.say(verb === 'grant' ? 'people.role-told-given' : 'people.role-told-taken', { role: nameGrant(grant, words) })], words));

const Outcome = z.enum(['changed', 'told', 'as-before', 'last-approver']);

/** To whoever gave or took a role: what became of it. */
export const roleChanged = sayable('people.role-changed', GrantKept.extend({ verb: Verb, who: z.string(), outcome: Outcome }), ({ verb, who, outcome, ...grant }, { words }: Facts): Message => {
  const names = { who: isolate(who, words.language), role: nameGrant(grant, words) };
  if (outcome === 'last-approver') return { ...lines([words.say('people.last-approver', names)], words), refusal: true };
  if (outcome === 'as-before') return lines([words.say('people.role-as-before', names)], words);
  return lines([words.say(verb === 'grant' ? 'people.role-given' : 'people.role-taken', names), words.say(outcome === 'told' ? 'people.role-is-told' : 'people.role-not-told')], words);
});

/** What was typed names no person, no role, or no network. */
export const roleUnread = sayable('people.role-unread', z.object({ what: z.enum(['form', 'person', 'role', 'network']), text: z.string() }), ({ what, text }, { words }: Facts): Message => {
  const said = isolate(text, words.language);
  const texts = { form: 'people.role-how', person: 'people.role-whom', role: 'people.role-which', network: 'people.role-where' } as const;
  return { ...lines([words.say(texts[what], { text: said })], words), refusal: true };
});

const Listed = z.object({ people: z.array(z.object({ who: z.string(), grants: z.array(GrantKept), isConfirmed: z.boolean() })), more: z.number().int() });

/** Who has which role; focal points who have fallen silent are marked, and counted apart. */
export const peopleListed = sayable('people.listed', Listed, ({ people, more }, { words }: Facts): Message => {
  if (people.length === 0) return lines([words.say('people.listed-none')], words);
  const silent = people.filter(({ isConfirmed }) => !isConfirmed).length;
  const rows = people.map(({ who, grants, isConfirmed }) => words.say(isConfirmed ? 'people.listed-one' : 'people.listed-silent', { who: isolate(who, words.language), roles: inRow(grants.map((grant) => nameGrant(grant, words)), words.language) }));
  const tail = more > 0 ? [words.say('answer.more', { count: more })] : [];
  return lines([words.say('people.listed', { count: people.length + more, silent }), ...rows, ...tail], words);
});

/** All that is said about roles. */
export const roleSayables = [roleTold, roleChanged, roleUnread, peopleListed];

function lines(texts: readonly string[], { language }: Words): Message {
  return { text: texts.join('\n'), language, about: [], blocks: texts.map((text) => paragraph(text)) };
}
