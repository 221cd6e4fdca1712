import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Store } from '../../src/store.js';
import { readDateWish } from '../../src/roadmap/date-wish.js';
import { changeLedger } from '../../src/roadmap/make-change.js';
import { systemClock } from '../../src/time/clock.js';
import { idMaker } from '../../src/time/ids.js';
import { openStore } from '../../store/open.js';
import { migrantsDay } from '../support/cast.js';

const clock = systemClock();
const newId = idMaker(clock, () => 0.5);
const letter = { title: 'Letter', url: 'https://example.org/letter' };
let folder: string;
let store: Store;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ledger-'));
  store = await openStore(`sqlite:${join(folder, 'house.db')}`, { clock });
  await store.transact((tx) => tx.roadmap.add(migrantsDay, []));
});

afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

it('keeps the old date, the change and the audit, and takes back reminders of the old date', async () => {
  await store.transact(async (tx) => {
    const conversation = await tx.networks.openConversation(newId(), { platform: 'console', tenant: 'local', conversation: 'kenya', kind: 'person', route: null }, null, clock.machineNow());
    await tx.deliveries.enqueue([{ key: 'reminder', conversation: conversation.id, thread: null, onlyFor: null, saying: { says: 'reminder', args: {} }, language: null, priority: 20, due: clock.machineNow(), subjects: [{ milestone: migrantsDay.id, dateRevision: 1, offsetDays: 14 }], updates: null }], clock.machineNow());
  });

  const plan = await store.transact((tx) => changeLedger({ kind: 'move', id: migrantsDay.id, date: readDateWish('2027-01-10')! }, { by: 'console:maria', reason: 'The hall is taken', source: letter }, { tx, newId, clock }));

  expect(plan.kind).toBe('plan');
  const { roadmap, deliveries, records } = store.reads;
  expect(await roadmap.findMilestone(migrantsDay.id)).toMatchObject({ startsOn: '2027-01-10', dateRevision: 2, source: letter });
  expect(await roadmap.formerDates(migrantsDay.id)).toMatchObject([{ startsOn: '2026-12-18', dateCode: 'D-5RT' }]);
  expect(await roadmap.changes(migrantsDay.id)).toMatchObject([{ kind: 'move', by: 'console:maria', old: { startsOn: '2026-12-18' }, new: { startsOn: '2027-01-10' } }]);
  expect(await roadmap.findDateCode('D-5RT')).toEqual({ milestone: migrantsDay.id, dateRevision: 1 });
  expect((await deliveries.findDelivery('reminder'))?.state).toBe('skipped');
  expect((await records.entries(10))[0]).toMatchObject({ action: 'roadmap.move', subject: migrantsDay.id, outcome: 'done' });
});

it('writes nothing at all when a change is refused', async () => {
  const refusal = await store.transact((tx) => changeLedger({ kind: 'cancel', id: migrantsDay.id }, { by: 'console:maria', reason: null, source: null }, { tx, newId, clock }));

  expect(refusal).toMatchObject({ kind: 'refused', code: 'reason-missing' });
  expect(await store.reads.roadmap.changes()).toEqual([]);
  expect(await store.reads.roadmap.findMilestone(migrantsDay.id)).toEqual(migrantsDay);
});

it('adds a milestone with a row of the history', async () => {
  await store.transact((tx) => changeLedger({ kind: 'add', milestone: { id: 'briefing-2028', title: 'Briefing', date: readDateWish('2028-06')!, kind: 'briefing', region: 'global', deadline: false } }, { by: 'console:maria', reason: null, source: letter }, { tx, newId, clock }));

  expect(await store.reads.roadmap.findMilestone('briefing-2028')).toMatchObject({ status: 'confirmed', precision: 'month' });
  expect(await store.reads.roadmap.changes('briefing-2028')).toMatchObject([{ kind: 'add', old: null }]);
});
