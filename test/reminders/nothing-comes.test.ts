import { afterEach, expect, it } from 'vitest';
import { channel, questionRoom } from '../support/question-room.js';

const kenya = channel('C1');

let close: () => Promise<void> = () => Promise.resolve();
afterEach(() => close());

it.each([
  ['a date that was not chosen here', 'remind us 7 days before each deadline', 'snooze migrants-day-2026 3d'],
  ['an hour of today that is over', 'remind 14d', 'snooze migrants-day-2026 0d'],
])('who puts off %s is told that no reminder of it comes', async (_which, set, typed) => {
  const { says, store, close: ends } = await questionRoom('2026-12-03T10:00:00Z');
  close = ends;
  await says('UAMINA', kenya, 'network KE');
  await says('UAMINA', kenya, set);

  const [said] = await says('UAMINA', kenya, typed);

  expect(said?.text).toMatch(/^No reminder of it comes: .* Nothing was changed\.$/);
  expect(await store.reads.reminders.marks()).toEqual([]);
});

it('what is put off to a later hour of today comes then', async () => {
  const { says, close: ends } = await questionRoom('2026-12-03T02:00:00Z');
  close = ends;
  await says('UAMINA', kenya, 'network KE');
  await says('UAMINA', kenya, 'remind 14d');

  const [said] = await says('UAMINA', kenya, 'snooze migrants-day-2026 0d');

  expect(said?.text).toContain('Comes again on 3 December 2026.');
});
