import { afterEach, expect, it } from 'vitest';
import { enqueueWeeks, findDueWeeks } from '../../src/weekly/enqueue-week.js';
import { readWeek } from '../../src/weekly/week-facts.js';
import { readNetworkDirectory } from '../../src/networks/directory.js';
import { gatherFacts } from '../../src/roadmap/gather-facts.js';
import { CalendarDate } from '../../src/time/calendar-date.js';
import { given, migrantsDay } from '../support/cast.js';
import { correctionRoom } from '../support/correction-room.js';
import { moveTo } from '../support/ledger-room.js';

const networks = readNetworkDirectory(new URL('../../data/', import.meta.url).pathname);
const NEW_YORK = 'America/New_York';
const DAYS = 86_400_000;
const old = given(migrantsDay, { id: 'report', title: 'Report', startsOn: CalendarDate.parse('2027-02-01'), endsOn: CalendarDate.parse('2027-02-01'), checkedOn: CalendarDate.parse('2026-08-01'), dateCode: 'D-OLD' });

let close: () => Promise<void> = () => Promise.resolve();
afterEach(() => close());

/** Wednesday 25 November 2026; `desk` asked for the week. */
async function open() {
  const here = await correctionRoom([migrantsDay, old], ['desk', 'kenya']);
  close = here.close;
  await here.store.transact((tx) => tx.weekly.switchOn('desk', here.clock.now()));
  const tick = async () => {
    const due = await findDueWeeks(here.store.reads, NEW_YORK, here.clock.now(), here.clock.machineNow(), null);
    return here.store.transact((tx) => enqueueWeeks(tx, due, here.clock.machineNow()));
  };
  return { ...here, store: here.store, tick };
}

it('comes once on Monday morning, and once after weeks in which the bot was down', async () => {
  const here = await open();
  const first = await here.tick();
  here.clock.pass(5.3 * DAYS);
  const monday = [await here.tick(), await here.tick()];
  const [sent, ...others] = await here.sends();
  await here.restart();
  const again = await here.tick();
  here.clock.pass(23 * DAYS);
  const afterWeeks = [await here.tick(), await here.tick()];

  expect([first, monday, again, afterWeeks]).toEqual([0, [1, 0], 0, [1, 0]]);
  expect(others).toEqual([]);
  expect(sent?.key).toBe('weekly:desk:2026-11-30');
  expect((await here.sends()).map(({ key }) => key)).toEqual(['weekly:desk:2026-12-21']);
});

it('counts nobody who was erased among those that cannot be reached, and does not list her', async () => {
  const here = await open();
  const grace = { platform: 'slack', tenant: 'T1', user: 'UGRACE' } as const;
  await here.loses('kenya');
  await here.store.transact(async (tx) => {
    const { id } = await tx.people.meet('p1', grace);
    const alone = await tx.networks.openConversation('alone', { platform: 'slack', tenant: 'T1', conversation: 'D1', kind: 'person', route: null }, null, here.clock.machineNow());
    await tx.people.rememberDirect(alone.id, id);
    const subject = await tx.privacy.findSubject(grace);
    if (subject !== undefined) await tx.privacy.erase(subject, 'e1', here.clock.machineNow());
  });

  const facts = await gatherFacts(here.store.reads, { network: null, zone: null }, 'en', networks, here.clock.now());

  expect((await readWeek(here.store.reads, facts)).week.unreached.map(({ id }) => id)).toEqual(['kenya']);
});

it('counts what waits, each with the button that leads to its list', async () => {
  const here = await open();
  await here.loses('kenya');
  await here.room.propose(moveTo('report', '2027-02-02'), 'console:ana');
  here.clock.pass(12.3 * DAYS);
  await here.tick();

  const [sent] = await here.sends();

  expect(sent?.message.text.split('\n')).toEqual([
    'The week from 7 December 2026', 'Due in the next 14 days: 1.', 'Conversations that cannot be reached: 1.', 'Questions that wait for a reply: 0.',
    'Dates whose source was not checked for 60 days: 1.', 'Deliveries that failed or are in doubt: 0.', 'Changes that wait: 1.',
    'Requests for support that are overdue: 0.', 'Focal points not confirmed for two quarters: 0.', 'Practices that wait for review, or whose submitter has not answered for a week: 0.',
  ]);
  const buttons = sent?.message.blocks.flatMap((block) => (block.kind === 'actions' ? [block.buttons.map(({ value, typed }) => [value['list'], typed])] : []));
  expect(buttons).toEqual([[['due', 'weekly due']], [['unreached', 'weekly unreached']], [['unchecked', 'weekly unchecked']], [['held', 'held']]]);
  expect(sent?.message.about).toEqual([]);
});

it('is not told of a week that is over by the time the desk can be reached', async () => {
  const here = await open();
  await here.loses('desk');
  here.clock.pass(5.3 * DAYS);
  await here.tick();
  here.clock.pass(8 * DAYS);
  await here.hearsFrom('desk');

  expect(await here.sends()).toEqual([]);
});
