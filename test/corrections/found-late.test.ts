import { afterEach, expect, it } from 'vitest';
import { gatherBeliefs } from '../../src/corrections/beliefs.js';
import { ALL, delivery, sent } from '../contract/store-samples.js';
import { migrantsDay } from '../support/cast.js';
import { correctionRoom } from '../support/correction-room.js';
import { heldOf, moveTo } from '../support/ledger-room.js';

let close: () => Promise<void> = () => Promise.resolve();
afterEach(() => close());

/** Kenya's channel was told the date; of a reminder of it nobody knows whether it arrived. */
async function inDoubt() {
  const here = await correctionRoom([migrantsDay], ['kenya']);
  close = here.close;
  const { store, clock } = here;
  await here.tells('kenya', migrantsDay.id);
  await store.transact(async (tx) => {
    await tx.deliveries.enqueue([delivery('reminder', { conversation: 'kenya', due: clock.machineNow() })], clock.machineNow());
    await tx.deliveries.claim('w', clock.machineNow(), 1, ALL);
    await tx.deliveries.settle('w', [sent('reminder', { state: 'unknown', receipt: null })], clock.machineNow());
  });
  return {
    ...here,
    /** Its platform is asked, and has it, with the date that it was posted with. */
    found: () => store.transact(async (tx) => {
      await tx.deliveries.claimUnknown('w', clock.machineNow(), 1, ALL, clock.machineNow());
      await tx.deliveries.settle('w', [sent('reminder', { asked: true, told: [{ milestone: migrantsDay.id, dateRevision: 1 }] })], clock.machineNow());
    }),
    async moves(day: string): Promise<void> {
      const { change } = heldOf(await here.room.propose(moveTo(migrantsDay.id, day), 'console:ana'));
      await here.room.release(change.id, 'console:daniel');
      clock.pass(1_000);
    },
  };
}

it('a reminder that is found only after its correction went was not read last: nobody waits for another, and once its date holds again that is told', async () => {
  const { found, moves, sends, clock, store } = await inDoubt();
  await moves('2026-12-20');
  const corrected = await sends();
  clock.pass(10_000);
  await found();
  const stands = await store.reads.roadmap.findMilestone(migrantsDay.id);
  const believed = stands === undefined ? null : await gatherBeliefs(stands, store.reads);

  await moves('2026-12-18');

  expect(corrected).toHaveLength(1);
  expect(believed).toMatchObject({ corrected: 1, waiting: 0 });
  expect((await sends()).map(({ message }) => message.text)).toEqual([expect.stringMatching(/^Now Friday 18 December 2026[\s\S]*20 December 2026 no longer holds/)]);
});
