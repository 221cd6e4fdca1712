import { afterEach, beforeEach, expect, it } from 'vitest';
import { broadcastProgress } from '../../src/broadcasts/desk-says.js';
import { tellProgress } from '../../src/broadcasts/tell-progress.js';
import { PRIORITY } from '../../src/delivery/delivery.js';
import { broadcastRoom, type Carried } from '../support/broadcast-room.js';
import { content, textOf } from '../support/sample-broadcast.js';

const SECOND_MS = 1_000;

let room: Awaited<ReturnType<typeof broadcastRoom>>;
beforeEach(async () => {
  room = await broadcastRoom({ desk: null, kenya: 'KE', senegal: 'SN' });
});
afterEach(() => room.close());

/** On its way, and at the desk stands how far it has come: nothing is sent yet. */
async function begun(): Promise<number> {
  const { number } = await room.lets(content);
  await shows(number, 'reply:a:0');
  expect(told(await room.carries(1))).toEqual(['desk: being sent, 0 of 2']);
  room.clock.pass(SECOND_MS);
  return number;
}

function shows(number: number, key: string) {
  const at = room.clock.machineNow();
  return room.store.transact((tx) => tx.deliveries.enqueue([{ key, conversation: 'desk', thread: null, onlyFor: null, saying: broadcastProgress.of({ broadcast: number }), language: null, priority: PRIORITY.reply, due: at, subjects: [], updates: null }], at));
}

const told = (carried: readonly Carried[]) => carried.filter(({ conversation }) => conversation === 'desk').map(({ conversation, message }) => `${conversation}: ${/: (.*)\n(.*)\n/.exec(message?.text ?? '')?.slice(1).join(', ') ?? ''}`);
const tell = (number: number) => room.store.transact((tx) => tellProgress(new Map([[number, room.clock.machineNow()]]), { tx, clock: room.clock, newId: room.newId }));

async function later(): Promise<string[]> {
  room.clock.pass(60 * SECOND_MS);
  await room.follow();
  return told(await room.carries());
}

it('is told once more where the process ended before it could tell the last of it', async () => {
  await begun();
  await room.carries();

  expect(await later()).toEqual(['desk: sent, 2 of 2']);
  await later();
  expect([await later(), await later()]).toEqual([[], []]);
});

it('is told once more where something was written just after it was told, as of just before', async () => {
  const number = await begun();
  await room.carries();
  await later();
  await later();
  const at = room.clock.machineNow();

  room.clock.pass(SECOND_MS / 2);
  await tell(number);
  await room.carries();
  await room.store.transact((tx) => tx.broadcasts.markSeen(number, { conversation: 'kenya', by: 'slack:T1/UAMINA', at }));

  expect(await later()).toEqual(['desk: sent, 2 of 2']);
  expect(await later()).toEqual([]);
});

it('is told where somebody else has stopped it', async () => {
  const number = await begun();
  await room.carries(1);
  await tell(number);
  expect(told(await room.carries(1))).toEqual(['desk: being sent, 1 of 2']);
  room.clock.pass(SECOND_MS);

  await room.stop(number);

  expect(await later()).toEqual(['desk: stopped, 2 of 2']);
  expect(await later()).toEqual([]);
});

it('is told where somebody has seen it', async () => {
  const number = await begun();
  await room.carries();
  await later();
  await later();
  room.clock.pass(SECOND_MS);

  await room.store.transact((tx) => tx.broadcasts.markSeen(number, { conversation: 'kenya', by: 'slack:T1/UAMINA', at: room.clock.machineNow() }));

  room.clock.pass(60 * SECOND_MS);
  await room.follow();
  const [changed] = await room.carries();
  expect(changed?.message?.text).toContain('Seen in 1');
  expect(await later()).toEqual([]);
});

it('waits in one change at a time, however often it is told: that one shows what holds when it goes', async () => {
  const number = await begun();
  const first = await tell(number);
  await room.carries(1, 'later');

  const again = [await tell(number), await tell(number)];
  await room.follow();

  expect([first.told, ...again.map(({ told: count }) => count)]).toEqual([1, 0, 0]);
  expect(told(await room.carries(1))).toEqual(['desk: being sent, 0 of 2']);
});

it('goes after what people must know', async () => {
  const number = await begun();
  await room.carries();
  await tell(number);
  room.clock.pass(SECOND_MS);
  await room.correct(number, { ...content, texts: { en: textOf('Send your practice by Friday.') } });

  const order = (await room.carries()).map(({ key, conversation }) => (conversation === 'desk' ? conversation : key.split(':')[3]));

  expect(order).toEqual(['correction', 'correction', 'desk']);
});

it('is told after the change that is being made, not beside it', async () => {
  const number = await begun();
  await tell(number);
  const changing = await room.claims();

  const meanwhile = await tell(number);
  await room.carry(changing!, 'sent');
  const then = await tell(number);

  expect([meanwhile.told, [...meanwhile.later.keys()]]).toEqual([0, [number]]);
  expect([then.told, [...then.later.keys()]]).toEqual([1, []]);
});

it('is not told once more of the same, while another message of it is being changed', async () => {
  const number = await begun();
  await shows(number, 'reply:b:0');
  await room.carries(1);
  const changedAt = room.clock.machineNow();
  const tellSince = () => room.store.transact((tx) => tellProgress(new Map([[number, changedAt]]), { tx, clock: room.clock, newId: room.newId }));
  room.clock.pass(2 * SECOND_MS);
  const first = await tellSince();
  await room.carries(1);
  await room.claims();

  room.clock.pass(2 * SECOND_MS);
  const again = await tellSince();

  expect([first.told, again.told, again.later.size]).toEqual([2, 0, 0]);
});
