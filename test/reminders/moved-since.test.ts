import { afterEach, describe, expect, it } from 'vitest';
import { readNetworkDirectory } from '../../src/networks/directory.js';
import type { LedgerWish } from '../../src/roadmap/ledger-wish.js';
import { viewLedger } from '../../src/roadmap/ledger-tools.js';
import { makeChange } from '../../src/roadmap/make-change.js';
import { planChange } from '../../src/roadmap/plan-change.js';
import { CalendarDate } from '../../src/time/calendar-date.js';
import { given, migrantsDay } from '../support/cast.js';
import { letter, moveTo } from '../support/ledger-room.js';
import { channel, questionRoom, type Left } from '../support/question-room.js';
import { ticking } from './ticking.js';

const networks = readNetworkDirectory(new URL('../../data/', import.meta.url).pathname);
const kenya = channel('C1');
const DAYS = 86_400_000;
const id = 'migrants-day-2026';
const summit = given(migrantsDay, { id: 'summit', title: 'Summit', status: 'expected', startsOn: CalendarDate.parse('2027-02-18'), endsOn: CalendarDate.parse('2027-02-18'), dateCode: 'D-SUM' });

let close: () => Promise<void> = () => Promise.resolve();
afterEach(() => close());

/** Kenya's channel was reminded of the day fourteen days before; then this change was released. */
async function remindedThen(wish: LedgerWish) {
  const room = await questionRoom('2026-12-03T10:00:00Z');
  close = room.close;
  const { store, clock, newId } = room;
  await store.transact((tx) => tx.roadmap.add(summit, []));
  await room.says('UAMINA', kenya, 'network KE');
  await room.says('UAMINA', kenya, 'remind 14d 7d');
  const plan = ticking(store, networks, clock);
  clock.pass(DAYS);
  await plan();
  const [reminder] = await room.send();
  await store.transact(async (tx) => {
    const made = planChange(await viewLedger(tx.roadmap), wish, { by: 'console:ana', now: clock.now(), reason: 'the hall is taken', source: letter });
    if (made.kind === 'refused') throw new Error(made.code);
    await makeChange(made, null, { tx, newId, clock, networks });
  });
  const press = async (message: Left | undefined, label: string) => (await room.pressesButton('UDANIEL', kenya, message, message?.buttons.find((one) => one.label === label)))[0];
  return { ...room, reminder, press, tick: async () => ((await plan()), room.send()), marks: async () => (await store.reads.reminders.marks()).map(({ mark: { kind, dateRevision } }) => [kind, dateRevision]) };
}

describe('a button of a reminder whose date has moved since', () => {
  it('that says done shows the new date and ends nothing; pressed again there it ends the reminders of that', async () => {
    const { reminder, press, tick, clock, marks } = await remindedThen(moveTo(id, '2026-12-28'));

    const shown = await press(reminder, 'Mark done');
    const none = await marks();
    clock.pass(10 * DAYS);
    const due = await tick();
    const done = await press(shown, 'Mark done');

    expect(shown?.receipt).toBe(reminder?.receipt);
    expect(shown?.text).toContain('28 December 2026');
    expect(shown?.text).not.toContain('Done');
    expect(shown?.buttons.map(({ label }) => label)).toEqual(['Mark done', 'Snooze', 'Copy to forward', 'More']);
    expect([none, due.length]).toEqual([[], 1]);
    expect(done?.text).toContain('Done, no more reminders of this date.');
    expect(await marks()).toEqual([['done', 2]]);
  });

  it('that puts it off shows the new date and puts nothing off', async () => {
    const { reminder, marks, pressesButton } = await remindedThen(moveTo(id, '2026-12-28'));
    const value = { what: 'snooze-3', dates: [{ milestone: id, dateRevision: 1, offsetDays: 14 }] };

    const [shown] = await pressesButton('UDANIEL', kenya, reminder, { id: 'reminders.mark', value, label: '3 days' });

    expect(shown?.text).toContain('28 December 2026');
    expect(await marks()).toEqual([]);
  });

  it('that mutes it holds, whatever its date', async () => {
    const { reminder, marks, pressesButton } = await remindedThen(moveTo(id, '2026-12-28'));
    const value = { what: 'mute', dates: [{ milestone: id, dateRevision: 1, offsetDays: 14 }] };

    const [muted] = await pressesButton('UDANIEL', kenya, reminder, { id: 'reminders.mark', value, label: 'Mute this date' });

    expect(muted?.text).toContain('No more reminders of this.');
    expect(await marks()).toEqual([['muted', 2]]);
  });

  it('counts for a date that was only made surer: its days are the same', async () => {
    const { reminder, marks, pressesButton } = await remindedThen({ kind: 'confirm', id: summit.id });
    const value = { what: 'done', dates: [{ milestone: summit.id, dateRevision: 1, offsetDays: 14 }] };

    const [done] = await pressesButton('UDANIEL', kenya, reminder, { id: 'reminders.mark', value, label: 'Mark done' });

    expect(done?.text).toContain('Done, no more reminders of this date.');
    expect(await marks()).toEqual([['done', 2]]);
  });

  it('ends the reminders of those of several that stand, and shows these', async () => {
    const { reminder, marks, pressesButton } = await remindedThen(moveTo(id, '2026-12-28'));
    const value = { what: 'done', dates: [id, summit.id].map((milestone) => ({ milestone, dateRevision: 1, offsetDays: 14 })) };

    const [done] = await pressesButton('UDANIEL', kenya, reminder, { id: 'reminders.mark', value, label: 'Mark done' });

    expect(done?.text).toContain('Summit');
    expect(done?.text).not.toContain('28 December 2026');
    expect(await marks()).toEqual([['done', 1]]);
  });
});
