import type { Command } from 'commander';
import { who } from '../people/person.js';
import { erasePerson } from '../privacy/erase-person.js';
import { actAs, AS_OPTION, readAccount } from './acting.js';
import { onGround, type CommandTools } from './command-tools.js';
import { CommandEnd, EXIT } from './exit-codes.js';
import { printResult, type OutputOptions } from './output.js';

interface EraseOptions extends OutputOptions {
  readonly as: string;
  readonly yes?: true;
}

/** `people erase WHO --as … --yes`: what names her goes, a pseudonym stands in the audit trail; docs/privacy.md tells all. */
export function addPeopleErase(people: Command, tools: CommandTools): void {
  people.command('erase <who>').description('take a person out of everything; cannot be undone').requiredOption(...AS_OPTION).option('--yes', 'do it: without this only what would go is told').option('--json', 'one JSON value')
    .action((account: string, options: EraseOptions) => erase(account, options, tools));
}

async function erase(text: string, { as, yes, json }: EraseOptions, tools: CommandTools): Promise<void> {
  const account = readAccount(text, 'WHO');
  await onGround(tools, async (ground) => {
    const by = await actAs(ground, as, 'people.erase');
    const subject = await ground.store.reads.privacy.findSubject(account);
    if (subject === undefined) throw unknownEnd(who(account));
    if (yes !== true) {
      const held = await ground.store.reads.privacy.collect(subject);
      throw new CommandEnd(EXIT.refused, `${subject.accounts.join(', ')} stands in ${held.reduce((sum, { rows }) => sum + rows.length, 0)} rows (${held.map(({ table, rows }) => `${table} ${rows.length}`).join(', ')}). Erasing cannot be undone. Nothing was changed. To do it, add --yes`);
    }
    const done = await ground.store.transact((tx) => erasePerson(account, by, { tx, newId: ground.newId, clock: ground.clock }));
    if (done.kind === 'unknown') throw unknownEnd(who(account));
    if (done.kind === 'last-approver') throw new CommandEnd(EXIT.refused, 'The last approver cannot be erased: nobody could give roles any more. Make somebody else an approver first. Nothing was changed.');
    const value = { erased: subject.accounts.length, pseudonym: done.pseudonym, draftsDeleted: done.draftsDeleted };
    printResult(tools, json === true ? { json } : {}, value, [value], { 'IN HER PLACE': (one) => one.pseudonym, ACCOUNTS: (one) => String(one.erased), 'DRAFTS DELETED': (one) => String(one.draftsDeleted) });
  });
}

function unknownEnd(account: string): CommandEnd {
  return new CommandEnd(EXIT.refused, `${account}: nobody of this account is known here. Nothing was changed.`);
}
