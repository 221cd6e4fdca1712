import { describe, expect, it } from 'vitest';
import { plusMs } from '../../src/time/instant.js';
import { carrying, forIt, smallPlatform, type SmallPlatform } from '../support/carrying.js';
import { DAY, MINUTE, room, sinceStart } from './kenya-room.js';

describe('a delivery', () => {
  it('sending → due: claimed but not opened when the bot stops, it is given back and that try is not counted', async () => {
    const platforms: SmallPlatform[] = [];
    const here = await carrying((clock) => {
      platforms.push(smallPlatform('slack', clock, { limits: { perTenant: [{ count: 1, perMs: 1_000 }] } }));
      return platforms;
    });
    await here.open('slack', ['kenya', 'egypt']);
    await here.enqueue(forIt('k1'), forIt('k2', 'egypt'));
    here.dispatcher.start();
    await here.until('k2', 'sending');

    const stopped = here.dispatcher.stop();
    await here.until('k1', 'sent');
    await stopped;

    expect(await here.row('k2')).toMatchObject({ state: 'due', attempts: 0, worker: null });
    expect(platforms[0]?.posted).toHaveLength(1);
  });

  it('sending → unknown → sent: what a dead worker left is asked about by another', async () => {
    const { here, platform } = await room();
    await here.store.transact(async (tx) => {
      await tx.deliveries.enqueue([forIt('k')], here.clock.machineNow());
      await tx.deliveries.lease('worker:dead', 'dead', here.clock.machineNow(), plusMs(here.clock.machineNow(), 15_000));
      await tx.deliveries.claim('dead', here.clock.machineNow(), 1, { platforms: ['slack'], onlyConversation: null, except: [], closedTenants: [], room: () => 1 });
    });
    platform.find({ kind: 'found', receipt: '1.1', about: null });

    const unknown = await here.until('k', 'unknown');
    const sent = await here.until('k', 'sent');

    expect(unknown.reason).toBe('the bot stopped while it was sent');
    expect(sinceStart(unknown, unknown.changed)).toBeLessThan(22_000);
    expect(sent.receipt).toBe('1.1');
    expect(platform.posted).toEqual([]);
  });

  it('sending → unknown: a living worker that has lost sight of it keeps it no longer than five minutes', async () => {
    const { here } = await room();
    const at = here.clock.machineNow();
    await here.store.transact(async (tx) => {
      await tx.deliveries.enqueue([forIt('k')], at);
      await tx.deliveries.lease('worker:alive', 'alive', at, plusMs(at, DAY));
      await tx.deliveries.claim('alive', at, 1, { platforms: ['slack'], onlyConversation: null, except: [], closedTenants: [], room: () => 1 });
    });

    expect(await here.until('k', 'unknown', 7 * MINUTE)).toMatchObject({ reason: 'its worker lost sight of it' });
  });
});
