import type { Account } from '../chat/conversation.js';
import { mayDo, roleFor, type Act } from '../people/may.js';
import { accountOf, who, type Grant } from '../people/person.js';
import type { CommandGround } from './command-tools.js';
import { CommandEnd, EXIT } from './exit-codes.js';

const EXPECTED = 'expected a name, slack:TEAM/USER, teams:TENANT/AAD, web:NAME or console:NAME';

/** The option of every command that writes. */
export const AS_OPTION = ['--as <who>', 'who does it: a name, or slack:TEAM/USER and the like'] as const;

/** Reads WHO. Throws CommandEnd (usage) where it names no account. */
export function readAccount(text: string, name = '--as'): Account {
  const account = accountOf(text);
  if (account === undefined) throw new CommandEnd(EXIT.usage, `${name}: ${EXPECTED}.`);
  return account;
}

/**
 * The account that acts, as `who` writes it. A console account has the machine and so is an operator; any other has only its own roles.
 * Throws CommandEnd (refused), after noting it in the audit trail, where it may not.
 */
export async function actAs({ store, newId, clock }: CommandGround, text: string, act: Act): Promise<string> {
  const account = readAccount(text);
  const person = await store.reads.people.findPerson(account);
  const own: readonly Grant[] = person?.grants ?? [];
  const grants = account.platform === 'console' ? [...own, { role: 'operator', network: null } as const] : own;
  const by = who(account);
  if (mayDo(grants, act)) return by;
  await store.transact((tx) => tx.records.audit({ id: newId(), at: clock.machineNow(), by, action: act, subject: 'command line', outcome: 'refused', before: null, after: null }));
  throw new CommandEnd(EXIT.refused, `${by} may not do this (${act}). Nothing was changed. An approver can give a role: imrf-bot people grant ${by} ${roleFor(act)} --as NAME`);
}
