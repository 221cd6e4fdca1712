import { changeRole, type RoleTools } from './change-role.js';
import type { Answered, Heard } from './heard.js';
import { who } from './person.js';
import { readFocalPoints } from './read-focal-points.js';
import { readRole } from './read-role.js';
import { peopleListed, roleChanged, roleUnread } from './role-says.js';

const LONGEST_LIST = 20;

/** `role give @Amina focal-point KE`, `role take slack:T1/U2 editor`. */
export async function changeRoleOf(heard: Heard, rest: string, tools: RoleTools): Promise<Answered> {
  const { happening } = heard.incoming;
  const read = readRole(rest, happening.kind === 'said' ? (happening.mentions ?? []) : [], heard.facts.networks);
  if (read.kind === 'unread') return { says: [roleUnread.of({ what: read.what, text: read.text.slice(0, 100) })] };
  const { verb, account, grant } = read;
  const changed = await changeRole({ verb, account, grant, conversation: heard.conversation.id }, who(heard.person.account), tools);
  const outcome = changed.kind === 'changed' && changed.isTold ? 'told' : changed.kind;
  return { says: [roleChanged.of({ verb, ...grant, who: who(account), outcome })] };
}

/** `people`: who has which role. */
export async function tellPeople({ facts }: Heard, { tx }: Pick<RoleTools, 'tx'>): Promise<Answered> {
  const silent = new Set((await readFocalPoints(tx.people, facts.today)).filter(({ isConfirmed }) => !isConfirmed).map(({ person }) => person));
  const all = (await tx.people.granted()).map(({ id, account, grants }) => ({ who: who(account), grants: grants.map(({ role, network }) => ({ role, network })), isConfirmed: !silent.has(id) }));
  return { says: [peopleListed.of({ people: all.slice(0, LONGEST_LIST), more: Math.max(0, all.length - LONGEST_LIST) })], onlyForPerson: true };
}
