import { afterEach, expect, it } from 'vitest';
import { drawBlock } from '../../adapters/slack/draw-block.js';
import { readNetworkDirectory } from '../../src/networks/directory.js';
import { markButton, takeBackButton } from '../../src/reminders/mark-buttons.js';
import { NOW_EXACT } from '../../src/reminders/plan.js';
import { snoozedTo } from '../../src/reminders/snoozed.js';
import { reminder } from '../../src/reminders/tell-reminder.js';
import { gatherFacts } from '../../src/roadmap/gather-facts.js';
import { CalendarDate } from '../../src/time/calendar-date.js';
import { Instant } from '../../src/time/instant.js';
import { given, migrantsDay } from '../support/cast.js';
import { ledgerRoom } from '../support/ledger-room.js';

const networks = readNetworkDirectory(new URL('../../data/', import.meta.url).pathname);
/** As many dates as one message holds, with the longest names there may be. */
const ten = Array.from({ length: 10 }, (_, nth) => given(migrantsDay, { id: `${'d'.repeat(98)}-${nth}`, title: `Day ${nth}`, dateCode: `D-Q${nth}` }));
const taken = { kind: 'done', by: 'slack:T1/UDANIEL', at: Instant.parse('2026-12-04T06:00:00.000Z'), until: null, entry: 'e'.repeat(100) } as const;

let close: () => Promise<void> = () => Promise.resolve();
afterEach(() => close());

/** The buttons of a reminder of ten dates, of which the first is known to the day now and due besides. */
async function buttonsOf(some: object) {
  const room = await ledgerRoom(ten, '2026-12-03T10:00:00Z');
  close = room.close;
  const facts = await gatherFacts(room.store.reads, { network: 'KE', zone: null }, 'en', networks, room.clock.now());
  const due = ten.map(({ id }) => ({ milestone: id, dateRevision: 1, offsetDays: snoozedTo(CalendarDate.parse('2026-12-03')) }));
  const subjects = [{ milestone: ten[0]?.id ?? '', dateRevision: 1, offsetDays: NOW_EXACT }, ...due];
  const spoken = reminder.compose({ subjects, ...some }, facts);
  if (!('blocks' in spoken)) throw new Error(spoken.notSaid);
  for (const block of spoken.blocks) drawBlock(block);
  return spoken.blocks.flatMap((block) => (block.kind === 'actions' ? block.buttons : []));
}

it('the buttons of a full message name each date once, fit into what Slack takes, and can be read again', async () => {
  for (const look of ['plain', 'snooze', 'more']) {
    const buttons = await buttonsOf({ look });
    await close();
    const read = buttons.map(({ value }) => markButton.read(value)?.dates.map(({ milestone }) => milestone));

    expect(read.length).toBeGreaterThan(2);
    for (const milestones of read) expect(milestones).toEqual(ten.map(({ id }) => id));
  }
});

it('so does the one that takes back what was pressed', async () => {
  const [undo, ...others] = await buttonsOf({ taken, standing: true });

  expect(others).toEqual([]);
  expect(takeBackButton.read(undo?.value)?.dates).toHaveLength(10);
});

it('buttons that stand from before, with a date twice, can be read', () => {
  const dates = Array.from({ length: 11 }, (_, nth) => ({ milestone: `day-${nth % 10}`, dateRevision: 1, offsetDays: nth < 10 ? 14 : NOW_EXACT }));

  expect(markButton.read({ what: 'done', dates })?.dates).toHaveLength(11);
});
