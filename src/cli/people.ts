import type { Command } from 'commander';
import { findNetwork } from '../networks/find-network.js';
import type { NetworkDirectory } from '../networks/network.js';
import { changeRole, GivenRole } from '../people/change-role.js';
import { who, type Grant } from '../people/person.js';
import { readFocalPoints } from '../people/read-focal-points.js';
import { dayIn } from '../time/zone.js';
import { actAs, AS_OPTION, readAccount } from './acting.js';
import { onGround, type CommandTools } from './command-tools.js';
import { CommandEnd, EXIT } from './exit-codes.js';
import { addPeopleErase } from './people-erase.js';
import { addPeopleExport } from './people-export.js';
import { printResult, type OutputOptions } from './output.js';

interface GrantOptions extends OutputOptions {
  readonly as: string;
  readonly network?: string;
}

const CHANGED = { grant: 'given', revoke: 'taken back' } as const;

/** `people list|grant|revoke|export|erase`: who has which role, and what is held about a person. */
export function addPeople(program: Command, tools: CommandTools): void {
  const people = program.command('people').description('who has which role');
  people.command('list').description('people with a role').option('--json', 'one JSON value').action((options: OutputOptions) => list(options, tools));
  for (const verb of ['grant', 'revoke'] as const) {
    people.command(`${verb} <who> <role>`).description(verb === 'grant' ? `give a role: ${GivenRole.options.join(', ')}` : 'take a role back').requiredOption(...AS_OPTION)
      .option('--network <code>', 'for a focal point: the network').option('--json', 'one JSON value')
      .action((account: string, role: string, options: GrantOptions) => change(verb, account, role, options, tools));
  }
  addPeopleExport(people, tools);
  addPeopleErase(people, tools);
}

function list(options: OutputOptions, tools: CommandTools): Promise<void> {
  return onGround(tools, async ({ store, clock }) => {
    const people = (await store.reads.people.granted()).map(({ account, grants }) => ({ who: who(account), roles: grants }));
    printResult(tools, options, people, people, { WHO: (person) => person.who, ROLES: ({ roles }) => roles.map(tellGrant).join(', ') });
    const silent = new Set((await readFocalPoints(store.reads.people, dayIn('UTC', clock.now()))).filter(({ isConfirmed }) => !isConfirmed).map(({ account }) => who(account)));
    if (silent.size > 0) tools.tell(`Focal points who have not confirmed for two quarters: ${[...silent].join(', ')}`);
  });
}

async function change(verb: 'grant' | 'revoke', text: string, roleText: string, options: GrantOptions, tools: CommandTools): Promise<void> {
  const account = readAccount(text, 'WHO');
  await onGround(tools, async (ground) => {
    const grant = readGrant(roleText, options, ground.networks);
    const by = await actAs(ground, options.as, 'people.grant');
    const done = await ground.store.transact((tx) => changeRole({ verb, account, grant, conversation: null }, by, { ...ground, tx }));
    if (done.kind === 'last-approver') refuseLast(who(account), options, tools);
    const result = { who: who(account), ...grant, changed: done.kind === 'changed' };
    printResult(tools, options, result, [result], { WHO: (one) => one.who, ROLE: tellGrant, NOW: ({ changed }) => (changed ? CHANGED[verb] : 'as before') });
  });
}

/** With `--json`: `{refused: 'last-approver', who}`. */
function refuseLast(name: string, { json }: OutputOptions, tools: CommandTools): never {
  if (json === true) tools.print(JSON.stringify({ refused: 'last-approver', who: name }));
  throw new CommandEnd(EXIT.refused, `${name} is the last who approves: without her nobody could give roles any more. First give this role to somebody else. Nothing was changed.`);
}

function readGrant(roleText: string, { network: code }: GrantOptions, networks: NetworkDirectory): Grant {
  const role = GivenRole.safeParse(roleText).data;
  if (role === undefined) throw new CommandEnd(EXIT.usage, `ROLE: expected one of ${GivenRole.options.join(', ')}.`);
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
