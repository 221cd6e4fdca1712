import type { Conversation } from '../networks/conversation.js';
import { speaksFor } from '../networks/speaks-for.js';
import { mayDo } from '../people/may.js';
import type { Person } from '../people/person.js';
import { isOpen, type Practice } from './practice.js';

/** Who asks, and where: a colleague is known by the network of the channel or group in which she writes, or for which she is focal point. */
export interface Asking {
  readonly person: Pick<Person, 'id' | 'grants'>;
  /** Null on the command line. */
  readonly conversation: Pick<Conversation, 'network' | 'address'> | null;
}

/** Networks whose practices she shares here. */
export function networksOf({ person, conversation }: Asking): string[] {
  const here = conversation === null ? null : speaksFor(conversation);
  const own = person.grants.flatMap(({ role, network }) => (role === 'focal-point' && network !== null ? [network] : []));
  return [...new Set([...(here === null ? [] : [here]), ...own])];
}

/** Whether it is hers: she began it, or it is her network's. */
export function isTheirs(asking: Asking, { submitter, network }: Pick<Practice, 'submitter' | 'network'>): boolean {
  return submitter === asking.person.id || (network !== null && networksOf(asking).includes(network));
}

/** Whether she may write in it now. */
export function mayWrite(asking: Asking, practice: Pick<Practice, 'submitter' | 'network' | 'state'>): boolean {
  return isOpen(practice) && isTheirs(asking, practice);
}

/** Whether she may read it whole: hers, or handed in to the Secretariat. Contact details are part of it. */
export function maySee(asking: Asking, practice: Pick<Practice, 'submitter' | 'network' | 'submittedAt'>): boolean {
  return isTheirs(asking, practice) || (practice.submittedAt !== null && mayDo(asking.person.grants, 'practices.review'));
}
