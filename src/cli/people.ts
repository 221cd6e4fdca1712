import type { Command } from 'commander';
import { findNetwork } from '../networks/find-network.js';
import type { NetworkDirectory } from '../networks/network.js';
import { Role, who, type Grant } from '../people/person.js';
import { actAs, AS_OPTION, readAccount } from './acting.js';
import { onGround, type CommandTools } from './command-tools.js';
import { CommandEnd, EXIT } from './exit-codes.js';
import { printResult, type OutputOptions } from './output.js';

interface GrantOptions extends OutputOptions {
  readonly as: string;
  readonly network?: string;
}

// Everybody is a member, and an operator is who has the machine: neither can be given.
const GIVEN_ROLES = Role.exclude(['member', 'operator']);

const CHANGED = { grant: 'given', revoke: 'taken back' } as const;

/** `people list|grant|revoke`: who has which role. */
export function addPeople(program: Command, tools: CommandTools): void {
  const people = program.command('people').description('who has which role');
  people.command('list').description('people with a role').option('--json', 'one JSON value').action((options: OutputOptions) => list(options, tools));
  for (const verb of ['grant', 'revoke'] as const) {
    people.command(`${verb} <who> <role>`).description(verb === 'grant' ? `give a role: ${GIVEN_ROLES.options.join(', ')}` : 'take a role back').requiredOption(...AS_OPTION)
      .option('--network <code>', 'for a focal point: the network').option('--json', 'one JSON value')
      .action((account: string, role: string, options: GrantOptions) => change(verb, account, role, options, tools));
  }
}

function list(options: OutputOptions, tools: CommandTools): Promise<void> {
  return onGround(tools, async ({ store }) => {
    const people = (await store.reads.people.granted()).map(({ account, grants }) => ({ who: who(account), roles: grants }));
    printResult(tools, options, people, people, { WHO: (person) => person.who, ROLES: ({ roles }) => roles.map(tellGrant).join(', ') });
  });
}

async function change(verb: 'grant' | 'revoke', text: string, roleText: string, options: GrantOptions, tools: CommandTools): Promise<void> {
  const account = readAccount(text, 'WHO');
  await onGround(tools, async (ground) => {
    const grant = readGrant(roleText, options, ground.networks);
    const by = await actAs(ground, options.as, 'people.grant');
    const done = await ground.store.transact(async (tx) => {
      const person = await tx.people.meet(ground.newId(), account);
      const changed = verb === 'grant' ? await tx.people.grant(person.id, grant) : await tx.people.revoke(person.id, grant);
      if (changed) await tx.records.audit({ id: ground.newId(), at: ground.clock.machineNow(), by, action: `people.${verb}`, subject: who(account), outcome: 'done', before: verb === 'grant' ? null : grant, after: verb === 'grant' ? grant : null });
      return changed;
    });
    const result = { who: who(account), ...grant, changed: done };
    printResult(tools, options, result, [result], { WHO: (one) => one.who, ROLE: tellGrant, NOW: ({ changed }) => (changed ? CHANGED[verb] : 'as before') });
  });
}

function readGrant(roleText: string, { network: code }: GrantOptions, networks: NetworkDirectory): Grant {
  const role = GIVEN_ROLES.safeParse(roleText).data;
  if (role === undefined) throw new CommandEnd(EXIT.usage, `ROLE: expected one of ${GIVEN_ROLES.options.join(', ')}.`);
  if (role !== 'focal-point') {
    if (code !== undefined) throw new CommandEnd(EXIT.usage, '--network: only a focal point speaks for a network. Leave it out.');
    return { role, network: null };
  }
  const network = code === undefined ? undefined : findNetwork(code, networks);
  if (network === undefined) throw new CommandEnd(EXIT.usage, '--network: a focal point needs a network, such as KE or arab-states.');
  return { role, network: network.code };
}

function tellGrant({ role, network }: Grant): string {
  return network === null ? role : `${role} (${network})`;
}
