import { afterEach, beforeEach, expect, it } from 'vitest';
import { readDateWish } from '../../src/roadmap/date-wish.js';
import { changeLedger } from '../../src/roadmap/make-change.js';
import { migrantsDay } from '../support/cast.js';
import { heldOf, ledgerRoom, letter, moveTo } from '../support/ledger-room.js';

let room: Awaited<ReturnType<typeof ledgerRoom>>;

beforeEach(async () => {
  room = await ledgerRoom([migrantsDay]);
});
afterEach(() => room.close());

it('keeps the old date, the change and the audit, and takes back reminders of the old date', async () => {
  const { store, newId, clock } = room;
  await store.transact(async (tx) => {
    const conversation = await tx.networks.openConversation(newId(), { platform: 'console', tenant: 'local', conversation: 'kenya', kind: 'person', route: null }, null, clock.machineNow());
    await tx.deliveries.enqueue([{ key: 'reminder', conversation: conversation.id, thread: null, onlyFor: null, saying: { says: 'reminder', args: {} }, language: null, priority: 20, due: clock.machineNow(), subjects: [{ milestone: migrantsDay.id, dateRevision: 1, offsetDays: 14 }], updates: null }], clock.machineNow());
  });

  const { change } = heldOf(await room.propose(moveTo(migrantsDay.id, '2027-01-10'), 'console:maria'));
  await room.release(change.id, 'console:daniel');

  const { roadmap, deliveries, records } = store.reads;
  expect(await roadmap.findMilestone(migrantsDay.id)).toMatchObject({ startsOn: '2027-01-10', dateRevision: 2, source: letter });
  expect(await roadmap.formerDates(migrantsDay.id)).toMatchObject([{ startsOn: '2026-12-18', dateCode: 'D-5RT' }]);
  expect(await roadmap.changes(migrantsDay.id)).toMatchObject([{ kind: 'move', by: 'console:maria', old: { startsOn: '2026-12-18' }, new: { startsOn: '2027-01-10' } }]);
  expect(await roadmap.findDateCode('D-5RT')).toEqual({ milestone: migrantsDay.id, dateRevision: 1 });
  expect((await deliveries.findDelivery('reminder'))?.state).toBe('skipped');
  expect((await records.entries(10)).map(({ action }) => action)).toEqual(expect.arrayContaining(['roadmap.propose', 'roadmap.move', 'roadmap.release']));
});

it('writes nothing at all when a change is refused', async () => {
  const refusal = await room.propose({ kind: 'confirm', id: 'nobody' }, 'console:maria');

  expect(refusal).toMatchObject({ kind: 'refused', code: 'unknown' });
  expect(await room.store.reads.roadmap.changes()).toEqual([]);
  expect(await room.store.reads.roadmap.findMilestone(migrantsDay.id)).toEqual(migrantsDay);
});

it('adds a milestone at once, with a row of the history', async () => {
  await room.inLedger((ledger) => changeLedger({ kind: 'add', milestone: { id: 'briefing-2028', title: 'Briefing', date: readDateWish('2028-06')!, kind: 'briefing', region: 'global', deadline: false, network: null } }, { by: 'console:maria', reason: null, source: letter }, ledger));

  expect(await room.store.reads.roadmap.findMilestone('briefing-2028')).toMatchObject({ status: 'confirmed', precision: 'month' });
  expect(await room.store.reads.roadmap.changes('briefing-2028')).toMatchObject([{ kind: 'add', old: null, state: 'released' }]);
});
