import { afterEach, describe, expect, it } from 'vitest';
import type { Mark } from '../../src/reminders/mark.js';
import type { Milestone } from '../../src/roadmap/milestone.js';
import { proposeChange } from '../../src/roadmap/propose-change.js';
import { CalendarDate } from '../../src/time/calendar-date.js';
import { Instant } from '../../src/time/instant.js';
import { given, migrantsDay } from '../support/cast.js';
import { heldOf, letter, moveTo } from '../support/ledger-room.js';
import { kenyaRoom } from './kenya-room.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const expected = given(migrantsDay, { status: 'expected' });
const inMay = given(expected, { id: 'hearing', precision: 'month', grain: 'month', startsOn: CalendarDate.parse('2027-05-01'), endsOn: CalendarDate.parse('2027-05-31'), dateCode: 'D-DDD' });

let close: () => Promise<void> = () => Promise.resolve();
afterEach(() => close());

/** Thursday, 3 December, one in the afternoon in Nairobi. */
async function open(milestones: readonly Milestone[], offsetsDays: readonly number[] = [14]) {
  const room = await kenyaRoom(milestones, offsetsDays, '2026-12-03T10:00:00Z');
  close = room.close;
  return room;
}

type Room = Awaited<ReturnType<typeof open>>;

/** A second person releases it at once. A source confirms. */
async function changes(room: Room, wish: Parameters<Room['propose']>[0], source: typeof letter | null = letter): Promise<void> {
  room.clock.pass(1_000);
  const proposed = await room.inLedger((ledger) => proposeChange(wish, { by: 'console:ana', reason: 'news', source }, { conversation: null, seenCode: null }, ledger));
  await room.release(heldOf(proposed).change.id, 'console:daniel');
  room.clock.pass(1_000);
}

/** What went into the outbox on each of so many mornings at nine. */
async function onMornings(room: Room, mornings: number): Promise<number[]> {
  const added: number[] = [];
  for (let nth = 0; nth < mornings; nth += 1) {
    room.clock.pass(DAY_MS);
    added.push(await room.tick());
  }
  return added;
}

async function marks(room: Room, mark: Pick<Mark, 'kind' | 'until'>): Promise<void> {
  await room.store.transact((tx) => tx.reminders.mark('kenya', { milestone: migrantsDay.id, dateRevision: 1, by: 'slack:T1/UAMINA', at: room.clock.now(), ...mark }));
}

describe('a date that is confirmed is the same date', () => {
  it('whose reminder is due while that waits: it goes once it is released', async () => {
    const room = await open([expected]);
    room.clock.pass(19.9 * HOUR_MS);
    await room.propose({ kind: 'confirm', id: expected.id }, 'console:ana');
    room.clock.pass(7 * 60_000);
    const whileHeld = await room.tick();

    await room.passHold();

    expect([whileHeld, await room.tick(), ...await onMornings(room, 3)]).toEqual([0, 1, 0, 0, 0]);
  });

  it('whose reminder waits in the outbox: it goes, and tells that the date is confirmed', async () => {
    const room = await open([expected]);
    room.clock.pass(21 * HOUR_MS);
    await room.tick();

    await changes(room, { kind: 'confirm', id: expected.id });
    const [queued] = await room.queued();
    const spoken = await room.spokenOf(queued?.key ?? '');

    expect(queued).toMatchObject({ state: 'due' });
    expect(spoken).toMatchObject({ about: [{ milestone: expected.id, dateRevision: 2 }] });
    expect('text' in spoken ? spoken.text : '').toContain('Confirmed');
  });

  it('of which it was reminded: not again, and no preview says so', async () => {
    const room = await open([expected]);
    const ahead = await room.previewed('2026-12-04', '2026-12-06');
    room.clock.pass(21 * HOUR_MS);
    const before = await room.tick();

    await changes(room, { kind: 'confirm', id: expected.id });

    expect([ahead.length, await room.previewed('2026-12-04', '2026-12-06')]).toEqual([1, []]);
    expect([before, await room.tick(), ...await onMornings(room, 2)]).toEqual([1, 0, 0, 0]);
  });

  it('that somebody has done: it stays done', async () => {
    const room = await open([expected], [14, 7]);
    await marks(room, { kind: 'done', until: null });

    await changes(room, { kind: 'confirm', id: expected.id });

    expect(await onMornings(room, 14)).toEqual(Array.from({ length: 14 }, () => 0));
  });

  it('that somebody has done: whoever proposes to confirm it is told that no reminder hangs on it', async () => {
    const room = await open([expected]);
    const before = heldOf(await room.propose({ kind: 'confirm', id: expected.id }, 'console:ana'));
    await room.undo(before.change.id, 'console:ana');
    await marks(room, { kind: 'done', until: null });

    const after = heldOf(await room.propose({ kind: 'confirm', id: expected.id }, 'console:ana'));

    expect([before.effect.reminders, after.effect.reminders]).toEqual([1, 0]);
  });

  it('that somebody has snoozed: it comes again when it was to', async () => {
    const room = await open([expected], [14]);
    await marks(room, { kind: 'snoozed', until: Instant.parse('2026-12-06T06:00:00.000Z') });

    await changes(room, { kind: 'confirm', id: expected.id });

    expect(await onMornings(room, 6)).toEqual([0, 0, 1, 0, 0, 0]);
  });

  it('that was moved and then confirmed: what was due before it moved is not owed', async () => {
    const room = await open([given(expected, { startsOn: CalendarDate.parse('2026-12-30'), endsOn: CalendarDate.parse('2026-12-30') })], [13]);
    room.clock.pass(3 * DAY_MS);
    await changes(room, moveTo(expected.id, '2026-12-19'), null);

    await changes(room, { kind: 'confirm', id: expected.id });

    // Thirteen days before the nineteenth is the sixth: this very morning, before it moved.
    expect([await room.tick(), ...await onMornings(room, 3)]).toEqual([0, 0, 0, 0]);
  });

  it('but not one that was moved, though to another day and back: it is reminded anew', async () => {
    const room = await open([expected]);
    await marks(room, { kind: 'done', until: null });

    await changes(room, moveTo(expected.id, '2026-12-20'));
    await changes(room, moveTo(expected.id, '2026-12-18'));

    expect(await onMornings(room, 1)).toEqual([1]);
  });
});

describe('a date that became known to the day', () => {
  it.each([
    ['is confirmed', { kind: 'confirm' as const, id: inMay.id }],
    ['is moved', moveTo(inMay.id, '2027-05-20')],
  ])('and %s before the first morning is told on that morning, once', async (_what, wish) => {
    const room = await open([inMay], [7]);

    await changes(room, moveTo(inMay.id, '2027-05-18'), null);
    room.clock.pass(HOUR_MS);
    await changes(room, wish);

    expect(await onMornings(room, 4)).toEqual([1, 0, 0, 0]);
  });

  it('and was told is not told again when it moves', async () => {
    const room = await open([inMay], [7]);
    await changes(room, moveTo(inMay.id, '2027-05-18'));
    const first = await onMornings(room, 1);

    await changes(room, moveTo(inMay.id, '2027-05-20'));

    expect([first, await onMornings(room, 3)]).toEqual([[1], [0, 0, 0]]);
  });
});
