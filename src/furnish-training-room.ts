import { accountOf, addressOf } from '../adapters/web/room.js';
import type { Grant } from './people/person.js';
import { who } from './people/person.js';
import type { Writes } from './store.js';
import type { Ground } from './ground.js';

/** The people of the training page, with the roles that it shows beside their names. */
const CAST: readonly { readonly name: string; readonly grant: Grant }[] = [
  { name: 'Youssef', grant: { role: 'focal-point', network: 'EG' } },
  { name: 'Ana', grant: { role: 'editor', network: null } },
  { name: 'Daniel', grant: { role: 'approver', network: null } },
];
/** Its channels are called after their networks. */
const CHANNELS = ['EG', 'KE', 'MX'];

/**
 * Makes the training room what its page says: who may do what, and for which network each channel speaks. Once in the life of a
 * database: what people there change afterwards stays changed. Only for a room beside which no platform is connected.
 */
export async function furnishTrainingRoom({ store, clock, newId }: Pick<Ground, 'store' | 'clock' | 'newId'>): Promise<void> {
  await store.transact(async (tx) => {
    if ((await tx.records.findMark(MARK)) !== undefined) return;
    const at = clock.machineNow();
    await tx.records.setMark(MARK, at);
    for (const one of CAST) await seat(one, tx, { at, newId });
    for (const network of CHANNELS) await nameChannel(network, tx, { at, newId });
  });
}

const MARK = 'training room furnished';

type Tools = Pick<Ground, 'newId'> & { readonly at: ReturnType<Ground['clock']['machineNow']> };

async function seat({ name, grant }: (typeof CAST)[number], tx: Writes, { at, newId }: Tools): Promise<void> {
  const person = await tx.people.meet(newId(), accountOf(name));
  if (!(await tx.people.grant(person.id, grant))) return;
  await tx.records.audit({ id: newId(), at, by: 'setting:WEB', action: 'people.grant', subject: who(accountOf(name)), outcome: 'done', before: null, after: grant.role });
}

async function nameChannel(network: string, tx: Writes, { at, newId }: Tools): Promise<void> {
  const address = addressOf(`network-${network}`);
  if (address === undefined) return;
  const conversation = await tx.networks.openConversation(newId(), address, null, at);
  if (conversation.network === null) await tx.networks.settle(conversation.id, { network });
}
