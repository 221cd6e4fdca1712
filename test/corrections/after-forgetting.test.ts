import { afterEach, describe, expect, it } from 'vitest';
import { retention } from '../../src/privacy/forget-old.js';
import { migrantsDay } from '../support/cast.js';
import { correctionRoom } from '../support/correction-room.js';
import { heldOf, moveTo } from '../support/ledger-room.js';

const DAY_MS = 86_400_000;
const grace = { platform: 'slack', tenant: 'T1', user: 'UGRACE' } as const;

let close: () => Promise<void> = () => Promise.resolve();
afterEach(() => close());

/** An answer told Kenya's channel the date; somebody alone read it in Ghana's. */
async function toldInKenya() {
  const here = await correctionRoom([migrantsDay], ['kenya', 'ghana']);
  close = here.close;
  await here.tells('kenya', migrantsDay.id);
  await here.tells('ghana', migrantsDay.id, 'slack:T1/UESI');
  return here;
}

type Here = Awaited<ReturnType<typeof toldInKenya>>;

async function whoIsCorrected({ room, sends }: Here): Promise<string[]> {
  const { change } = heldOf(await room.propose(moveTo(migrantsDay.id, '2027-12-20'), 'console:ana'));
  await room.release(change.id, 'console:daniel');
  return (await sends()).map(({ conversation }) => conversation);
}

describe('who was told a date by an answer is told that it moved', () => {
  it('also once the answer itself is no longer kept', async () => {
    const here = await toldInKenya();
    here.clock.pass(91 * DAY_MS);

    const forgotten = await retention(here.store, here.clock)();

    expect(forgotten).toBe(2);
    expect(await whoIsCorrected(here)).toEqual(['kenya']);
  });

  it('also where the answer went because somebody was erased', async () => {
    const here = await toldInKenya();
    await here.store.transact(async (tx) => {
      await tx.people.meet('p1', grace);
      const subject = await tx.privacy.findSubject(grace);
      if (subject === undefined) throw new Error('Grace is not known');
      await tx.privacy.erase(subject, 'e1', here.clock.machineNow());
    });

    expect(await here.store.reads.deliveries.deliveries({ limit: 10 })).toEqual([]);
    expect(await whoIsCorrected(here)).toEqual(['kenya']);
  });
});
