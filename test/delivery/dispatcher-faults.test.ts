import { describe, expect, it } from 'vitest';
import { msOf, plusMs } from '../../src/time/instant.js';
import { carrying, forIt, smallPlatform } from '../support/carrying.js';
import { names, room } from './slack-and-teams-room.js';

describe('faults', () => {
  it('what cannot be composed is tried again, since nothing was sent; what breaks in the adapter is in doubt', async () => {
    const { here, slack } = await room();
    await here.open('slack', ['c0', 'c1']);
    slack.answer('k1', 'breaks');
    await here.enqueue(forIt('k0', 'c0', { saying: { says: 'breaks', args: {} } }), forIt('k1', 'c1'));
    here.dispatcher.start();

    const retrying = await here.until('k0', 'retrying');
    const unknown = await here.until('k1', 'unknown');

    expect([retrying.reason, unknown.reason]).toEqual(['a fault of ours', 'a fault of ours']);
    expect(here.faults).toHaveLength(2);
    await here.stop();
  });

  it('what ended is written by the round that claims what follows: each commit costs', async () => {
    const here = await carrying((clock) => [{ ...smallPlatform('teams', clock), post: (_, __, key) => Promise.resolve({ kind: 'sent', receipt: key }) }]);
    await here.open('teams', names(500));
    await here.enqueue(...names(500).map((name) => forIt(`k:${name}`, name)));
    let written = 0;
    const counting = here.another({ write: (fn) => ((written += 1), here.store.transact((tx) => fn(tx.deliveries))) });

    counting.start();
    await counting.drain();

    expect((await here.store.reads.deliveries.countByState()).sent).toBe(500);
    // Fifty at a time, and a few rounds at the beginning and the end. Written apart from what is claimed it is twice as many.
    expect(written).toBeLessThanOrEqual(18);
    await here.stop(counting);
  });

  it('what ended is written within a second, however long another is composed', async () => {
    const { here, slack } = await room();
    await here.open('slack', ['c0', 'c1']);
    await here.enqueue(forIt('k0', 'c0'), forIt('k1', 'c1'));
    const slowly = here.another({
      async compose(delivery) {
        if (delivery.key === 'k1') await here.clock.wait(5_000);
        return here.compose(delivery);
      },
    });
    slowly.start();

    await here.clock.passUntil(() => slack.posted.some(({ key }) => key === 'k0'));
    const written = await here.until('k0', 'sent');
    const other = await here.row('k1');

    expect(msOf(here.clock.machineNow()) - msOf(slack.posted[0]?.at ?? written.due)).toBeLessThanOrEqual(1_100);
    expect(other.state).toBe('sending');
    await here.clock.passUntil(() => slack.posted.length === 2);
    await here.stop(slowly);
  });

  it('a store that takes nothing is tried once a second, also where something comes due meanwhile', async () => {
    const { here, slack } = await room();
    await here.open('slack', ['c0']);
    await here.enqueue(forIt('k0', 'c0', { due: plusMs(here.clock.machineNow(), 8_000) }));
    let [isFull, failed] = [false, 0];
    const dispatcher = here.another({
      write: (fn) => {
        if (!isFull || failed > 100) return here.store.transact((tx) => fn(tx.deliveries));
        failed += 1;
        return Promise.reject(new Error('the disk is full'));
      },
    });
    dispatcher.start();
    await here.clock.pass(2_000);
    isFull = true;

    await here.clock.pass(20_000);
    isFull = false;
    await here.clock.passUntil(() => slack.posted.length === 1);

    expect(failed).toBeGreaterThanOrEqual(15);
    expect(failed).toBeLessThanOrEqual(22);
    await here.stop(dispatcher);
  });

  it('how a request ended is kept until it could be written', async () => {
    const { here, slack } = await room();
    await here.open('slack', ['c0']);
    await here.enqueue(forIt('k0', 'c0'));
    let isFull = false;
    const faults: unknown[] = [];
    const onFullDisk = here.another({
      write: (fn) => (isFull ? Promise.reject(new Error('database or disk is full')) : here.store.transact((tx) => fn(tx.deliveries))),
      onFault: (fault) => void faults.push(fault),
    });
    onFullDisk.start();
    await here.clock.passUntil(() => slack.posted.length === 1);
    isFull = true;
    await here.clock.pass(5_000);
    isFull = false;

    expect(faults.length).toBeGreaterThan(0);
    expect(await here.until('k0', 'sent')).toMatchObject({ receipt: 'r-k0' });
    expect(slack.posted).toHaveLength(1);
    await here.stop(onFullDisk);
  });

  it('stops within 20 seconds while the platform hangs, and leaves in doubt what may have arrived', async () => {
    const { here, slack } = await room();
    await here.open('slack', ['c0']);
    slack.answer('k0', 'hangs');
    await here.enqueue(forIt('k0', 'c0'));
    here.dispatcher.start();
    await here.clock.passUntil(() => slack.posted.length === 1);
    const asked = msOf(here.clock.machineNow());

    await here.stop();

    expect(msOf(here.clock.machineNow()) - asked).toBeLessThanOrEqual(20_000);
    expect(await here.row('k0')).toMatchObject({ state: 'unknown', reason: 'no answer in time' });
  });
});
