import { describe, expect, it } from 'vitest';
import { PRIORITY } from '../../src/delivery/delivery.js';
import { forIt } from '../support/carrying.js';
import { DAY, MINUTE, room, sinceStart } from './kenya-room.js';

describe('a delivery', () => {
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
});
