import { pino } from 'pino';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { broadcastProgress } from '../src/broadcasts/desk-says.js';
import { PRIORITY, type Settled } from '../src/delivery/delivery.js';
import { progressTeller } from '../src/progress-teller.js';
import { broadcastRoom } from './support/broadcast-room.js';
import { content } from './support/sample-broadcast.js';

let room: Awaited<ReturnType<typeof broadcastRoom>>;
beforeEach(async () => {
  room = await broadcastRoom({ desk: null, kenya: 'KE' });
});
afterEach(() => room.close());

const ended: Settled = { key: 'broadcast:1:1:first:kenya', state: 'sent', attempt: 1, asked: false, receipt: 'posted-1', reason: null, nextTry: null, again: false, told: [] };

it('tells again what ended while its message was being changed, once that is done', async () => {
  const { number } = await room.lets(content);
  const at = room.clock.machineNow();
  const says = { conversation: 'desk', thread: null, onlyFor: null, saying: broadcastProgress.of({ broadcast: number }), language: null, priority: PRIORITY.reply, due: at, subjects: [] };
  await room.store.transact((tx) => tx.deliveries.enqueue([{ ...says, key: 'reply:a:0', updates: null }], at));
  await room.carries(1);
  await room.store.transact((tx) => tx.deliveries.enqueue([{ ...says, key: 'broadcast-progress:1:a', updates: 'reply:a:0' }], at));
  const changing = await room.claims();
  let rounds = 0;
  let onTold: () => void = () => undefined;
  let onLooked: () => void = () => undefined;
  const looked = new Promise<void>((resolve) => (onLooked = resolve));
  const told = new Promise<void>((resolve) => (onTold = resolve));
  const teller = progressTeller({ ...room, log: pino({ enabled: false }), store: { ...room.store, transact: (work) => {
    rounds += 1;
    if (rounds === 3) onLooked();
    return room.store.transact(work);
  } } }, onTold);

  teller.noted([ended]);
  await looked;
  const meanwhile = await room.store.reads.broadcasts.progressMessages(number);
  room.clock.pass(1_000);
  await room.carry(changing!, 'sent');
  await told;
  await teller.stop();

  expect(meanwhile).toMatchObject([{ delivery: 'reply:a:0', isWaiting: false, isOnItsWay: true }]);
  expect(await room.store.reads.broadcasts.progressMessages(number)).toMatchObject([{ delivery: 'broadcast-progress:1:a', isWaiting: true, isOnItsWay: false }]);
});
