import { describe, expect, it } from 'vitest';
import type { Compose } from '../../src/delivery/compose.js';
import type { SendOutcome } from '../../src/chat/platform.js';
import { carrying, forIt, smallPlatform, type Carrying, type SmallPlatform } from '../support/carrying.js';

const IN_DOUBT: SendOutcome = { kind: 'unknown', reason: 'HTTP 500' };

/** One channel, `kenya`, on a platform that can be asked, and a dispatcher that is not started yet. */
async function room(): Promise<{ here: Carrying; platform: SmallPlatform }> {
  const platforms: SmallPlatform[] = [];
  const here = await carrying((clock) => {
    platforms.push(smallPlatform('slack', clock));
    return platforms;
  });
  await here.open('slack', ['kenya']);
  const [platform] = platforms;
  if (platform === undefined) throw new Error('no platform');
  return { here, platform };
}

/** Everybody waits there until it is opened. */
function gate(): { readonly passed: Promise<void>; open(): void } {
  let open: () => void = () => undefined;
  const passed = new Promise<void>((resolve) => (open = resolve));
  return { passed, open };
}

/** The first is composed only when the gate opens; all others at once. */
function firstHeldUp(compose: Compose, until: Promise<void>): Compose {
  let composed = 0;
  return async (delivery) => {
    composed += 1;
    if (composed === 1) await until;
    return compose(delivery);
  };
}

describe('nothing goes twice', () => {
  it('when a platform answers late whether it has something, and it was asked again and sent meanwhile', async () => {
    const { here, platform } = await room();
    platform.answer('k', IN_DOUBT, 'hangs');
    platform.find({ kind: 'absent' }, 14_000);
    await here.enqueue(forIt('k'));
    here.dispatcher.start();
    await here.clock.passUntil(() => platform.asked === 1);

    platform.find({ kind: 'absent' });
    await here.clock.passUntil(() => platform.posted.length === 2);
    await here.clock.pass(10_000);

    expect(platform.posted).toHaveLength(2);
    expect(await here.row('k')).toMatchObject({ state: 'sending', attempts: 2 });
    await here.stop();
  });

  it('when composing takes so long that its worker has lost sight of it', async () => {
    const { here, platform } = await room();
    const atLast = gate();
    const slow = here.another({ compose: firstHeldUp(here.compose, atLast.passed) });
    await here.enqueue(forIt('k'));
    slow.start();
    await here.until('k', 'sent');

    atLast.open();
    await here.clock.pass(60_000);

    expect(platform.posted).toHaveLength(1);
    expect(await here.row('k')).toMatchObject({ state: 'sent', receipt: 'r-k' });
    await here.stop(slow);
  });

  it('when a machine sleeps between claim and request, and another has taken over', async () => {
    const { here, platform } = await room();
    const awake = gate();
    let sleeps = false;
    const sleeper = here.another({
      worker: 'sleeper',
      compose: async (delivery) => {
        sleeps = true;
        await awake.passed;
        return here.compose(delivery);
      },
      write: async (fn) => {
        if (sleeps) await awake.passed;
        return here.store.transact((tx) => fn(tx.deliveries));
      },
    });
    await here.enqueue(forIt('k'));
    sleeper.start();
    await here.until('k', 'sending');
    here.dispatcher.start();
    await here.until('k', 'sent');

    awake.open();
    await here.clock.pass(60_000);

    expect(platform.posted).toHaveLength(1);
    await here.stop(sleeper);
    await here.stop();
  });
});
