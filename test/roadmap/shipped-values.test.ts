import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { acceptShipped, keepOurs, type ShippedTools } from '../../src/roadmap/decide-shipped.js';
import { loadShipped } from '../../src/roadmap/load.js';
import { changeLedger } from '../../src/roadmap/make-change.js';
import { noteShipped } from '../../src/roadmap/note-shipped.js';
import { readShippedRoadmap } from '../../src/roadmap/shipped.js';
import type { ShippedEntry } from '../../src/roadmap/shipped-entry.js';
import { proposeShipped } from '../../src/roadmap/shipped-values.js';
import { CalendarDate } from '../../src/time/calendar-date.js';
import { ledgerRoom } from '../support/ledger-room.js';

const shipped = readShippedRoadmap(new URL('../../data/roadmap.json', import.meta.url).pathname);
const first = shipped.entries.find(({ id }) => id === 'migrants-day-2027')!;
const later = (change: Partial<ShippedEntry>): ShippedEntry[] => [{ ...first, ...change }];
const moved = { startsOn: CalendarDate.parse('2027-12-20'), endsOn: CalendarDate.parse('2027-12-20') };

let room: Awaited<ReturnType<typeof ledgerRoom>>;
beforeEach(async () => {
  room = await ledgerRoom([]);
  await room.store.transact((tx) => loadShipped(tx.roadmap, { ...shipped, entries: [first] }));
  await note([first]);
});
afterEach(() => room.close());

const note = (entries: ShippedEntry[]) => room.store.transact((tx) => noteShipped(entries, { tx, newId: room.newId, clock: room.clock }));
const decide = (verb: typeof acceptShipped) => room.store.transact((tx) => verb(first.id, 'console:maria', { tx, newId: room.newId, clock: room.clock, networks: new Map() } satisfies ShippedTools));
const waiting = async () => proposeShipped(await room.store.reads.shipped.undecided(), await room.store.reads.roadmap.milestones());
const here = async () => (await room.store.reads.roadmap.findMilestone(first.id))!;

describe('a newer roadmap file', () => {
  it('that says the same asks nothing', async () => {
    expect(await note([first])).toBe(0);
    expect(await waiting()).toEqual([]);
  });

  it('changes nothing by itself: what shipped before, what ships now and what stands here wait side by side', async () => {
    await room.inLedger((ledger) => changeLedger({ kind: 'edit', id: first.id, fields: { title: 'Our title' } }, { by: 'console:maria', reason: null, source: null }, ledger));

    const count = await note(later({ title: 'Their title', ...moved }));

    expect(count).toBe(1);
    expect(await waiting()).toMatchObject([{ fields: ['date', 'title'], before: { title: first.title, startsOn: '2027-12-18' }, now: { title: 'Their title', startsOn: '2027-12-20' }, here: { title: 'Our title', startsOn: '2027-12-18' } }]);
    expect(await here()).toMatchObject({ title: 'Our title', startsOn: '2027-12-18' });
  });

  it('is told to the approvers once, where they can be written to alone', async () => {
    await room.store.transact(async (tx) => {
      const at = room.clock.machineNow();
      const { id } = await tx.networks.openConversation('dm', { platform: 'console', tenant: 'local', conversation: 'maria', kind: 'person', route: null }, null, at);
      const person = await tx.people.meet('p1', { platform: 'console', tenant: 'local', user: 'maria' });
      await tx.people.grant(person.id, { role: 'approver', network: null });
      await tx.people.rememberDirect(id, person.id);
    });

    await note(later(moved));
    await note(later(moved));

    const told = (await room.store.reads.deliveries.deliveries({ limit: 10 })).filter(({ saying }) => saying.says === 'roadmap.shipped-waits');
    expect(told.map(({ conversation, saying }) => [conversation, saying.args])).toEqual([['dm', { count: 1 }]]);
  });

  it('that is taken mends texts at once, and proposes its date, held as any other', async () => {
    await note(later({ title: 'Their title', ...moved }));

    const decided = await decide(acceptShipped);

    expect(decided).toMatchObject({ kind: 'decided', taken: { mended: [first.id], proposed: [{ id: first.id }] } });
    expect(await here()).toMatchObject({ title: 'Their title', startsOn: '2027-12-18' });
    await room.passHold();
    expect(await here()).toMatchObject({ startsOn: '2027-12-20', dateRevision: first.dateHistory.length + 2 });
    expect(await waiting()).toEqual([]);
  });

  it('that is taken leaves what was edited here and did not change there', async () => {
    await room.inLedger((ledger) => changeLedger({ kind: 'edit', id: first.id, fields: { title: 'Our title' } }, { by: 'console:maria', reason: null, source: null }, ledger));
    await note(later(moved));

    await decide(acceptShipped);
    await room.passHold();

    expect(await here()).toMatchObject({ title: 'Our title', startsOn: '2027-12-20' });
  });

  it('that is left asks no more, until it says something else', async () => {
    await note(later(moved));

    await decide(keepOurs);
    const again = await note(later(moved));
    const newer = await note(later({ ...moved, title: 'Another title' }));

    expect([again, newer]).toEqual([0, 1]);
    expect(await waiting()).toMatchObject([{ before: { startsOn: '2027-12-20' }, here: { startsOn: '2027-12-18' }, fields: ['title'] }]);
    expect((await room.store.reads.records.entries(5)).map(({ action }) => action)).toContain('roadmap.keep-ours');
  });

  it('has nothing to decide where it says what stands here already', async () => {
    await room.inLedger((ledger) => changeLedger({ kind: 'edit', id: first.id, fields: { title: 'The same title' } }, { by: 'console:maria', reason: null, source: null }, ledger));

    expect(await note(later({ title: 'The same title' }))).toBe(0);
    expect(await decide(keepOurs)).toMatchObject({ kind: 'decided' });
    expect(await decide(acceptShipped)).toMatchObject({ kind: 'refused', code: 'nothing-changes' });
  });
});
