import { afterEach, describe, expect, it } from 'vitest';
import { PLAIN } from '../../src/reminders/subscription.js';
import { CalendarDate } from '../../src/time/calendar-date.js';
import { given, migrantsDay } from '../support/cast.js';
import { moveTo } from '../support/ledger-room.js';
import { kenyaRoom as roomOf } from './kenya-room.js';

const dayAfter = given(migrantsDay, { id: 'day-after', title: 'The day after', startsOn: CalendarDate.parse('2026-12-18'), endsOn: CalendarDate.parse('2026-12-19'), dateCode: 'D-AAA' });

async function kenyaRoom() {
  const room = await roomOf([migrantsDay, dayAfter]);
  close = room.close;
  return room;
}

let close: () => Promise<void> = () => Promise.resolve();
afterEach(() => close());
const DAYS = 86_400_000;

describe('what the planner puts into the outbox', () => {
  it('is one message for all that is due together, each date once for ever', async () => {
    const room = await kenyaRoom();
    room.clock.pass(8.9 * DAYS);

    expect([await room.tick(), await room.tick()]).toEqual([1, 0]);

    const [delivery] = await room.queued();
    expect(delivery?.saying.args).toMatchObject({ subjects: [{ milestone: 'migrants-day-2026', offsetDays: 14 }, { milestone: 'day-after', offsetDays: 14 }] });
    const spoken = await room.spokenOf(delivery?.key ?? '');
    expect(spoken).toMatchObject({ about: [{ milestone: 'migrants-day-2026' }, { milestone: 'day-after' }] });
  });

  it('goes on without the date that moved, which is reminded anew on its own', async () => {
    const room = await kenyaRoom();
    room.clock.pass(8.9 * DAYS);
    await room.tick();
    const [both] = await room.queued();

    await room.propose(moveTo('day-after', '2026-12-22'), 'console:ana');
    await room.passHold(15);
    await room.tick();

    expect((await room.queued()).map(({ key, state }) => [key, state])).toEqual([[both?.key, 'due']]);
    expect(await room.spokenOf(both?.key ?? '')).toMatchObject({ about: [{ milestone: 'migrants-day-2026' }] });
    room.clock.pass(4 * DAYS);
    expect(await room.tick()).toBe(1);
    expect((await room.queued()).find(({ key }) => key !== both?.key)?.saying.args).toMatchObject({ subjects: [{ milestone: 'day-after', dateRevision: 2, offsetDays: 14 }] });
  });

  it('waits while a change is held', async () => {
    const room = await kenyaRoom();
    room.clock.pass(8.9 * DAYS);
    await room.propose(moveTo('day-after', '2026-12-22'), 'console:ana');

    await room.tick();

    expect((await room.queued()).map(({ saying }) => saying.args)).toMatchObject([{ subjects: [{ milestone: 'migrants-day-2026', dateRevision: 1, offsetDays: 14 }] }]);
  });

  it('notes as skipped what would come after its day', async () => {
    const room = await kenyaRoom();
    room.clock.pass(26 * DAYS);

    expect(await room.tick()).toBe(2);

    const told = await Promise.all((await room.queued()).map(({ key }) => room.spokenOf(key)));
    expect(told).toEqual([{ notSaid: 'the day has passed' }, { notSaid: 'the day has passed' }]);
  });

  it('notes as skipped, and does not send, what comes more than a week late after its day', async () => {
    const room = await kenyaRoom();
    await room.store.transact((tx) => tx.reminders.subscribe({ ...PLAIN, conversation: 'kenya', offsetsDays: [-1], since: room.clock.now() }));
    room.clock.pass(35 * DAYS);

    expect(await room.tick()).toBe(2);

    const told = await Promise.all((await room.queued()).map(({ key }) => room.spokenOf(key)));
    expect(told).toEqual([{ notSaid: 'the day has passed' }, { notSaid: 'the day has passed' }]);
    expect(await room.store.reads.reminders.sentSince(CalendarDate.parse('2026-01-01'))).toEqual([]);
  });

  it('leaves what is over the day’s messages for the next morning', async () => {
    const room = await kenyaRoom();
    room.clock.pass(8.9 * DAYS);
    await room.store.transact((tx) => tx.reminders.subscribe({ ...PLAIN, conversation: 'kenya', offsetsDays: [14], since: room.clock.now(), mostADay: 1 }));
    await room.store.transact((tx) => tx.roadmap.add(given(migrantsDay, { id: 'early', startsOn: CalendarDate.parse('2026-12-19'), endsOn: CalendarDate.parse('2026-12-19'), dateCode: 'D-BBB' }), []));
    room.clock.pass(0.4 * DAYS);
    await room.tick();
    await room.store.transact((tx) => tx.roadmap.add(given(migrantsDay, { id: 'late', startsOn: CalendarDate.parse('2026-12-19'), endsOn: CalendarDate.parse('2026-12-19'), dateCode: 'D-CCC' }), []));

    const sameDay = await room.tick();
    room.clock.pass(DAYS);
    const nextDay = await room.tick();

    expect([sameDay, nextDay]).toEqual([0, 1]);
  });

  it('tells once that a date is known to the day now', async () => {
    const room = await kenyaRoom();
    await room.store.transact((tx) => tx.roadmap.add(given(migrantsDay, { id: 'hearing', startsOn: CalendarDate.parse('2027-05-01'), endsOn: CalendarDate.parse('2027-05-31'), precision: 'month', grain: 'month', dateCode: 'D-DDD' }), []));
    room.clock.pass(2 * DAYS);
    expect(await room.tick()).toBe(0);
    await room.propose(moveTo('hearing', '2027-05-18'), 'console:ana');
    await room.passHold(15);
    room.clock.pass(DAYS);

    expect([await room.tick(), await room.tick()]).toEqual([1, 0]);

    const [delivery] = await room.queued();
    const spoken = await room.spokenOf(delivery?.key ?? '');
    expect('text' in spoken ? spoken.text : '').toContain('This date is now known to the day.');
  });
});
