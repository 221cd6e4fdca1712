import { afterEach, beforeEach, expect, it } from 'vitest';
import { importLedger } from '../../src/roadmap/import-ledger.js';
import { entryOf } from '../../src/roadmap/export.js';
import type { Milestone } from '../../src/roadmap/milestone.js';
import type { ReadImport } from '../../src/roadmap/read-import.js';
import { CalendarDate } from '../../src/time/calendar-date.js';
import { given, migrantsDay } from '../support/cast.js';
import { ledgerRoom } from '../support/ledger-room.js';

const day = (text: string) => CalendarDate.parse(text);
const nextYear = given(migrantsDay, { id: 'migrants-day-2027', startsOn: day('2027-12-18'), endsOn: day('2027-12-18'), title: 'International Migrants Day 2027' });

const fileOf = (milestones: readonly Milestone[]): ReadImport => ({ milestones, entries: milestones.map((one) => entryOf(one, [])), strange: [] });
const grounds = { by: 'console:maria', reason: 'the calendar of the hall' };

let room: Awaited<ReturnType<typeof ledgerRoom>>;
beforeEach(async () => {
  room = await ledgerRoom([migrantsDay]);
});
afterEach(() => room.close());

it('adds what is missing, mends texts at once and proposes dates, which are held', async () => {
  const moved = given(migrantsDay, { title: 'Migrants Day', startsOn: day('2026-12-19'), endsOn: day('2026-12-19') });

  const imported = await room.inLedger((ledger) => importLedger(fileOf([moved, nextYear]), grounds, ledger));

  const { roadmap } = room.store.reads;
  expect(imported).toMatchObject({ added: ['migrants-day-2027'], mended: ['migrants-day-2026'], proposed: [{ id: 'migrants-day-2026' }], refused: [] });
  expect(await roadmap.findMilestone('migrants-day-2026')).toMatchObject({ title: 'Migrants Day', startsOn: '2026-12-18' });
  expect((await roadmap.heldChanges()).map(({ milestone }) => milestone)).toEqual(['migrants-day-2026']);
  expect(await roadmap.findMilestone('migrants-day-2027')).toMatchObject({ startsOn: '2027-12-18', checkedOn: '2026-11-24' });
});

it('names what is refused, and takes the rest', async () => {
  const moved = given(migrantsDay, { startsOn: day('2026-12-19'), endsOn: day('2026-12-19') });

  const imported = await room.inLedger((ledger) => importLedger(fileOf([moved, nextYear]), { ...grounds, reason: null }, ledger));

  expect(imported).toMatchObject({ added: ['migrants-day-2027'], proposed: [], refused: [{ id: 'migrants-day-2026', why: 'reason-missing' }] });
});

it('keeps a network’s own date its own', async () => {
  const own = given(nextYear, { id: 'cabinet-2027', network: 'KE' });

  await room.inLedger((ledger) => importLedger(fileOf([own]), grounds, ledger));

  expect(await room.store.reads.roadmap.findMilestone('cabinet-2027')).toMatchObject({ network: 'KE' });
});

it('does nothing the second time', async () => {
  await room.inLedger((ledger) => importLedger(fileOf([nextYear]), grounds, ledger));

  const again = await room.inLedger((ledger) => importLedger(fileOf([nextYear]), grounds, ledger));

  expect(again).toMatchObject({ added: [], mended: [], proposed: [], refused: [], plan: { differences: [] } });
});
