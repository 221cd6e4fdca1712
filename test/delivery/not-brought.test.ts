import { describe, expect, it } from 'vitest';
import { plusMs } from '../../src/time/instant.js';
import { forIt } from '../support/carrying.js';
import { DAY, MINUTE, room } from './kenya-room.js';

describe('a delivery', () => {
  it('sending → unreachable → due → sent: what is for a conversation that is gone waits, with the platform’s reason, until the bot hears from it', async () => {
    const { here, platform } = await room();
    platform.answer('k', { kind: 'unreachable', reason: 'is_archived' });
    await here.enqueue(forIt('k'), forIt('later'));
    const gone = await here.until('k', 'unreachable');
    here.clock.stride(60 * MINUTE);
    await here.clock.pass(DAY);

    const waits = await here.row('later');
    here.clock.stride(0);
    await here.open('slack', ['kenya']);
    await here.until('later', 'sent');

    expect(gone.reason).toBe('is_archived');
    expect(waits.state).toBe('due');
    expect((await here.row('k')).state).toBe('sent');
    expect(platform.posted.map(({ key }) => key)).toEqual(['k', 'k', 'later']);
  });

  it('unreachable → skipped, due → skipped: what could not be brought for thirty days does not come out of the blue', async () => {
    const { here, platform } = await room();
    platform.answer('k', { kind: 'unreachable', reason: 'is_archived' });
    await here.enqueue(forIt('k'), forIt('later'));
    await here.until('k', 'unreachable');
    await here.stop();
    here.clock.stride(DAY);
    await here.clock.pass(30 * DAY);
    here.clock.stride(0);
    const monthLater = here.another();
    monthLater.start();

    await here.until('later', 'skipped');

    expect(await here.row('k')).toMatchObject({ state: 'skipped', reason: 'it could not be brought for thirty days' });
    expect(platform.posted).toHaveLength(1);
    await here.stop(monthLater);
  });

  it('due → skipped: what is not true any more when it would be sent', async () => {
    const { here, platform } = await room();
    await here.enqueue(forIt('k', 'kenya', { saying: { says: 'skip', args: {} } }));

    expect(await here.until('k', 'skipped')).toMatchObject({ reason: 'the date has moved' });
    expect(platform.posted).toEqual([]);
  });

  it('due → cancelled → due: a person takes it back, and thinks better of it', async () => {
    const { here } = await room();
    await here.enqueue(forIt('k', 'kenya', { due: plusMs(here.clock.machineNow(), 60 * MINUTE) }));

    const cancelled = await here.store.transact((tx) => tx.deliveries.cancel('k', 'not needed', here.clock.machineNow()));
    here.clock.stride(10 * MINUTE);
    await here.clock.pass(120 * MINUTE);
    here.clock.stride(0);
    const after = await here.row('k');
    await here.store.transact((tx) => tx.deliveries.tryAgain('k', here.clock.machineNow()));
    await here.until('k', 'sent');
    const tooLate = await here.store.transact((tx) => tx.deliveries.cancel('k', 'too late', here.clock.machineNow()));

    expect([cancelled, tooLate]).toEqual([true, false]);
    expect(after).toMatchObject({ state: 'cancelled', reason: 'not needed' });
  });
});
