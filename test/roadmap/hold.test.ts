import { PLAIN } from '../../src/reminders/subscription.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { given, migrantsDay } from '../support/cast.js';
import { heldOf, ledgerRoom, letter, moveTo, tell } from '../support/ledger-room.js';

const [ana, daniel] = ['console:ana', 'console:daniel'];
const report = given(migrantsDay, { id: 'report', title: 'Report', kind: 'report', status: 'derived', derivedFrom: { id: migrantsDay.id, startOffsetDays: -84, endOffsetDays: -84 }, dateCode: 'D-AAA' });

let room: Awaited<ReturnType<typeof ledgerRoom>>;
beforeEach(async () => {
  room = await ledgerRoom([migrantsDay, report]);
});
afterEach(() => room.close());

const dateOf = async (id: string) => (await room.store.reads.roadmap.findMilestone(id))?.startsOn;

describe('a change that is held', () => {
  it('leaves the ledger as it is, and says what it would set in motion', async () => {
    await tell(room.store, migrantsDay, 3);
    await room.store.transact(async (tx) => {
      await tx.networks.markUnreachable('channel-2', 'archived', room.clock.now());
      await tx.reminders.subscribe({ ...PLAIN, conversation: 'channel-0', offsetsDays: [14, 7], since: room.clock.now() });
    });

    const { change, effect, needsSecond, plan } = heldOf(await room.propose(moveTo(migrantsDay.id, '2026-12-20'), ana));

    expect(effect).toEqual({ told: 3, corrections: 2, unreachable: 1, reminders: 4 });
    expect(needsSecond).toBe(false);
    expect(change).toMatchObject({ state: 'held', old: { startsOn: '2026-12-18' }, new: { startsOn: '2026-12-20' }, hold: { until: '2026-11-25T10:10:00.000Z' } });
    expect(plan.steps.map((step) => step.next.id)).toEqual([migrantsDay.id, 'report']);
    expect(await room.store.reads.roadmap.findMilestone(migrantsDay.id)).toEqual(migrantsDay);
    expect(await room.store.reads.roadmap.formerDates()).toEqual([]);
  });

  it('is released by itself after ten minutes, with what is computed from it', async () => {
    const { change } = heldOf(await room.propose(moveTo(migrantsDay.id, '2026-12-20'), ana));

    const early = await room.passHold(9);
    const due = await room.passHold(1);
    const again = await room.passHold(1);

    expect([early, due, again]).toEqual([0, 1, 0]);
    const { roadmap } = room.store.reads;
    expect(await roadmap.findMilestone(migrantsDay.id)).toMatchObject({ startsOn: '2026-12-20', dateRevision: 2, dateSince: '2026-11-25T10:10:00.000Z', source: letter });
    expect(await dateOf('report')).toBe('2026-09-27');
    expect(await roadmap.findChange(change.id)).toMatchObject({ state: 'released', by: ana, at: '2026-11-25T10:00:00.000Z', hold: { settled: { by: null } } });
    expect(await roadmap.changes('report')).toMatchObject([{ state: 'released', partOf: change.id }]);
    expect(await roadmap.heldMilestones()).toEqual(new Map());
  });

  it('counts as made when its hold was over, also when the bot was down for days', async () => {
    await room.propose(moveTo(migrantsDay.id, '2026-12-20'), ana);

    await room.passHold(3 * 24 * 60);

    expect((await room.store.reads.roadmap.findMilestone(migrantsDay.id))?.dateSince).toBe('2026-11-25T10:10:00.000Z');
  });

  it('waits for a second person where more than five conversations were told', async () => {
    await tell(room.store, migrantsDay, 6);
    const { change, needsSecond } = heldOf(await room.propose(moveTo(migrantsDay.id, '2026-12-20'), ana));

    const own = await room.release(change.id, ana);
    const byItself = await room.passHold(60);
    const second = await room.release(change.id, daniel);

    expect(needsSecond).toBe(true);
    expect(own).toMatchObject({ kind: 'refused', code: 'own-change' });
    expect(byItself).toBe(0);
    expect(second).toMatchObject({ kind: 'released' });
    expect(await dateOf(migrantsDay.id)).toBe('2026-12-20');
    expect((await room.store.reads.records.entries(20)).filter(({ action }) => action === 'roadmap.release')).toMatchObject([{ by: daniel, outcome: 'done' }, { by: ana, outcome: 'refused' }]);
  });

  it('is not released by another account of its maker', async () => {
    await tell(room.store, migrantsDay, 6);
    const [anaHere, anaThere] = [{ platform: 'console', tenant: 'local', user: 'ana' }, { platform: 'web', tenant: 'local', user: 'Ana' }] as const;
    const people = { findPerson: (account: { user: string }) => Promise.resolve(account.user.toLowerCase() === 'ana' ? { id: 'p1', account: anaHere, language: null, grants: [] } : undefined) };
    const { change } = heldOf(await room.propose(moveTo(migrantsDay.id, '2026-12-20'), ana));

    const { releaseChange } = await import('../../src/roadmap/release-change.js');
    const verdict = await room.inLedger((ledger) => releaseChange(change.id, `web:${anaThere.user}`, null, { ...ledger, tx: { ...ledger.tx, people: { ...ledger.tx.people, ...people } } }));

    expect(verdict).toMatchObject({ kind: 'refused', code: 'own-change' });
  });

  it('is released at once by a second person, also where it concerns few; its maker waits', async () => {
    const { change } = heldOf(await room.propose(moveTo(migrantsDay.id, '2026-12-20'), ana));

    expect(await room.release(change.id, ana)).toMatchObject({ code: 'own-change-early', said: '2026-11-25T10:10:00.000Z' });
    expect(await room.release(change.id, daniel)).toMatchObject({ kind: 'released' });
    expect(await room.release(change.id, daniel)).toMatchObject({ code: 'change-ended' });
    expect(await room.store.reads.roadmap.formerDates(migrantsDay.id)).toHaveLength(1);
  });

  it('has one effect when two people release it at the same moment', async () => {
    const { change } = heldOf(await room.propose(moveTo(migrantsDay.id, '2026-12-20'), ana));

    const both = await Promise.all([room.release(change.id, daniel), room.release(change.id, 'console:maria')]);

    expect(both.map(({ kind }) => kind).sort()).toEqual(['refused', 'released']);
    expect(await room.store.reads.roadmap.formerDates(migrantsDay.id)).toHaveLength(1);
  });

  it('leaves nothing behind but its row when it is undone', async () => {
    const { change } = heldOf(await room.propose(moveTo(migrantsDay.id, '2026-12-20'), ana));

    const undone = await room.undo(change.id, ana);
    await room.passHold();

    expect(undone).toMatchObject({ kind: 'undone', milestone: { startsOn: '2026-12-18' } });
    const { roadmap } = room.store.reads;
    expect(await roadmap.milestones()).toEqual([report, migrantsDay].sort((one, other) => (one.id < other.id ? -1 : 1)));
    expect(await roadmap.formerDates()).toEqual([]);
    expect(await roadmap.changes()).toMatchObject([{ id: change.id, state: 'undone', hold: { settled: { by: ana } } }]);
    expect(await roadmap.heldMilestones()).toEqual(new Map());
  });

  it('becomes one with a second move: the value before the first, a new hold, one row that took effect', async () => {
    const first = heldOf(await room.propose(moveTo(migrantsDay.id, '2026-12-20'), ana));
    room.clock.pass(8 * 60_000);

    const second = heldOf(await room.propose(moveTo(migrantsDay.id, '2026-12-21'), ana));

    expect(second.replaced?.id).toBe(first.change.id);
    expect(second.change).toMatchObject({ old: { startsOn: '2026-12-18' }, new: { startsOn: '2026-12-21' }, hold: { until: '2026-11-25T10:18:00.000Z' } });
    expect(await room.passHold(5)).toBe(0);
    expect(await room.release(first.change.id, daniel)).toMatchObject({ code: 'change-replaced', said: second.change.id });
    expect(await room.passHold(5)).toBe(1);
    expect(await dateOf(migrantsDay.id)).toBe('2026-12-21');
    expect(await room.store.reads.roadmap.formerDates(migrantsDay.id)).toMatchObject([{ startsOn: '2026-12-18' }]);
  });

  it('lets a title be mended meanwhile, and keeps it', async () => {
    const { change } = heldOf(await room.propose(moveTo(migrantsDay.id, '2026-12-20'), ana));
    const { changeLedger } = await import('../../src/roadmap/make-change.js');

    await room.inLedger((ledger) => changeLedger({ kind: 'edit', id: migrantsDay.id, fields: { title: 'Migrants Day' } }, { by: daniel, reason: null, source: null }, ledger));
    await room.release(change.id, daniel);

    expect(await room.store.reads.roadmap.findMilestone(migrantsDay.id)).toMatchObject({ title: 'Migrants Day', startsOn: '2026-12-20' });
  });

  it.each([
    ['held', 'another change of what is computed from it', () => room.propose(moveTo('report', '2026-10-01'), daniel)],
    ['held', 'another kind of change of the same milestone', () => room.propose({ kind: 'cancel', id: migrantsDay.id }, daniel)],
    ['undo-instead', 'a move back to the date that holds', () => room.propose(moveTo(migrantsDay.id, '2026-12-18'), daniel)],
    ['stale', 'a wish of somebody who saw an older date', () => room.propose(moveTo(migrantsDay.id, '2026-12-22'), daniel, 'D-OLD')],
    ['change-unknown', 'the release of a change that is none', () => room.release('nothing', daniel)],
  ])('refuses as %s %s', async (code, _what, ask) => {
    await room.propose(moveTo(migrantsDay.id, '2026-12-20'), ana);

    expect(await ask()).toMatchObject({ kind: 'refused', code });
    expect(await room.store.reads.roadmap.heldChanges()).toHaveLength(1);
  });

  it('holds back reminders that wait in the outbox: they go on when it is undone, and never when it is released', async () => {
    await tell(room.store, migrantsDay, 1);
    const now = room.clock.now();
    const subject = { milestone: migrantsDay.id, dateRevision: 1, offsetDays: 14 };
    const claim = () => room.store.transact((tx) => tx.deliveries.claim('w', room.clock.now(), 5, { platforms: ['slack'], onlyConversation: null, except: [], closedTenants: [], room: () => 5 }));
    await room.store.transact((tx) => tx.deliveries.enqueue([{ key: 'reminder', conversation: 'channel-0', thread: null, onlyFor: null, saying: { says: 'reminder', args: {} }, language: null, priority: 20, due: now, subjects: [subject], updates: null }], now));
    const { change } = heldOf(await room.propose(moveTo(migrantsDay.id, '2026-12-20'), ana));

    const whileHeld = await claim();
    await room.undo(change.id, ana);
    const second = heldOf(await room.propose(moveTo(migrantsDay.id, '2026-12-20'), ana));
    await room.release(second.change.id, daniel);

    expect(whileHeld).toEqual([]);
    expect((await room.store.reads.deliveries.findDelivery('reminder'))?.state).toBe('skipped');
  });
});
