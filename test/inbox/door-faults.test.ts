import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { keptStatements } from '../../store/kept-statements.js';
import { at } from '../contract/store-samples.js';
import { entrance, said } from './door-room.js';

describe('the door', () => {
  it('leaves no effect without its cause: what fails is undone, tried three times, and then apologized for', async () => {
    const tries: string[] = [];
    const { door, store, apologies, faults, settled } = await entrance({
      decide({ incoming: { eventId } }) {
        tries.push(eventId);
        if (eventId === 'bad') throw new Error('a fault of ours');
        return undefined;
      },
    });

    await door.keep(said('bad'));
    await settled();
    await door.keep(said('good'));
    await settled();

    expect(tries).toEqual(['bad', 'bad', 'bad', 'good']);
    expect(apologies).toEqual(['bad']);
    expect(faults).toHaveLength(3);
    expect(await store.reads.records.findMark('bad')).toBeUndefined();
    expect(await store.reads.records.findMark('good')).toBe('took effect');
  });

  it('recovers from what failed once: its effect is there once, and nobody apologizes', async () => {
    let fails = 1;
    const { door, store, apologies, settled } = await entrance({
      decide() {
        fails -= 1;
        if (fails === 0) throw new Error('the disk was full for a moment');
        return undefined;
      },
    });

    await door.keep(said('e1'));
    await settled();

    expect(await store.reads.records.findMark('e1')).toBe('took effect');
    expect(apologies).toEqual([]);
  });

  it('goes on once a database is back that went away in the middle of an effect, and before the fault was counted', async () => {
    let isAway = false;
    let tries = 0;
    const { door, done, faults, settled } = await entrance({
      isAway: () => isAway,
      decide() {
        tries += 1;
        if (tries > 1) return undefined;
        isAway = true;
        throw new Error('the database went away');
      },
    });
    await door.keep(said('e1'));
    while (faults.length < 2) await new Promise((resolve) => setImmediate(resolve));

    isAway = false;
    await door.keep(said('e2'));
    await settled();

    expect(done).toEqual(['e1', 'e2']);
  });

  it('ends as failed what was kept and cannot be read, and goes on with what came after it', async () => {
    const { done, apologies, faults, settled, outcomes } = await entrance({
      async before(store, path) {
        for (const event of ['broken', 'whole']) await store.transact((tx) => tx.inbox.keep(`a-${event}`, said(event), at(0)));
        const file = keptStatements(new Database(path));
        file.prepare('update inbox set payload = ? where event_id = ?').run(['{"eventId":7}', 'broken']);
        file.close();
      },
    });

    await settled();

    expect(done).toEqual(['whole']);
    expect(outcomes()).toEqual({ broken: 'failed', whole: 'done' });
    expect(faults).toHaveLength(3);
    expect(apologies).toEqual([]);
  });

  it('refuses what could not be read again, instead of keeping it', async () => {
    const { door, done, settled } = await entrance();
    const tooLong = { ...said('long'), happening: { kind: 'said' as const, text: 'x'.repeat(20_001) } };

    await expect(door.keep(tooLong)).rejects.toThrow('20000');
    await door.keep(said('good'));
    await settled();

    expect(done).toEqual(['good']);
  });

  it('ends as failed what not even the apology could be written for, after three more tries', async () => {
    const { door, apologies, settled, outcomes } = await entrance({
      decide({ incoming: { eventId } }) {
        if (eventId === 'bad') throw new Error('a fault of ours');
        return undefined;
      },
      apologize() {
        throw new Error('the apology fails too');
      },
    });

    await door.keep(said('bad'));
    // Each failed apology lets the door rest; whatever arrives wakes it.
    for (let nth = 0; apologies.length < 3; nth += 1) {
      await new Promise((resolve) => setImmediate(resolve));
      await door.keep(said(`good-${nth}`));
    }
    await settled();

    expect(apologies).toEqual(['bad', 'bad', 'bad']);
    expect(outcomes()).toMatchObject({ bad: 'failed', 'good-0': 'done' });
  });

  it('fails the request that waits for an answer when it failed for the last time', async () => {
    const { door, apologies } = await entrance({
      decide() {
        throw new Error('a fault of ours');
      },
    });

    await expect(door.handle(said('e1'))).rejects.toThrow('was not answered here');
    expect(apologies).toEqual(['e1']);
  });

  it('does not say that it kept what it could not keep', async () => {
    const { door } = await entrance({ transact: () => Promise.reject(new Error('database or disk is full')) });

    await expect(door.keep(said('e1'))).rejects.toThrow('disk is full');
    await expect(door.handle(said('e2'))).rejects.toThrow('disk is full');
  });
});
