import { describe, expect, it } from 'vitest';
import { conversationKey } from '../../src/inbox/repository.js';
import type { Store } from '../../src/store.js';
import { at } from '../contract/store-samples.js';
import { entrance, said } from './door-room.js';

describe('the door', () => {
  it('lets in who is arriving before what was let in takes effect: an acknowledgement cannot wait, an effect can', async () => {
    let kept: Store | undefined;
    let gate: Promise<void> | undefined;
    const { store, door, done, settled } = await entrance({
      before: (opened) => Promise.resolve(kept = opened),
      async transact(fn) {
        const closed = gate;
        gate = undefined;
        await closed;
        if (kept === undefined) throw new Error('the store is opened first');
        return kept.transact(fn);
      },
    });
    await settled();
    let open = (): void => undefined;
    gate = new Promise((resolve) => (open = resolve));

    const slow = door.keep(said('slow', 'C1'));
    await door.keep(said('quick', 'C2'));
    for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    const doneMeanwhile = [...done];
    open();
    await slow;
    await settled();

    expect(doneMeanwhile).toEqual([]);
    expect([...done].sort()).toEqual(['quick', 'slow']);
    expect(await store.reads.inbox.undone(1)).toEqual([]);
  });

  it('does not wait for ever under a flood', async () => {
    const { door, done } = await entrance();

    // Three at every moment: somebody is always being let in.
    let next = 0;
    const stream = async () => {
      while (next < 300) await door.keep(said(`e${next += 1}`, `C${next}`));
    };
    await Promise.all([stream(), stream(), stream()]);

    expect(done.length).toBeGreaterThanOrEqual(1);
  });

  it('keeps what arrived before it says so, and lets it take effect once, however often it comes', async () => {
    const { door, done, store, settled } = await entrance();

    await door.keep(said('e1'));
    await door.keep(said('e1'));
    await settled();
    await door.keep(said('e1'));
    await settled();

    expect(done).toEqual(['e1']);
    expect(await store.reads.records.findMark('e1')).toBe('took effect');
  });

  it('takes up at the start what was kept before and not done', async () => {
    const { done, settled } = await entrance({ before: (store) => store.transact((tx) => tx.inbox.keep('a-left-over', said('e0'), at(0))) });

    await settled();

    expect(done).toEqual(['e0']);
  });

  it('lets what arrives in one conversation take effect in the order in which it came', async () => {
    const { door, done, settled } = await entrance();
    const events = Array.from({ length: 30 }, (_, nth) => `e${nth}`);

    for (const event of events) await door.keep(said(event));
    await settled();

    expect(done).toEqual(events);
  });

  it('serves one conversation alone where it was told to', async () => {
    const { door, done, store } = await entrance({ onlyConversation: conversationKey(said('e0', 'C1')), before: (all) => all.transact((tx) => tx.inbox.keep('another', said('e0', 'C2'), at(0))) });

    await door.handle(said('e1', 'C1'));

    expect(done).toEqual(['e1']);
    expect((await store.reads.inbox.undone(9)).map(({ eventId }) => eventId)).toEqual(['e0']);
  });

  it('ends what it is doing when it is closed, and begins nothing more', async () => {
    const { door, store } = await entrance();
    await Promise.all(['e1', 'e2', 'e3'].map((event) => door.keep(said(event, event))));

    await door.close();
    const left = (await store.reads.inbox.undone(9)).map(({ eventId }) => eventId);
    await door.keep(said('e4', 'C4'));
    await new Promise((resolve) => setTimeout(resolve, 50));

    const marks = await Promise.all(['e1', 'e2', 'e3'].map((event) => store.reads.records.findMark(event)));
    expect(marks.filter((mark) => mark === undefined)).toHaveLength(left.length);
    expect((await store.reads.inbox.undone(9)).map(({ eventId }) => eventId)).toEqual([...left, 'e4']);
  });
});
