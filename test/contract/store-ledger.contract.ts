import { expect, it } from 'vitest';
import type { AuditEntry, TrailFilter } from '../../src/records/repository.js';
import type { Opened } from './store.contract.js';
import type { HeldChange } from '../../src/roadmap/change.js';
import { ALL, at, claim, delivery, keysOf, milestone, moved, openConversations, sent } from './store-samples.js';

const entry: AuditEntry = { id: 'a1', at: at(1), by: 'console:ana', action: 'roadmap.move', subject: 'imrf-2026', outcome: 'done', before: { day: 1 }, after: null };

/** Milestones, their former dates and changes, and the trail of who did what. */
export function storeKeepsLedger(stores: () => Opened): void {
  it('gives a milestone back as it was added, and adds no id twice', async () => {
    const added = await stores().one.transact((tx) => tx.roadmap.add(milestone(), []));
    const again = await stores().one.transact((tx) => tx.roadmap.add(milestone({ title: 'Another', dateCode: 'D-000' }), []));

    expect([added, again]).toEqual([true, false]);
    expect(await stores().other.reads.roadmap.findMilestone('imrf-2026')).toEqual(milestone());
  });

  it('lists milestones by first day, last day and id in the order of bytes', async () => {
    const ids = ['a-b', 'ab', 'a-c', 'a1'];

    await stores().one.transact(async (tx) => {
      for (const [n, id] of ids.entries()) await tx.roadmap.add(milestone({ id, dateCode: `D-${n}` }), []);
    });

    expect((await stores().one.reads.roadmap.milestones()).map(({ id }) => id)).toEqual(['a-b', 'a-c', 'a1', 'ab']);
  });

  it('keeps a moved date for ever, and both codes lead to their dates', async () => {
    const { change, next, former } = moved();
    await stores().one.transact((tx) => tx.roadmap.add(milestone(), []));

    const outcome = await stores().one.transact((tx) => tx.roadmap.record(change, next, 1, former));

    const { roadmap } = stores().other.reads;
    expect(outcome).toBe('recorded');
    expect(await roadmap.findMilestone('imrf-2026')).toEqual(next);
    expect(await roadmap.formerDates('imrf-2026')).toEqual([former]);
    expect(await roadmap.changes('imrf-2026')).toEqual([change]);
    expect(await roadmap.findDateCode('D-7K2')).toEqual({ milestone: 'imrf-2026', dateRevision: 1 });
    expect(await roadmap.findDateCode('D-9QX')).toEqual({ milestone: 'imrf-2026', dateRevision: 2 });
  });

  it('writes nothing of a change made on an older revision', async () => {
    const { change, next, former } = moved();
    await stores().one.transact((tx) => tx.roadmap.add(milestone({ revision: 2 }), []));

    const outcome = await stores().one.transact((tx) => tx.roadmap.record(change, next, 1, former));

    expect(outcome).toBe('stale');
    expect(await stores().one.reads.roadmap.findMilestone('imrf-2026')).toEqual(milestone({ revision: 2 }));
    expect(await stores().one.reads.roadmap.changes()).toEqual([]);
    expect(await stores().one.reads.roadmap.formerDates()).toEqual([]);
  });

  it('keeps a change that waits with what it touches, and lets it go when it ends', async () => {
    const { change } = moved();
    const held: HeldChange = { ...change, state: 'held', hold: { wish: { kind: 'cancel', id: 'imrf-2026' }, until: at(605), conversation: null, settled: null } };
    const ended: HeldChange = { ...held, state: 'undone', hold: { ...held.hold, settled: { at: at(10), by: 'console:ana', replacedBy: null } } };
    await stores().one.transact((tx) => tx.roadmap.add(milestone(), []));

    await stores().one.transact((tx) => tx.roadmap.hold(held, ['imrf-2026']));
    const { roadmap } = stores().other.reads;
    const waiting = [await roadmap.heldChanges(), await roadmap.heldMilestones()];
    const second = stores().one.transact((tx) => tx.roadmap.hold({ ...held, id: 'c2' }, ['imrf-2026']));
    await expect(second).rejects.toThrow();
    await stores().one.transact((tx) => tx.roadmap.letGo(ended));

    expect(waiting).toEqual([[held], new Map([['imrf-2026', 'c1']])]);
    expect(await roadmap.changes()).toEqual([ended]);
    expect([await roadmap.heldChanges(), await roadmap.heldMilestones()]).toEqual([[], new Map()]);
  });

  it('lets what comes after in a conversation go, while what is tried again there waits for a change of its date', async () => {
    const { one } = stores();
    const { change } = moved();
    await one.transact((tx) => tx.roadmap.add(milestone(), []));
    await openConversations(one, 1);
    await one.transact((tx) => tx.deliveries.enqueue([delivery('tried', { subjects: [{ milestone: 'imrf-2026', dateRevision: 1, offsetDays: 7 }] }), delivery('later', { due: at(1) })], at(0)));
    await claim(one, 'w');
    await one.transact((tx) => tx.deliveries.settle('w', [sent('tried', { state: 'retrying', receipt: null, reason: 'HTTP 503', nextTry: at(30) })], at(2)));
    const held: HeldChange = { ...change, state: 'held', hold: { wish: { kind: 'cancel', id: 'imrf-2026' }, until: at(605), conversation: null, settled: null } };

    const before = keysOf(await claim(one, 'w', 10));
    await one.transact((tx) => tx.roadmap.hold(held, ['imrf-2026']));
    const meanwhile = keysOf(await claim(one, 'w', 60));
    await one.transact((tx) => tx.deliveries.settle('w', [sent('later')], at(61)));
    await one.transact((tx) => tx.roadmap.letGo({ ...held, state: 'undone', hold: { ...held.hold, settled: { at: at(62), by: 'console:ana', replacedBy: null } } }));

    expect([before, meanwhile, keysOf(await claim(one, 'w', 70))]).toEqual([[], ['later'], ['tried']]);
  });

  it('leaves what tells a date that a waiting change touches where it is', async () => {
    const { change } = moved();
    const held: HeldChange = { ...change, state: 'held', hold: { wish: { kind: 'cancel', id: 'imrf-2026' }, until: at(605), conversation: null, settled: null } };
    await openConversations(stores().one, 2);
    await stores().one.transact(async (tx) => {
      await tx.roadmap.add(milestone(), []);
      await tx.roadmap.hold(held, ['imrf-2026']);
      await tx.deliveries.enqueue([delivery('waits', { subjects: [{ milestone: 'imrf-2026', dateRevision: 1, offsetDays: 7 }] }), delivery('goes', { conversation: 'v2', subjects: [{ milestone: 'other', dateRevision: 1, offsetDays: 7 }] })], at(0));
    });

    const first = await stores().one.transact((tx) => tx.deliveries.claim('w', at(1), 5, ALL));
    await stores().one.transact((tx) => tx.roadmap.letGo({ ...held, state: 'undone', hold: { ...held.hold, settled: { at: at(10), by: null, replacedBy: null } } }));
    const then = await stores().other.transact((tx) => tx.deliveries.claim('w', at(11), 5, ALL));

    expect([first, then].map((claimed) => claimed.map(({ key }) => key))).toEqual([['goes'], ['waits']]);
  });

  it('gives the trail back, newest first', async () => {
    await stores().one.transact((tx) => tx.records.audit(entry));
    await stores().one.transact((tx) => tx.records.audit({ ...entry, id: 'a2' }));

    expect((await stores().one.reads.records.entries(5)).map(({ id }) => id)).toEqual(['a2', 'a1']);
    expect(await stores().other.reads.records.findEntry('a1')).toEqual(entry);
  });

  it('finds lines of the trail by who, what, about what, since when and how it ended', async () => {
    const lines: AuditEntry[] = [
      entry, { ...entry, id: 'a2', at: at(2), action: 'roadmap.release', by: 'slack:T1/daniel' }, { ...entry, id: 'a3', at: at(3), action: 'roadmaps.none', subject: 'slack:T1/daniel', outcome: 'refused', from: 'v1' },
    ];
    for (const line of lines) await stores().one.transact((tx) => tx.records.audit(line));
    const found = async (filter: Omit<TrailFilter, 'limit'>) => (await stores().other.reads.records.trail({ ...filter, limit: 5 })).map(({ id }) => id);

    expect(await stores().other.reads.records.trail({ limit: 1 })).toEqual([lines[2]]);
    expect([await found({ by: 'slack:T1/daniel' }), await found({ action: 'roadmap' }), await found({ action: 'roadmap.move' }), await found({ subject: 'slack:T1/daniel' })]).toEqual([['a2'], ['a2', 'a1'], ['a1'], ['a3']]);
    expect([await found({ since: at(2) }), await found({ outcome: 'refused' }), await found({ by: 'slack:T1/nobody' })]).toEqual([['a3', 'a2'], ['a3'], []]);
  });
}
