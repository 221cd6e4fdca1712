import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { readNetworkDirectory } from '../../src/networks/directory.js';
import { enqueueReminders, type DueReminder } from '../../src/reminders/planner.js';
import { PLAIN } from '../../src/reminders/subscription.js';
import { ReminderWatch } from '../../src/reminders/watch.js';
import { CalendarDate, plusDays } from '../../src/time/calendar-date.js';
import { instantFromMs } from '../../src/time/instant.js';
import { WallTime } from '../../src/time/zone.js';
import { given, migrantsDay } from '../support/cast.js';
import { ledgerRoom, moveTo } from '../support/ledger-room.js';
import { findDueReminders } from './plain-planner.js';
import { ticking } from './ticking.js';

const networks = readNetworkDirectory(new URL('../../data/', import.meta.url).pathname);
const START = '2026-12-03T10:00:00Z';
const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const CONVERSATIONS = ['kenya', 'nepal', 'samoa', 'egypt'];
const DATES = ['one', 'two', 'three', 'four'];

let close: () => Promise<void> = () => Promise.resolve();
afterEach(() => close());

const day = (after: number): CalendarDate => plusDays(CalendarDate.parse('2026-12-03'), after);
const date = (id: string, at: number, after: number) => given(migrantsDay, { id, startsOn: day(after), endsOn: day(after + (at % 3)), dateCode: `D-${id}` });

async function room(dates: readonly number[] = [15, 20, 33, 40]) {
  const made = await ledgerRoom(dates.map((after, at) => date(DATES[at] ?? '', at, after)), START);
  close = made.close;
  await made.store.transact(async (tx) => {
    for (const [at, id] of CONVERSATIONS.entries()) {
      await tx.networks.openConversation(id, { platform: 'slack', tenant: 'T1', conversation: id, kind: 'channel', route: null }, null, made.clock.now());
      await tx.networks.settle(id, { network: ['KE', 'NP', 'WS', 'EG'][at] ?? null });
    }
    await tx.reminders.subscribe({ ...PLAIN, conversation: 'kenya', offsetsDays: [14], since: made.clock.now() });
  });
  return made;
}

type Room = Awaited<ReturnType<typeof room>>;
type Step = (made: Room) => Promise<unknown>;

describe('the watch over what is due', () => {
  const offsets = fc.uniqueArray(fc.constantFrom(30, 14, 7, 3, 1, 0, -1, -7), { minLength: 1, maxLength: 4 });
  const who = fc.constantFrom(...CONVERSATIONS);
  const which = fc.constantFrom(...DATES);
  const passes: fc.Arbitrary<Step> = fc.constantFrom(1, 1, 7, 59, 180, 720, 1_440, 4_320, 14_400, -180, -2_880).map((minutes) => ({ clock }) => {
    clock.pass(minutes * MINUTE_MS);
    return Promise.resolve();
  });
  const happens: fc.Arbitrary<Step> = fc.oneof(
    fc.record({ conversation: who, offsetsDays: offsets, onWorkingDays: fc.boolean(), mostADay: fc.constantFrom(1, 2, 20), also: fc.option(fc.record({ milestone: which, offsetsDays: offsets }), { nil: undefined }) })
      .map(({ also, ...set }): Step => ({ store, clock }) => store.transact((tx) => tx.reminders.subscribe({ ...PLAIN, ...set, also: also === undefined ? [] : [also], since: clock.now() }))),
    who.map((id): Step => ({ store }) => store.transact((tx) => tx.reminders.unsubscribe(id))),
    fc.record({ id: who, hour: fc.constantFrom('00:00', '09:00', '23:45'), zone: fc.constantFrom(null, 'Pacific/Kiritimati', 'America/New_York') })
      .map(({ id, hour, zone }): Step => ({ store }) => store.transact((tx) => tx.networks.settle(id, { hour: WallTime.parse(hour), zone }))),
    who.map((id): Step => ({ store, clock }) => store.transact((tx) => tx.networks.markUnreachable(id, 'gone', clock.now()))),
    who.map((id): Step => ({ store, clock }) => store.transact((tx) => tx.networks.openConversation(id, { platform: 'slack', tenant: 'T1', conversation: id, kind: 'channel', route: null }, null, clock.now()))),
    fc.record({ id: who, milestone: which, kind: fc.constantFrom('done' as const, 'muted' as const, 'snoozed' as const), days: fc.integer({ min: 1, max: 12 }) })
      .map(({ id, milestone, kind, days }): Step => ({ store, clock }) => store.transact((tx) => tx.reminders.mark(id, { milestone, kind, dateRevision: 1, until: kind === 'snoozed' ? instantFromMs(Date.parse(clock.now()) + days * DAY_MS) : null, by: 'console:ana', at: clock.now() }))),
    fc.record({ network: fc.constantFrom('KE', 'NP', 'WS', 'EG'), after: fc.integer({ min: -5, max: 30 }), isFree: fc.boolean() })
      .map(({ network, after, isFree }): Step => ({ store }) => store.transact((tx) => tx.reminders.setFreeDay({ network, day: day(after), isFree, name: null }))),
    fc.record({ id: which, after: fc.integer({ min: 1, max: 50 }), isReleased: fc.boolean() }).map(({ id, after, isReleased }): Step => async (made) => {
      if ((await made.propose(moveTo(id, day(after)), 'console:ana')).kind !== 'refused' && isReleased) await made.passHold();
    }),
  );

  it('finds at every moment what one finds who reads and plans everything, whatever is set, said, moved and however the clock runs', async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 45 }), { minLength: 4, maxLength: 4 }), fc.array(fc.oneof({ weight: 3, arbitrary: passes }, { weight: 2, arbitrary: happens }), { minLength: 10, maxLength: 40 }), async (dates, steps) => {
      const made = await room(dates);
      const [watch, beside] = [new ReminderWatch(made.store.reads, () => Promise.resolve(networks), null), new ReminderWatch(made.store.reads, () => Promise.resolve(networks), null)];
      for (const [nth, step] of steps.entries()) {
        await step(made);
        const plain = await findDueReminders(made.store.reads, networks, made.clock.now(), made.clock.machineNow());
        // Now and then it is the other process that is faster.
        const found = await carry(made, nth % 5 === 4 ? beside : watch);
        expect(inOrder(found)).toEqual(inOrder(plain));
      }
      await made.close();
    }), { numRuns: 40 });
  });

  async function carry({ store, clock }: Room, watch: ReminderWatch): Promise<DueReminder[]> {
    const found: DueReminder[] = [];
    for await (const due of watch.due(clock.now(), clock.machineNow())) {
      found.push(...due);
      await store.transact((tx) => enqueueReminders(tx, due, clock.machineNow()));
    }
    return found;
  }

  const inOrder = (due: readonly DueReminder[]) => due.map(({ delivery, countsOn }) => `${delivery.key} ${countsOn ?? 'late'} ${JSON.stringify(delivery.subjects)}`).sort();

  it('reads nothing but the stamp while nothing changed and nothing is due', async () => {
    const made = await room();
    const asked: string[] = [];
    const tick = ticking({ ...made.store, reads: noting(made.store.reads, asked) }, networks, made.clock);
    await tick();
    asked.length = 0;

    made.clock.pass(3 * MINUTE_MS);
    const added = await tick();

    expect([added, asked]).toEqual([0, ['reminders.changedSince']]);
  });

  it('reads again only the conversation in which something changed, and not for a message that arrived', async () => {
    const made = await room();
    const asked: string[] = [];
    const tick = ticking({ ...made.store, reads: noting(made.store.reads, asked) }, networks, made.clock);
    await tick();
    asked.length = 0;

    await made.store.transact((tx) => tx.networks.openConversation('again', { platform: 'slack', tenant: 'T1', conversation: 'kenya', kind: 'channel', route: null }, 'en', made.clock.now()));
    await tick();
    const afterMessage = [...asked];
    await made.store.transact((tx) => tx.reminders.mark('kenya', { milestone: 'one', kind: 'muted', dateRevision: 1, until: null, by: 'console:ana', at: made.clock.now() }));
    await tick();

    expect(afterMessage).toEqual(['reminders.changedSince']);
    expect(asked.filter((one) => one.startsWith('roadmap'))).toEqual([]);
    expect(asked).toContain('reminders.reachable');
  });

  it('finds what could not be put into the outbox at its next look', async () => {
    const made = await room();
    let fails = true;
    const tick = ticking({ ...made.store, transact: (fn) => (fails ? Promise.reject(new Error('the disk is full')) : made.store.transact(fn)) }, networks, made.clock);
    await tick();
    made.clock.pass(DAY_MS);

    await expect(tick()).rejects.toThrow('the disk is full');
    fails = false;

    expect([await tick(), await tick()]).toEqual([1, 0]);
  });

  function noting<T extends object>(reads: T, asked: string[], path = ''): T {
    return new Proxy(reads, {
      get(of, name) {
        const value: unknown = Reflect.get(of, name);
        const called = `${path}${String(name)}`;
        if (typeof value === 'function') return (...args: unknown[]) => {
          asked.push(called);
          return Reflect.apply(value, of, args) as unknown;
        };
        return typeof value === 'object' && value !== null ? noting(value, asked, `${called}.`) : value;
      },
    });
  }
});
