import fc from 'fast-check';
import { expect, it } from 'vitest';
import { plusDays } from '../../src/time/calendar-date.js';
import type { Milestone } from '../../src/roadmap/milestone.js';
import { given, migrantsDay } from '../support/cast.js';
import { ledgerRoom, moveTo, tell } from '../support/ledger-room.js';

const day = given(migrantsDay, { id: 'day', dateCode: 'D-AAA' });
const report = given(migrantsDay, { id: 'report', status: 'derived', derivedFrom: { id: 'day', startOffsetDays: -84, endOffsetDays: -84 }, dateCode: 'D-CCC' });
const hearing = given(migrantsDay, { id: 'hearing', dateCode: 'D-EEE' });

type Room = Awaited<ReturnType<typeof ledgerRoom>>;

const people = ['console:ana', 'console:daniel'] as const;
const who = fc.constantFrom(...people);
/** One thing that somebody does, or that happens; `change` picks among all that were ever proposed. */
const step = fc.oneof(
  fc.record({ does: fc.constant('move' as const), by: who, id: fc.constantFrom('day', 'report', 'hearing'), later: fc.integer({ min: 0, max: 4 }) }),
  fc.record({ does: fc.constant('cancel' as const), by: who, id: fc.constantFrom('day', 'hearing') }),
  fc.record({ does: fc.constant('release' as const), by: who, change: fc.nat({ max: 9 }) }),
  fc.record({ does: fc.constant('release twice' as const), by: who, change: fc.nat({ max: 9 }) }),
  fc.record({ does: fc.constant('undo' as const), by: who, change: fc.nat({ max: 9 }) }),
  fc.record({ does: fc.constant('time passes' as const), minutes: fc.integer({ min: 1, max: 11 }) }),
  fc.record({ does: fc.constant('restart' as const) }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

async function play(room: Room, one: Step, proposed: string[]): Promise<void> {
  switch (one.does) {
    case 'move':
    case 'cancel': {
      const wish = one.does === 'cancel' ? ({ kind: 'cancel', id: one.id } as const) : moveTo(one.id, plusDays(migrantsDay.startsOn, one.later));
      const answer = await room.propose(wish, one.by);
      if (answer.kind === 'proposed') proposed.push(answer.change.id);
      return;
    }
    case 'release':
      await room.release(proposed[one.change] ?? 'none', one.by);
      return;
    case 'release twice':
      await Promise.all([room.release(proposed[one.change] ?? 'none', one.by), room.release(proposed[one.change] ?? 'none', one.by)]);
      return;
    case 'undo':
      await room.undo(proposed[one.change] ?? 'none', one.by);
      return;
    case 'time passes':
      await room.passHold(one.minutes);
      return;
    case 'restart':
      await room.restart();
  }
}

const dateOf = ({ startsOn, status }: Pick<Milestone, 'startsOn' | 'status'>) => ({ startsOn, status });

const changedIn = ({ startsOn, status }: Partial<Milestone>) => ({ ...(startsOn === undefined ? {} : { startsOn }), ...(status === undefined ? {} : { status }) });

/** What must hold of one milestone after every step. */
async function holdsFor(room: Room, first: Milestone): Promise<void> {
  const { roadmap } = room.store.reads;
  const now = await roadmap.findMilestone(first.id);
  const former = await roadmap.formerDates(first.id);
  const released = (await roadmap.changes(first.id)).filter(({ state }) => state === 'released').reverse();
  // Released at most once: each released row is one step of the chain, and nothing else is.
  expect(former).toHaveLength(released.length);
  // The chain has no gap: numbers, values and days each begin where the one before ended.
  const chain = [...former.map((one) => ({ ...dateOf(one), dateRevision: one.dateRevision })), { ...dateOf(now!), dateRevision: now!.dateRevision }];
  expect(chain.map(({ dateRevision }) => dateRevision)).toEqual(chain.map((_, at) => at + 1));
  expect(chain[0]).toMatchObject(dateOf(first));
  for (const [at, { old, new: next }] of released.entries()) {
    expect(chain[at]).toMatchObject(changedIn(old ?? {}));
    expect(chain[at + 1]).toMatchObject(changedIn(next));
  }
  expect(former.slice(1).map(({ knownFrom }) => knownFrom)).toEqual(former.slice(0, -1).map(({ supersededOn }) => supersededOn));
}

/** What must hold of what waits. */
async function holdsForWaiting(room: Room): Promise<void> {
  const { roadmap } = room.store.reads;
  const held = await roadmap.heldChanges();
  const touched = await roadmap.heldMilestones();
  expect(new Set(held.map(({ milestone }) => milestone)).size).toBe(held.length);
  expect(new Set(touched.values())).toEqual(new Set(held.map(({ id }) => id)));
  for (const change of await roadmap.changes()) {
    const isWaiting = change.state === 'held';
    if (change.hold !== null) expect(change.hold.settled === null).toBe(isWaiting);
    if (change.state === 'undone') expect(change.partOf).toBeNull();
  }
}

it('keeps its invariants whatever is proposed, merged, undone and released, by whom and in which order, also over restarts', { timeout: 120_000 }, async () => {
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (steps) => {
    const room = await ledgerRoom([day, report, hearing]);
    try {
      // More than five conversations know the hearing: its changes need a second person.
      await tell(room.store, hearing, 6);
      const proposed: string[] = [];
      for (const one of steps) {
        await play(room, one, proposed);
        for (const first of [day, report, hearing]) await holdsFor(room, first);
        await holdsForWaiting(room);
      }
      const alone = (await room.store.reads.roadmap.changes('hearing')).filter(({ state, by, hold }) => state === 'released' && (hold?.settled?.by === by || hold?.settled?.by === null));
      expect(alone).toEqual([]);
    } finally {
      await room.close();
    }
  }), { numRuns: 40 });
});

it('is as it was before when everything that was proposed is undone', { timeout: 60_000 }, async () => {
  await fc.assert(fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 5 }), async (moves) => {
    const room = await ledgerRoom([day, report, hearing]);
    try {
      const { roadmap } = room.store.reads;
      const before = [await roadmap.milestones(), await roadmap.formerDates()];
      for (const later of moves) await room.propose(moveTo('day', plusDays(migrantsDay.startsOn, later)), 'console:ana');
      for (const { id } of await roadmap.heldChanges()) await room.undo(id, 'console:daniel');
      await room.passHold(60);

      expect([await roadmap.milestones(), await roadmap.formerDates()]).toEqual(before);
      expect((await roadmap.changes()).map(({ state }) => state)).toEqual(moves.map(() => 'undone'));
    } finally {
      await room.close();
    }
  }), { numRuns: 15 });
});
