import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Milestone } from '../../src/roadmap/milestone.js';
import { plusDays } from '../../src/time/calendar-date.js';
import { given, migrantsDay } from '../support/cast.js';
import { correctionRoom } from '../support/correction-room.js';
import { moveTo } from '../support/ledger-room.js';

const day = given(migrantsDay, { id: 'day', dateCode: 'D-AAA' });
const report = given(migrantsDay, { id: 'report', status: 'derived', derivedFrom: { id: 'day', startOffsetDays: -84, endOffsetDays: -84 }, dateCode: 'D-CCC' });
const [milestones, channels] = [[day, report], ['kenya', 'ghana', 'nepal']] as const;

const milestone = fc.constantFrom('day', 'report');
const channel = fc.constantFrom(...channels);
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ does: fc.constant('tell' as const), channel, id: milestone }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('begin to tell' as const), channel, id: milestone }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('arrive' as const) }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('move' as const), id: milestone, later: fc.integer({ min: 0, max: 2 }) }) },
  fc.record({ does: fc.constant('cancel' as const), id: milestone }),
  { weight: 3, arbitrary: fc.record({ does: fc.constant('release' as const), twice: fc.boolean() }) },
  fc.record({ does: fc.constant('undo' as const) }),
  { weight: 2, arbitrary: fc.record({ does: fc.constant('time passes' as const), minutes: fc.integer({ min: 1, max: 11 }) }) },
  fc.record({ does: fc.constant('lose' as const), channel }),
  fc.record({ does: fc.constant('hear from' as const), channel }),
  { weight: 3, arbitrary: fc.record({ does: fc.constant('send' as const) }) },
  fc.record({ does: fc.constant('restart' as const) }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;
type Here = Awaited<ReturnType<typeof correctionRoom>>;

/** What the test itself knows: which date each channel read last, which corrections it is owed, what is on its way. */
interface Book {
  readonly read: Map<string, string>;
  readonly owed: Set<string>;
  readonly sent: string[];
  onItsWay: { readonly channel: string; readonly id: string; readonly date: string; readonly arrives: () => Promise<void> }[];
}

const words = ({ startsOn, status }: Pick<Milestone, 'startsOn' | 'status'>) => `${startsOn} ${status}`;

async function stands(here: Here, id: string): Promise<Milestone> {
  const found = await here.store.reads.roadmap.findMilestone(id);
  if (found === undefined) throw new Error(`${id} is gone`);
  return found;
}

/** Something is on its way there already, or nothing can be. */
async function isBusy(here: Here, book: Book, one: string): Promise<boolean> {
  return book.onItsWay.some((way) => way.channel === one) || (await here.store.reads.networks.findConversation(one))?.state !== 'open';
}

async function play(here: Here, book: Book, one: Step): Promise<void> {
  const held = (await here.store.reads.roadmap.heldChanges())[0]?.id ?? 'none';
  switch (one.does) {
    case 'tell':
      if (await isBusy(here, book, one.channel)) return;
      await here.tells(one.channel, one.id);
      book.read.set(`${one.channel} ${one.id}`, words(await stands(here, one.id)));
      return;
    case 'begin to tell':
      if (await isBusy(here, book, one.channel)) return;
      book.onItsWay.push({ channel: one.channel, id: one.id, date: words(await stands(here, one.id)), arrives: await here.beginTelling(one.channel, one.id) });
      return;
    case 'arrive':
      return arrive(book);
    case 'move':
    case 'cancel':
      await here.room.propose(one.does === 'cancel' ? { kind: 'cancel', id: one.id } : moveTo(one.id, plusDays(day.startsOn, one.later)), 'console:ana');
      return;
    case 'release':
      await Promise.all((one.twice ? ['console:daniel', 'console:maria'] : ['console:daniel']).map((by) => here.room.release(held, by)));
      return;
    case 'undo':
      await here.room.undo(held, 'console:ana');
      return;
    case 'time passes':
      await here.room.passHold(one.minutes);
      return;
    case 'lose':
      return here.loses(one.channel);
    case 'hear from':
      await here.hearsFrom(one.channel);
      return;
    case 'send':
      return send(here, book);
    case 'restart':
      await here.restart();
  }
}

async function arrive(book: Book): Promise<void> {
  const [first, ...others] = book.onItsWay;
  if (first === undefined) return;
  book.onItsWay = others;
  await first.arrives();
  book.read.set(`${first.channel} ${first.id}`, first.date);
}

async function send(here: Here, book: Book): Promise<void> {
  for (const { conversation, key, message } of await here.sends()) {
    for (const { milestone: id, dateRevision } of message.about) {
      const now = await stands(here, id);
      expect(dateRevision).toBe(now.dateRevision);
      book.read.set(`${conversation} ${id}`, words(now));
      if (key.startsWith('correction:')) book.sent.push(`${conversation} ${id} ${dateRevision}`);
    }
  }
}

/** Whoever read another date than holds is owed one correction of the date that holds; and no other is in the outbox. */
async function holds(here: Here, book: Book): Promise<void> {
  const carried: string[] = [];
  for (const { id } of milestones) {
    const now = await stands(here, id);
    for (const one of channels) {
      const read = book.read.get(`${one} ${id}`);
      if (read !== undefined && read !== words(now)) book.owed.add(`${one} ${id} ${now.dateRevision}`);
    }
    for (let revision = 1; revision <= now.dateRevision; revision += 1) {
      carried.push(...(await here.store.reads.corrections.corrections(id, revision)).map(({ conversation }) => `${conversation} ${id} ${revision}`));
    }
  }
  expect(carried.sort()).toEqual([...book.owed].sort());
  expect(new Set(book.sent).size).toBe(book.sent.length);
}

it('corrects every channel that read another date, once, and no other, whatever is told, moved, released, undone, lost and restarted', { timeout: 240_000 }, async () => {
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 24 }), async (steps) => {
    const here = await correctionRoom(milestones, channels);
    try {
      const book: Book = { read: new Map(), owed: new Set(), sent: [], onItsWay: [] };
      for (const one of steps) {
        await play(here, book, one);
        here.clock.pass(1_000);
        await here.correctLate();
        await holds(here, book);
      }
      while (book.onItsWay.length > 0) await arrive(book);
      await here.correctLate();
      await holds(here, book);
      for (const one of channels) await here.hearsFrom(one);
      await here.room.passHold(11);
      await holds(here, book);
      await send(here, book);
      await holds(here, book);
      for (const [read, date] of book.read) expect([read, date]).toEqual([read, words(await stands(here, read.split(' ')[1] ?? ''))]);
    } finally {
      await here.close();
    }
  }), { numRuns: 30 });
});
