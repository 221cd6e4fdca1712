import type { Grant, Role } from './person.js';

/** Everything a person can ask the house to do, whatever button, command or form it came from. */
export const ACTIONS = [
  'roadmap.ask',
  'conversation.settle',
  'reminders.subscribe',
  'roadmap.change',
  'roadmap.translate',
  'calendar.manage',
  'reference.change',
  'roadmap.release',
  'roadmap.change-own',
  'questions.ask',
  'questions.answer',
  'people.read',
  'people.grant',
  'deliveries.read',
  'weekly.read',
  'deliveries.change',
  'practices.draft',
  'practices.submit',
  'practices.review',
  'support.ask',
  'support.handle',
  'networks.read',
  'networks.change',
  'networks.remind',
  'people.still',
  'audit.read',
  'broadcasts.write',
  'broadcasts.approve',
  'people.export',
  'people.erase',
] as const;
export type Act = (typeof ACTIONS)[number];

// The one table of rights. An approver may all that an editor may; an operator has the machine, so may all.
// Anyone in a conversation may set its network, language and reminders, at once (with undo).
const EVERYONE: readonly Role[] = ['member', 'focal-point', 'editor', 'approver', 'operator'];
const ALLOWED: Record<Act, readonly Role[]> = {
  'roadmap.ask': EVERYONE,
  'conversation.settle': EVERYONE,
  'reminders.subscribe': EVERYONE,
  'calendar.manage': ['focal-point', 'editor', 'approver', 'operator'],
  'reference.change': ['editor', 'approver', 'operator'],
  'roadmap.change': ['editor', 'approver', 'operator'],
  'roadmap.translate': ['editor', 'approver', 'operator'],
  // The second person of a change that is held; whoever proposed it is refused whatever her role.
  'roadmap.release': ['approver', 'operator'],
  // A network's own dates, in a conversation that belongs to it.
  'roadmap.change-own': EVERYONE,
  // Whoever reads an answer may say that it is wrong; only the Secretariat reads what was asked, and replies.
  'questions.ask': EVERYONE,
  'questions.answer': ['editor', 'approver', 'operator'],
  'people.read': ['approver', 'operator'],
  'people.grant': ['approver', 'operator'],
  'weekly.read': ['editor', 'approver', 'operator'],
  'deliveries.read': ['editor', 'approver', 'operator'],
  'deliveries.change': ['editor', 'approver', 'operator'],
  // Whoever has a practice may write and submit it; the Secretariat reviews.
  'practices.draft': EVERYONE,
  'practices.submit': EVERYONE,
  'practices.review': ['editor', 'approver', 'operator'],
  // Whoever is in a conversation may ask for what is offered; only the Secretariat deals with it.
  'support.ask': EVERYONE,
  'support.handle': ['editor', 'approver', 'operator'],
  // Members see their own network; which networks are hers to see or to remind is `seesNetwork` and `speaksFor`.
  'networks.read': EVERYONE,
  'networks.change': ['editor', 'approver', 'operator'],
  'networks.remind': ['focal-point', 'editor', 'approver', 'operator'],
  'people.still': EVERYONE,
  'audit.read': ['approver', 'operator'],
  // The second person of a broadcast, and whoever corrects or recalls one; who wrote it is refused whatever her role.
  'broadcasts.write': ['editor', 'approver', 'operator'],
  'broadcasts.approve': ['approver', 'operator'],
  'people.export': ['approver', 'operator'],
  'people.erase': ['approver', 'operator'],
};

/** The least role that an approver can give for this: what somebody who was refused has to ask for. */
export function roleFor(act: Act): 'editor' | 'approver' {
  return ALLOWED[act].includes('editor') ? 'editor' : 'approver';
}

/** Every role with which this may be done. */
export function rolesFor(act: Act): readonly Role[] {
  return ALLOWED[act];
}

/** Whether someone with these grants may do this. Everybody is a member without any grant. */
export function mayDo(grants: readonly Grant[], act: Act): boolean {
  const roles = new Set<Role>(['member', ...grants.map((grant) => grant.role)]);
  return ALLOWED[act].some((role) => roles.has(role));
}
