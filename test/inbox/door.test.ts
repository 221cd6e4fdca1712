import { describe, expect, it, onTestFinished } from 'vitest';
import type { Incoming } from '../../src/chat/incoming.js';
import type { DirectAnswer } from '../../src/chat/platform.js';
import { openDoor, type DoorTools, type OpenDoor } from '../../src/inbox/door.js';
import { conversationKey, type Kept } from '../../src/inbox/repository.js';
import type { Store, Writes } from '../../src/store.js';
import { systemClock } from '../../src/time/clock.js';
import { at, incoming } from '../contract/store-samples.js';
import { openTempStore } from '../support/open-stores.js';

interface Entrance {
  readonly store: Store;
  readonly door: OpenDoor;
  /** Events that took effect, in order; an effect is also a mark in the store, written in the same transaction. */
  readonly done: string[];
  readonly apologies: string[];
  readonly faults: unknown[];
  /** Resolves once nothing waits any more. */
  settled(): Promise<void>;
}

/** A door on a real SQLite file. `decide` may fail, after it wrote; without it everything takes effect. */
async function entrance({ decide = () => undefined, before = () => Promise.resolve(), onlyConversation = null, transact }: {
  readonly decide?: (kept: Kept) => DirectAnswer | undefined;
  readonly before?: (store: Store) => Promise<unknown>;
  readonly onlyConversation?: string | null;
  readonly transact?: DoorTools<Writes>['transact'];
} = {}): Promise<Entrance> {
  const { store, close } = await openTempStore();
  await before(store);
  const [done, apologies, faults]: [string[], string[], unknown[]] = [[], [], []];
  let ids = 0;
  const door = openDoor<Writes>({
    transact: transact ?? ((fn) => store.transact(fn)),
    async decide(tx, kept) {
      await tx.records.setMark(kept.incoming.eventId, 'took effect');
      const answer = decide(kept);
      done.push(kept.incoming.eventId);
      return answer ?? { kind: 'nothing' };
    },
    apologize(_tx, kept) {
      apologies.push(kept.incoming.eventId);
      return Promise.resolve();
    },
    clock: systemClock(), newId: () => `i${String(ids += 1).padStart(4, '0')}`, onDone: () => undefined, onFault: (fault) => void faults.push(fault),
  }, onlyConversation);
  onTestFinished(async () => {
    await door.close();
    await close();
  });
  const settled = async () => {
    while ((await store.reads.inbox.undone(1)).length > 0) await new Promise((resolve) => setImmediate(resolve));
  };
  return { store, door, done, apologies, faults, settled };
}

const said = (eventId: string, conversation = 'C1'): Incoming => incoming(eventId, conversation);
const words = (text: string): DirectAnswer => ({ kind: 'say', message: { text, language: 'en', about: [], blocks: [] } });

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

  it('answers in the same request, after what came earlier in the same conversation', async () => {
    const { door, done } = await entrance({ decide: ({ incoming: { eventId } }) => words(`answer to ${eventId}`) });
    await door.keep(said('e1'));

    const answer = await door.handle(said('e2'));

    expect(answer).toEqual(words('answer to e2'));
    expect(done).toEqual(['e1', 'e2']);
  });

  it('has nothing to answer where an event is known already', async () => {
    const { door, done } = await entrance({ decide: () => words('here') });
    await door.handle(said('e1'));

    expect(await door.handle(said('e1'))).toEqual({ kind: 'nothing' });
    expect(done).toEqual(['e1']);
  });

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

  it('serves one conversation alone where it was told to', async () => {
    const { door, done, store } = await entrance({ onlyConversation: conversationKey(said('e0', 'C1')), before: (all) => all.transact((tx) => tx.inbox.keep('another', said('e0', 'C2'), at(0))) });

    await door.handle(said('e1', 'C1'));

    expect(done).toEqual(['e1']);
    expect((await store.reads.inbox.undone(9)).map(({ incoming: { eventId } }) => eventId)).toEqual(['e0']);
  });

  it('ends what it is doing when it is closed, and begins nothing more', async () => {
    const { door, store } = await entrance();
    await Promise.all(['e1', 'e2', 'e3'].map((event) => door.keep(said(event, event))));

    await door.close();
    const left = (await store.reads.inbox.undone(9)).map(({ incoming: { eventId } }) => eventId);
    await door.keep(said('e4', 'C4'));
    await new Promise((resolve) => setTimeout(resolve, 50));

    const marks = await Promise.all(['e1', 'e2', 'e3'].map((event) => store.reads.records.findMark(event)));
    expect(marks.filter((mark) => mark === undefined)).toHaveLength(left.length);
    expect((await store.reads.inbox.undone(9)).map(({ incoming: { eventId } }) => eventId)).toEqual([...left, 'e4']);
  });
});
