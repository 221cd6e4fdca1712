import { afterEach, describe, expect, it } from 'vitest';
import { makeCompose } from '../../src/composing.js';
import { readNetworkDirectory } from '../../src/networks/directory.js';
import { plusMs } from '../../src/time/instant.js';
import { ALL, sent } from '../contract/store-samples.js';
import { SHIPPED_FORMS } from '../support/practice-forms.js';
import { channel, questionRoom } from '../support/question-room.js';
import { ticking } from './ticking.js';

const networks = readNetworkDirectory(new URL('../../data/', import.meta.url).pathname);
const kenya = channel('C1');

let close: () => Promise<void> = () => Promise.resolve();
afterEach(() => close());

/** A reminder of Migrants Day is to be tried again in an hour; meanwhile this is typed. Gives what becomes of it. */
async function becomesAfter(...typed: readonly string[]) {
  const room = await questionRoom('2026-12-03T10:00:00Z');
  close = room.close;
  const { store, clock } = room;
  await room.says('UAMINA', kenya, 'network KE');
  await room.says('UAMINA', kenya, 'remind 14d 7d');
  clock.pass(86_400_000);
  await ticking(store, networks, clock)();
  const claim = () => store.transact((tx) => tx.deliveries.claim('w', clock.machineNow(), 1, ALL));
  const [tried] = await claim();
  if (tried === undefined) throw new Error('nothing is due');
  await store.transact((tx) => tx.deliveries.settle('w', [sent(tried.key, { state: 'retrying', receipt: null, nextTry: plusMs(clock.machineNow(), 3_600_000) })], clock.machineNow()));
  for (const text of typed) await room.says('UAMINA', kenya, text);
  clock.pass(3_600_000);
  const [again] = await claim();
  if (again?.key !== tried.key) throw new Error('it is not tried again');
  const composed = await makeCompose(store.reads, { networks, practiceForms: SHIPPED_FORMS, clock, publicUrl: null })(again);
  return composed.kind === 'skip' ? composed.reason : composed.kind;
}

describe('a reminder that is on its way while people say that they want none', () => {
  it.each([
    ['mute migrants-day-2026', 'no more reminders of it are wanted here'],
    ['done migrants-day-2026', 'no more reminders of it are wanted here'],
    ['stop reminders', 'reminders were stopped here'],
  ])('does not go after %s', async (typed, reason) => {
    expect(await becomesAfter(typed)).toBe(reason);
  });

  it('goes where that was taken back, and where another date was meant', async () => {
    expect(await becomesAfter('mute migrants-day-2026', 'unmute migrants-day-2026', 'done imrf-2030')).toBe('ready');
  });
});
