import { describe, expect, it } from 'vitest';
import type { DeliveryWrites } from '../../src/delivery/repository.js';
import { msOf } from '../../src/time/instant.js';
import { carrying, forIt, smallPlatform, type Carrying, type SmallPlatform } from '../support/carrying.js';

/** One channel, `kenya`, and a dispatcher whose database takes what it gets until it is told to fail or to hang. */
async function room() {
  const platforms: SmallPlatform[] = [];
  const here: Carrying = await carrying((clock) => {
    platforms.push(smallPlatform('slack', clock));
    return platforms;
  });
  await here.open('slack', ['kenya']);
  const database = { answers: 'well' as 'well' | 'fails' | 'never', asked: 0 };
  const dispatcher = here.another({
    onFault: () => undefined,
    write: <T>(fn: (deliveries: DeliveryWrites) => Promise<T>): Promise<T> => {
      database.asked += 1;
      if (database.answers === 'fails') return Promise.reject(new Error('database or disk is full'));
      return database.answers === 'never' ? new Promise<T>(() => undefined) : here.store.transact((tx) => fn(tx.deliveries));
    },
  });
  const [platform] = platforms;
  if (platform === undefined) throw new Error('no platform');
  return { here, platform, database, dispatcher };
}

describe('a dispatcher that is stopped', () => {
  for (const answers of ['fails', 'never'] as const) {
    it(`ends within 20 seconds though its database ${answers === 'fails' ? 'takes nothing any more' : 'answers no more'}, and goes on with nothing afterwards`, async () => {
      const { here, platform, database, dispatcher } = await room();
      await here.enqueue(forIt('k'));
      dispatcher.start();
      await here.clock.passUntil(() => platform.posted.length === 1);
      database.answers = answers;
      const asked = msOf(here.clock.machineNow());

      await here.stop(dispatcher);
      const took = msOf(here.clock.machineNow()) - asked;
      const askedUntilThen = database.asked;
      await here.clock.pass(60_000);

      expect(took).toBeLessThanOrEqual(20_000);
      expect(database.asked).toBeLessThanOrEqual(askedUntilThen + 1);
    });
  }

  it('keeps nobody waiting who waits until all is sent', async () => {
    const { here, platform, dispatcher } = await room();
    platform.answer('k', 'hangs');
    await here.enqueue(forIt('k'));
    dispatcher.start();
    await here.clock.passUntil(() => platform.posted.length === 1);
    const drained: string[] = [];
    void dispatcher.drain().then(() => drained.push('who waited before'));

    await here.stop(dispatcher);
    void dispatcher.drain().then(() => drained.push('who asks afterwards'));
    await here.clock.pass(1);

    expect(drained).toEqual(['who waited before', 'who asks afterwards']);
  });

  it('leaves nothing open: what was composed while it stopped is given back', async () => {
    const { here, platform } = await room();
    const composing: (() => void)[] = [];
    const slow = here.another({
      compose: async (delivery) => {
        await new Promise<void>((resolve) => composing.push(resolve));
        return here.compose(delivery);
      },
    });
    await here.enqueue(forIt('k'));
    slow.start();
    await here.clock.passUntil(() => composing.length === 1);

    const stopped = here.stop(slow);
    composing[0]?.();
    await stopped;
    await here.clock.pass(60_000);

    expect(platform.posted).toEqual([]);
    expect(await here.row('k')).toMatchObject({ state: 'due', attempts: 0, worker: null });
  });
});
