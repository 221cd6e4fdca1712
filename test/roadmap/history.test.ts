import { afterEach, beforeEach, expect, it } from 'vitest';
import { historyOf } from '../../src/roadmap/history.js';
import { milestoneOf } from '../../src/roadmap/load.js';
import { readShippedRoadmap } from '../../src/roadmap/shipped.js';
import { given, migrantsDay } from '../support/cast.js';
import { heldOf, ledgerRoom, moveTo } from '../support/ledger-room.js';

let room: Awaited<ReturnType<typeof ledgerRoom>>;
beforeEach(async () => {
  room = await ledgerRoom([migrantsDay]);
});
afterEach(() => room.close());

it('tells every value with who made it, since when it was public, until when, and why it was given up', async () => {
  const first = heldOf(await room.propose(moveTo(migrantsDay.id, '2026-12-20'), 'console:ana'));
  await room.release(first.change.id, 'console:daniel');
  heldOf(await room.propose({ kind: 'cancel', id: migrantsDay.id }, 'console:maria'));
  const undone = (await room.store.reads.roadmap.heldChanges())[0]!;
  await room.undo(undone.id, 'console:maria');
  room.clock.pass(2 * 24 * 60 * 60_000);
  const second = heldOf(await room.propose(moveTo(migrantsDay.id, '2026-12-21'), 'console:maria'));
  await room.release(second.change.id, 'console:daniel');

  const { roadmap } = room.store.reads;
  const history = historyOf((await roadmap.findMilestone(migrantsDay.id))!, await roadmap.formerDates(migrantsDay.id), await roadmap.changes(migrantsDay.id));

  expect(history.map(({ startsOn, from, until, givenUpFor, madeBy }) => [startsOn, from, until, givenUpFor, madeBy?.by])).toEqual([
    ['2026-12-21', '2026-11-27', null, null, 'console:maria'],
    ['2026-12-20', '2026-11-25', '2026-11-27', 'the hall is taken', 'console:ana'],
    ['2026-12-18', null, '2026-11-25', 'the hall is taken', undefined],
  ]);
});

it('begins with what shipped, which nobody here made', () => {
  const shipped = readShippedRoadmap(new URL('../../data/roadmap.json', import.meta.url).pathname);
  const { milestone, former } = milestoneOf(shipped.entries.find(({ id }) => id === 'imrf-2022')!, shipped, () => false);

  const history = historyOf(milestone, former, []);

  expect(history).toHaveLength(former.length + 1);
  expect(history[0]).toMatchObject({ startsOn: '2022-05-17', from: '2022-02-11', madeBy: undefined });
  expect(history[1]).toMatchObject({ startsOn: '2022-05-10', madeBy: undefined });
});

it('of a date that never changed is that date alone', () => {
  expect(historyOf(given(migrantsDay, { id: 'still' }), [], [])).toMatchObject([{ startsOn: '2026-12-18', dateCode: 'D-5RT', until: null }]);
});
