import { expect, it, onTestFinished } from 'vitest';
import { accountOf } from '../adapters/web/room.js';
import { furnishTrainingRoom } from '../src/furnish-training-room.js';
import { systemClock } from '../src/time/clock.js';
import { idMaker } from '../src/time/ids.js';
import { openTempStore } from './support/open-stores.js';

const clock = systemClock();
const newId = idMaker(clock, () => 0.5);

async function room() {
  const { store, close } = await openTempStore();
  onTestFinished(close);
  const tools = { store, clock, newId };
  const grantsOf = (name: string) => store.transact(async (tx) => (await tx.people.meet(newId(), accountOf(name))).grants);
  return { store, grantsOf, furnish: () => furnishTrainingRoom(tools) };
}

it('gives the people of the training page the roles that stand beside their names', async () => {
  const { furnish, grantsOf } = await room();

  await furnish();

  expect(await grantsOf('Youssef')).toEqual([{ role: 'focal-point', network: 'EG' }]);
  expect(await grantsOf('Ana')).toEqual([{ role: 'editor', network: null }]);
  expect(await grantsOf('Daniel')).toEqual([{ role: 'approver', network: null }]);
  expect(await grantsOf('Mariam')).toEqual([]);
});

it('lets its channels speak for the networks after which they are called', async () => {
  const { store, furnish } = await room();

  await furnish();

  expect((await store.reads.networks.conversations()).map(({ address, network }) => [address.conversation, network]).sort()).toEqual([['network-EG', 'EG'], ['network-KE', 'KE'], ['network-MX', 'MX']]);
});

it('leaves what people changed there as they changed it', async () => {
  const { store, furnish, grantsOf } = await room();
  await furnish();
  await store.transact(async (tx) => {
    const ana = await tx.people.meet(newId(), accountOf('Ana'));
    await tx.people.revoke(ana.id, { role: 'editor', network: null });
  });

  await furnish();

  expect(await grantsOf('Ana')).toEqual([]);
});
