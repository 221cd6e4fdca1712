import type { Answered, Heard } from './heard.js';
import { mayDo } from './may.js';
import { who } from './person.js';
import { help, whoYouAre } from './says.js';

/** `who am i`: the account, its roles, and what is set here. */
export function tellWho(heard: Heard): Answered {
  const roles = heard.person.grants.map((grant) => grant.role);
  return { says: [whoYouAre.of({ who: who(heard.person.account), roles: roles.length === 0 ? ['member'] : [...new Set(roles)] })], onlyForPerson: true };
}

/** `help`, `hi`. */
export function tellHelp(heard: Heard): Answered {
  return { says: [help.of({ secretariat: mayDo(heard.person.grants, 'roadmap.change') })] };
}
