import { describe, expect, it } from 'vitest';
import { openStore } from '../../store/open.js';
import { EVERYTHING } from '../../src/reminders/subscription.js';
import { systemClock } from '../../src/time/clock.js';
import { InstantFromText } from '../../src/time/instant.js';
import { openConversations } from '../contract/store-samples.js';
import { desk, jsonOf, type Desk } from './run-command.js';

/** The channels of Kenya and of Nepal, whose public holidays nobody knows: a week and a day before, on working days. */
async function twoChannels(here: Desk): Promise<void> {
  await here.run('roadmap', 'list', '--json');
  const store = await openStore(here.databaseUrl, { clock: systemClock() });
  await openConversations(store, 2);
  await store.transact(async (tx) => {
    for (const [conversation, network] of [['v1', 'KE'], ['v2', 'NP']] as const) {
      await tx.networks.settle(conversation, { network });
      await tx.reminders.subscribe({ conversation, offsetsDays: [6, 1], since: InstantFromText.parse('2026-11-24T00:00:00Z'), choice: { ...EVERYTHING, kinds: ['observance'] }, onWorkingDays: true, mostADay: 2, also: [] });
    }
  });
  await store.close();
}

describe('reminders preview', () => {
  it('lists what would be sent, to whom, when and why, and writes nothing', async () => {
    const here = desk();
    await twoChannels(here);

    const first = await here.run('reminders', 'preview', '--from', '2026-12-01', '--to', '2026-12-31', '--json');
    const again = await here.run('reminders', 'preview', '--from', '2026-12-01', '--to', '2026-12-31', '--json');

    expect(jsonOf(first)).toEqual([
      { at: '2026-12-11T03:15:00.000Z', conversation: 'v2', network: 'NP', zone: 'Asia/Kathmandu', milestones: [{ id: 'migrants-day-2026', offsetDays: 6 }], why: 'migrants-day-2026: 6 days before, moved from 2026-12-12 (weekend); public holidays not known: weekend only' },
      { at: '2026-12-11T06:00:00.000Z', conversation: 'v1', network: 'KE', zone: 'Africa/Nairobi', milestones: [{ id: 'migrants-day-2026', offsetDays: 6 }], why: 'migrants-day-2026: 6 days before, moved from 2026-12-12 (Jamhuri Day)' },
      { at: '2026-12-17T03:15:00.000Z', conversation: 'v2', network: 'NP', zone: 'Asia/Kathmandu', milestones: [{ id: 'migrants-day-2026', offsetDays: 1 }], why: 'migrants-day-2026: 1 day before; public holidays not known: weekend only' },
      { at: '2026-12-17T06:00:00.000Z', conversation: 'v1', network: 'KE', zone: 'Africa/Nairobi', milestones: [{ id: 'migrants-day-2026', offsetDays: 1 }], why: 'migrants-day-2026: 1 day before' },
    ]);
    expect(first.told).toEqual(['Public holidays are not known for NP: there the weekend alone counts. Add days with: imrf-bot reminders free-days add CODE DAY --as WHO']);
    expect(again).toEqual(first);
    expect(jsonOf(await here.run('deliveries', 'list', '--json'))).toEqual([]);
  });

  it('says so where nothing would be sent', async () => {
    const here = desk();

    const table = await here.run('reminders', 'preview', '--from', '2026-12-01', '--to', '2026-12-31');
    const json = await here.run('reminders', 'preview', '--from', '2026-12-01', '--to', '2026-12-31', '--json');

    expect([table.exitCode, table.told]).toEqual([0, ['Nothing would be sent from 2026-12-01 to 2026-12-31.']]);
    expect([jsonOf(json), json.told]).toEqual([[], []]);
  });

  it('keeps to one network', async () => {
    const here = desk();
    await twoChannels(here);

    const table = await here.run('reminders', 'preview', '--from', '2026-12-01', '--to', '2026-12-15', '--network', 'Kenya');

    expect(table.printed).toHaveLength(2);
    expect(table.printed[0]).toMatch(/^AT +CONVERSATION +NETWORK +ZONE +DATES +WHY$/);
  });

  it.each([
    [['--from', 'soon', '--to', '2026-12-31'], /^--from: expected a day such as/],
    [['--from', '2026-12-31', '--to', '2026-12-01'], /^--to: expected a day not before --from\.$/],
    [['--from', '2026-01-01', '--to', '2036-01-01'], /^--to: expected at most three years/],
    [['--from', '2026-01-01', '--to', '2026-01-02', '--network', 'Atlantis'], /^--network: no network is called "Atlantis"\.$/],
  ])('says how to mend %s', async (words, told) => {
    expect(await desk().run('reminders', 'preview', ...words)).toEqual({ exitCode: 2, printed: [], told: [expect.stringMatching(told)] });
  });
});

describe('reminders free-days', () => {
  it('adds and removes days, and lists them among the public holidays', async () => {
    const here = desk();

    const added = jsonOf(await here.run('reminders', 'free-days', 'add', 'KE', '2026-12-24', '--name', 'Retreat', '--as', 'ana', '--json'));
    const again = jsonOf(await here.run('reminders', 'free-days', 'add', 'KE', '2026-12-24', '--name', 'Retreat', '--as', 'ana', '--json'));
    const removed = jsonOf(await here.run('reminders', 'free-days', 'remove', 'KE', '2026-12-26', '--as', 'ana', '--json'));
    const listed = jsonOf(await here.run('reminders', 'free-days', 'list', 'KE', '--year', '2026', '--json'));

    expect([added, again, removed]).toMatchObject([{ changed: true }, { changed: false }, { changed: true }]);
    expect(listed).toMatchObject({ network: 'KE', year: 2026, weekend: [6, 7], knowsHolidays: true });
    expect((listed as { days: unknown[] }).days.slice(-4)).toEqual([
      { day: '2026-12-12', isFree: true, from: 'holiday', name: 'Jamhuri Day' }, { day: '2026-12-24', isFree: true, from: 'network', name: 'Retreat' },
      { day: '2026-12-25', isFree: true, from: 'holiday', name: 'Christmas Day' }, { day: '2026-12-26', isFree: false, from: 'network', name: null },
    ]);
  });
});
