import { changeRole, type RoleTools } from '../people/change-role.js';
import { accountOf, who } from '../people/person.js';
import { sayOfDay, type FreeDayTools } from '../reminders/change-free-day.js';
import { changeNetwork, type ChangeTools } from './change-network.js';
import type { NetworkChange } from './plan-table.js';

/** What an import writes to. */
export interface ImportTools extends Pick<RoleTools, 'newId' | 'clock'> {
  readonly tx: ChangeTools['tx'] & RoleTools['tx'] & FreeDayTools['tx'];
}

/** Whether these changes name focal points, which takes the right to give roles. */
export function namesFocalPoints(changes: readonly NetworkChange[]): boolean {
  return changes.some(({ focalPoints }) => focalPoints !== undefined);
}

/** Writes all that a file changes, each with its line in the audit trail. Who becomes or stops being a focal point is told. */
export async function importTable(changes: readonly NetworkChange[], by: string, tools: ImportTools): Promise<void> {
  for (const change of changes) {
    if (Object.keys(change.wish).length > 0) await changeNetwork(change.network.code, change.wish, by, tools);
    await setFreeDays(change, by, tools);
    await setFocalPoints(change, by, tools);
  }
}

async function setFreeDays({ network, freeDays }: NetworkChange, by: string, tools: ImportTools): Promise<void> {
  if (freeDays === undefined) return;
  const before = new Map((await tools.tx.reminders.freeDays(network.code)).map(({ day, isFree, name }) => [day, { isFree, name }]));
  for (const day of new Set([...before.keys(), ...freeDays.keys()])) {
    const [said, wanted] = [before.get(day) ?? null, freeDays.get(day) ?? null];
    if (said?.isFree !== wanted?.isFree || said?.name !== wanted?.name) await sayOfDay(network, day, { before: said, after: wanted }, by, tools);
  }
}

async function setFocalPoints({ network: { code }, focalPoints }: NetworkChange, by: string, tools: ImportTools): Promise<void> {
  if (focalPoints === undefined) return;
  const grant = { role: 'focal-point', network: code } as const;
  const before = (await tools.tx.people.granted()).filter(({ grants }) => grants.some(({ role, network }) => role === grant.role && network === code)).map(({ account }) => who(account));
  for (const name of new Set([...before, ...focalPoints])) {
    const account = accountOf(name);
    const verb = focalPoints.includes(name) ? 'grant' : 'revoke';
    if (account !== undefined && (verb === 'revoke' || !before.includes(name))) await changeRole({ verb, account, grant, conversation: null }, by, tools);
  }
}
