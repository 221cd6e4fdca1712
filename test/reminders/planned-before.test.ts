import { afterEach, describe, expect, it } from 'vitest';
import { readNetworkDirectory } from '../../src/networks/directory.js';
import { enqueueReminders, type DueReminder } from '../../src/reminders/planner.js';
import { ReminderWatch } from '../../src/reminders/watch.js';
import { given, migrantsDay } from '../support/cast.js';
import { heldOf } from '../support/ledger-room.js';
import { kenyaRoom } from './kenya-room.js';

const networks = readNetworkDirectory(new URL('../../data/', import.meta.url).pathname);
const expected = given(migrantsDay, { status: 'expected' });
const HOUR_MS = 3_600_000;

let close: () => Promise<void> = () => Promise.resolve();
afterEach(() => close());

/** Friday, 4 December, past nine in Nairobi: a process has planned the reminder of fourteen days before and has not put it into the outbox yet. */
async function open() {
  const room = await kenyaRoom([expected], [14], '2026-12-03T10:00:00Z');
  close = room.close;
  room.clock.pass(21 * HOUR_MS);
  const watch = new ReminderWatch(room.store.reads, () => Promise.resolve(networks), null);
  const looked = async (): Promise<DueReminder[]> => {
    const due: DueReminder[] = [];
    for await (const some of watch.due(room.clock.now(), room.clock.machineNow())) due.push(...some);
    return due;
  };
  return {
    ...room, looked,
    enqueued: (due: readonly DueReminder[]) => room.store.transact((tx) => enqueueReminders(tx, due, room.clock.machineNow())),
    /** A second person releases it at once. */
    async confirms() {
      room.clock.pass(1_000);
      await room.release(heldOf(await room.propose({ kind: 'confirm', id: expected.id }, 'console:ana')).change.id, 'console:daniel');
    },
  };
}

describe('a date that is confirmed after its reminder was planned, and before that is in the outbox', () => {
  it('is told once, though another process planned it anew meanwhile', async () => {
    const room = await open();
    const planned = await room.looked();
    await room.confirms();
    const faster = await room.tick();

    const slower = await room.enqueued(planned);

    expect([planned.length, faster, slower]).toEqual([1, 1, 0]);
    expect(await room.looked()).toEqual([]);
  });

  it('is planned anew by the next look, on the date as it is now', async () => {
    const room = await open();
    const planned = await room.looked();
    await room.confirms();

    const onFormerDate = await room.enqueued(planned);
    const again = await room.looked();

    expect([onFormerDate, await room.enqueued(again)]).toEqual([0, 1]);
    expect(again.map(({ delivery }) => delivery.subjects)).toEqual([[{ milestone: expected.id, dateRevision: 2, offsetDays: 14 }]]);
  });
});
