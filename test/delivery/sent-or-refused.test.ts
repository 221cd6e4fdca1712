import { describe, expect, it } from 'vitest';
import { msOf } from '../../src/time/instant.js';
import { forIt } from '../support/carrying.js';
import { MINUTE, room, sinceStart } from './kenya-room.js';

describe('a delivery', () => {
  it('due → sending → sent: with its receipt, and the dates that it told', async () => {
    const { here } = await room();
    await here.enqueue(forIt('dated:1'));

    const open = await here.until('dated:1', 'sending');
    const sent = await here.until('dated:1', 'sent');

    expect(open).toMatchObject({ worker: 'w1', attempts: 1, began: here.clock.machineNow() && open.changed });
    expect(sent).toMatchObject({ receipt: 'r-dated:1', reason: null });
    expect(await here.store.reads.records.told('imrf-2026')).toMatchObject([{ conversation: 'kenya', delivery: 'dated:1' }]);
  });

  it('sending → retrying → sending → sent: not before the platform allows, nor long after', async () => {
    const { here, platform } = await room();
    platform.answer('k', { kind: 'later', retryAfterMs: 30_000, reason: 'ratelimited' });
    await here.enqueue(forIt('k'));

    const retrying = await here.until('k', 'retrying');
    const sent = await here.until('k', 'sent');

    expect(retrying).toMatchObject({ reason: 'ratelimited', attempts: 1 });
    expect(sent.attempts).toBe(2);
    const apartMs = msOf(platform.posted[1]?.at ?? sent.changed) - msOf(platform.posted[0]?.at ?? sent.changed);
    expect(apartMs).toBeGreaterThanOrEqual(30_000);
    expect(apartMs).toBeLessThan(31_100);
  });

  it('retrying → refused: after fifteen tries', async () => {
    const { here, platform } = await room();
    platform.answer('k', ...Array.from({ length: 40 }, () => ({ kind: 'later', retryAfterMs: null, reason: 'service_unavailable' }) as const));
    await here.enqueue(forIt('k'));
    await here.until('k', 'retrying');
    here.clock.stride(20 * MINUTE);

    const refused = await here.until('k', 'refused');

    expect(refused.reason).toBe('gave up after 15 tries: service_unavailable');
    expect(platform.posted).toHaveLength(15);
  });

  it('retrying → refused: after a day, however few the tries', async () => {
    const { here, platform } = await room();
    platform.answer('k', ...Array.from({ length: 9 }, () => ({ kind: 'later', retryAfterMs: 7 * 60 * MINUTE, reason: 'ratelimited' }) as const));
    await here.enqueue(forIt('k'));
    await here.until('k', 'retrying');
    here.clock.stride(10 * MINUTE);

    const refused = await here.until('k', 'refused');

    expect(refused.reason).toBe('gave up after 5 tries: ratelimited');
    expect(sinceStart(refused, refused.changed)).toBeLessThan(29 * 60 * MINUTE);
  });

  it('sending → refused → due → sent: the platform will not take it, a person mends that and tries again', async () => {
    const { here, platform } = await room();
    platform.answer('k', { kind: 'refused', reason: 'msg_too_long' });
    await here.enqueue(forIt('k'));

    const refused = await here.until('k', 'refused');
    await here.store.transact((tx) => tx.deliveries.tryAgain('k', here.clock.machineNow()));
    const sent = await here.until('k', 'sent');

    expect(refused.reason).toBe('msg_too_long');
    expect(sent).toMatchObject({ attempts: 1, again: false });
  });
});
