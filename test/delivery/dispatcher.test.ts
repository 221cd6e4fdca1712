import { describe, expect, it } from 'vitest';
import { PRIORITY, type Delivery } from '../../src/delivery/delivery.js';
import { msOf, plusMs } from '../../src/time/instant.js';
import { carrying, forIt, smallPlatform, type Carrying, type SmallPlatform } from '../support/carrying.js';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** One channel, `kenya`, on a platform that can be asked (Slack) or not (Teams), and a dispatcher that runs. */
async function room({ asked = true }: { asked?: boolean } = {}): Promise<{ here: Carrying; platform: SmallPlatform }> {
  const name = asked ? 'slack' : 'teams';
  const platforms: SmallPlatform[] = [];
  const here = await carrying((clock) => {
    platforms.push(smallPlatform(name, clock, { findsPosted: asked }));
    return platforms;
  });
  await here.open(name, ['kenya']);
  here.dispatcher.start();
  const [platform] = platforms;
  if (platform === undefined) throw new Error('no platform');
  return { here, platform };
}

const sinceStart = (one: Delivery, at: string | null) => msOf(plusMs(one.due, 0)) && at !== null ? Date.parse(at) - msOf(one.due) : null;

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

  it('sending → unknown → sent: no answer within 15 seconds, and then the platform is asked and has it', async () => {
    const { here, platform } = await room();
    platform.answer('k', 'hangs');
    platform.find({ kind: 'found', receipt: '1.1', about: null });
    await here.enqueue(forIt('k'));

    const unknown = await here.until('k', 'unknown');
    const sent = await here.until('k', 'sent');

    expect(unknown.reason).toBe('no answer in time');
    expect(sinceStart(unknown, unknown.changed)).toBeLessThan(17_000);
    expect(sent.receipt).toBe('1.1');
    expect(platform.posted).toHaveLength(1);
  });

  it('unknown → retrying → sent: the platform is asked and has it not, so it goes as if for the first time', async () => {
    const { here, platform } = await room();
    platform.answer('k', { kind: 'unknown', reason: 'HTTP 500' });
    await here.enqueue(forIt('k'));

    await here.until('k', 'unknown');
    await here.until('k', 'sent');

    expect(platform.posted.map(({ marked }) => marked)).toEqual([false, false]);
  });

  it('unknown → retrying → sent: nobody can be asked, so it goes again and says so', async () => {
    const { here, platform } = await room({ asked: false });
    platform.answer('k', { kind: 'unknown', reason: 'HTTP 500' });
    await here.enqueue(forIt('k', 'kenya', { priority: PRIORITY.reply }));

    await here.until('k', 'unknown');
    const sent = await here.until('k', 'sent');

    expect(sent.again).toBe(true);
    expect(platform.posted.map(({ marked }) => marked)).toEqual([false, true]);
  });

  it('unknown → refused: in doubt after each of four tries it goes no fifth time, and after a day that is told', async () => {
    const { here, platform } = await room({ asked: false });
    const doubt = { kind: 'unknown', reason: 'HTTP 500' } as const;
    platform.answer('k', doubt, doubt, doubt, doubt);
    await here.enqueue(forIt('k'));
    await here.clock.passUntil(() => platform.posted.length === 4);
    await here.clock.pass(MINUTE);
    here.clock.stride(30 * MINUTE);

    const refused = await here.until('k', 'refused');

    expect(refused.reason).toBe('it may have arrived; nobody could say so for a day');
    expect(platform.posted.map(({ marked }) => marked)).toEqual([false, true, true, true]);
  });

  it('unknown → refused: a platform that does not answer questions for a day', async () => {
    const { here, platform } = await room();
    platform.answer('k', { kind: 'unknown', reason: 'HTTP 500' });
    platform.find('fails');
    await here.enqueue(forIt('k'));
    await here.until('k', 'unknown');
    here.clock.stride(10 * MINUTE);
    await here.clock.pass(DAY - MINUTE);

    const before = await here.row('k');
    here.clock.stride(0);
    const refused = await here.until('k', 'refused', 2 * MINUTE);

    expect(before.state).toBe('unknown');
    expect(refused).toMatchObject({ reason: 'it may have arrived; the platform could not be asked for a day', again: true });
  });

  it('unknown → due → sent: a broadcast in doubt waits for a person, who lets it go again, marked', async () => {
    const { here, platform } = await room({ asked: false });
    platform.answer('k', { kind: 'unknown', reason: 'HTTP 500' });
    await here.enqueue(forIt('k', 'kenya', { priority: PRIORITY.broadcast }));
    await here.until('k', 'unknown');
    await here.clock.pass(MINUTE);

    const waits = await here.row('k');
    const done = await here.store.transact((tx) => tx.deliveries.tryAgain('k', here.clock.machineNow()));
    await here.until('k', 'sent');

    expect(waits).toMatchObject({ state: 'unknown', reason: 'it may have arrived; a person decides whether it goes again' });
    expect(done).toBe(true);
    expect(platform.posted.map(({ marked }) => marked)).toEqual([false, true]);
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

  it('sending → unknown → retrying → refused: an answer that may have arrived told its dates, though nobody learned what became of it', async () => {
    const { here, platform } = await room({ asked: false });
    platform.answer('dated:1', 'hangs', { kind: 'refused', reason: 'not allowed' });
    await here.enqueue(forIt('dated:1', 'kenya', { priority: PRIORITY.reply }));
    await here.clock.passUntil(() => platform.posted.length === 1);

    const toldBefore = await here.store.reads.records.told('imrf-2026');
    await here.until('dated:1', 'refused');

    expect(toldBefore).toEqual([]);
    expect(await here.store.reads.records.told('imrf-2026')).toMatchObject([{ conversation: 'kenya', dateRevision: 1, delivery: 'dated:1' }]);
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
