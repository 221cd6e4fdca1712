import { expect, it } from 'vitest';
import { turnOn } from '../../src/answers/turns/turn.js';
import type { Opened } from './store.contract.js';
import { at, openConversations } from './store-samples.js';

const alone = { conversation: 'v1', thread: null, account: 'slack:T1/amina' } as const;
const inThread = { conversation: 'v1', thread: 't1', account: null } as const;
const [forum, hearing] = [turnOn(['imrf-2026'], 'en'), turnOn(['multi-stakeholder-hearing-2026'], 'ar')];

/** What was answered last in each place, and that nothing is left of it. */
export function storeKeepsTurns(stores: () => Opened): void {
  it('keeps the last turn of each place apart, and only the last', async () => {
    const { one, other } = stores();
    await openConversations(one, 2);
    await one.transact(async (tx) => {
      await tx.turns.keepTurn(alone, hearing, at(0));
      await tx.turns.keepTurn(alone, forum, at(1));
      await tx.turns.keepTurn(inThread, hearing, at(1));
    });

    const found = (place: typeof alone | typeof inThread) => other.reads.turns.lastTurn(place, at(0), at(2));

    expect([await found(alone), await found(inThread)]).toEqual([forum, hearing]);
    expect(await other.reads.turns.lastTurn({ ...alone, account: 'slack:T1/ben' }, at(0), at(2))).toBeUndefined();
    expect(await other.reads.turns.lastTurn({ ...alone, conversation: 'v2' }, at(0), at(2))).toBeUndefined();
  });

  it('shows no turn that is over, nor one of a time that is yet to come', async () => {
    const { one } = stores();
    await openConversations(one, 1);
    await one.transact((tx) => tx.turns.keepTurn(alone, forum, at(5)));

    expect(await one.reads.turns.lastTurn(alone, at(5), at(9))).toBeUndefined();
    expect(await one.reads.turns.lastTurn(alone, at(0), at(4))).toBeUndefined();
    expect(await one.reads.turns.lastTurn(alone, at(4), at(5))).toEqual(forum);
  });

  it('forgets what is over, and what is dropped: no row is left', async () => {
    const { one } = stores();
    await openConversations(one, 1);
    await one.transact(async (tx) => {
      await tx.turns.keepTurn(alone, forum, at(1));
      await tx.turns.keepTurn(inThread, hearing, at(3));
    });

    const over = await one.transact((tx) => tx.turns.forgetTurns(at(1), at(4)));
    await one.transact((tx) => tx.turns.dropTurn(inThread));
    const left = await one.transact((tx) => tx.turns.forgetTurns(at(9), at(9)));

    expect([over, left]).toEqual([1, 0]);
  });
}
