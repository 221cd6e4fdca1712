import { afterEach, describe, expect, it } from 'vitest';
import { migrantsDay } from '../support/cast.js';
import { correctionRoom } from '../support/correction-room.js';
import { heldOf, moveTo } from '../support/ledger-room.js';

let close: () => Promise<void> = () => Promise.resolve();
afterEach(() => close());

/** Kenya's channel, in which an older message stands. */
async function open() {
  const here = await correctionRoom([migrantsDay], ['kenya']);
  close = here.close;
  const moves = async (day: string): Promise<void> => {
    const { change } = heldOf(await here.room.propose(moveTo(migrantsDay.id, day), 'console:ana'));
    await here.room.release(change.id, 'console:daniel');
    here.clock.pass(1_000);
  };
  return { ...here, moves, texts: async () => (await here.sends()).map(({ message }) => message.text) };
}

describe('where an older message was changed in place to the date that holds before its correction went, the correction', () => {
  it('goes all the same, once: who read the old date does not look there again', async () => {
    const { tells, moves, changesInPlace, clock, texts } = await open();
    await tells('kenya', migrantsDay.id);
    await moves('2026-12-20');
    await changesInPlace('kenya', migrantsDay.id);
    clock.pass(1_000);

    const corrected = await texts();
    clock.pass(1_000);
    await changesInPlace('kenya', migrantsDay.id);

    expect(corrected).toEqual([expect.stringMatching(/^Now Sunday 20 December 2026[\s\S]*18 December 2026 no longer holds\.[\s\S]*Reason: the hall is taken/)]);
    expect(await texts()).toEqual([]);
  });

  it('is found where the old date was on its way while it moved', async () => {
    const { beginTelling, moves, changesInPlace, clock, correctLate, texts } = await open();
    const arrives = await beginTelling('kenya', migrantsDay.id);
    await moves('2026-12-20');
    await arrives();
    clock.pass(1_000);
    await changesInPlace('kenya', migrantsDay.id);

    expect(await correctLate()).toBe(1);
    expect(await texts()).toEqual([expect.stringContaining('18 December 2026 no longer holds.')]);
  });

  it('says of the date that stands there now that it does not hold, once the first holds again', async () => {
    const { tells, moves, changesInPlace, clock, texts } = await open();
    await tells('kenya', migrantsDay.id);
    await moves('2026-12-20');
    await changesInPlace('kenya', migrantsDay.id);
    clock.pass(1_000);

    await moves('2026-12-18');

    expect(await texts()).toEqual([expect.stringMatching(/^Now Friday 18 December 2026[\s\S]*20 December 2026 no longer holds/)]);
  });

  it('is none where that was the first that was told', async () => {
    const { moves, changesInPlace, texts } = await open();
    await moves('2026-12-20');

    await changesInPlace('kenya', migrantsDay.id);

    expect(await texts()).toEqual([]);
  });
});
