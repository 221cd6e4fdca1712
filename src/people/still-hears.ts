import type { DeliveryWrites } from '../delivery/repository.js';
import type { NetworkReads } from '../networks/repository.js';
import type { RecordWrites } from '../records/repository.js';
import type { Clock } from '../time/clock.js';
import type { NewId } from '../time/ids.js';
import type { Answered, Heard } from './heard.js';
import { changeRole } from './change-role.js';
import { who } from './person.js';
import { quarterOf } from './quarter.js';
import type { PeopleWrites } from './repository.js';
import { stillAnswered } from './still-says.js';

export interface StillTools {
  readonly tx: { readonly people: PeopleWrites; readonly records: Pick<RecordWrites, 'audit'>; readonly networks: Pick<NetworkReads, 'findConversation'>; readonly deliveries: Pick<DeliveryWrites, 'enqueue'> };
  readonly newId: NewId;
  readonly clock: Pick<Clock, 'machineNow' | 'now'>;
}

/** "Yes, still me": counts for the quarter that runs, whichever question it answers. */
export async function confirmStill({ person, facts, conversation }: Heard, { tx, newId, clock }: StillTools): Promise<Answered> {
  const networks = networksOf(person.grants);
  if (networks.length === 0) return { says: [stillAnswered.of({ outcome: 'no-focal-point', networks })] };
  const quarter = quarterOf(facts.today);
  await tx.people.confirmStill(person.id, quarter);
  await tx.records.audit({ id: newId(), at: clock.machineNow(), by: who(person.account), action: 'people.still', subject: conversation.id, outcome: 'done', before: null, after: quarter });
  return { says: [stillAnswered.of({ outcome: 'confirmed', networks })], updatesPressed: true };
}

/** "Not any more": she gives the role of focal point back herself, for all her networks. */
export async function giveBack({ person }: Heard, tools: StillTools): Promise<Answered> {
  const networks = networksOf(person.grants);
  for (const network of networks) await changeRole({ verb: 'revoke', account: person.account, grant: { role: 'focal-point', network }, conversation: null, isBySelf: true }, who(person.account), tools);
  return { says: [stillAnswered.of({ outcome: networks.length === 0 ? 'no-focal-point' : 'given-back', networks })], updatesPressed: true };
}

function networksOf(grants: Heard['person']['grants']): string[] {
  return grants.flatMap(({ role, network }) => (role === 'focal-point' && network !== null ? [network] : []));
}
