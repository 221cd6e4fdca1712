import { afterEach, describe, expect, it } from 'vitest';
import { serveCalendar } from '../../src/calendar/serve-calendar.js';
import { readNetworkDirectory } from '../../src/networks/directory.js';
import { channel, questionRoom, type Left } from '../support/question-room.js';
import { ticking } from './ticking.js';

const networks = readNetworkDirectory(new URL('../../data/', import.meta.url).pathname);
const kenya = channel('C1');
const DAYS = 86_400_000;

/** Kenya's channel on the morning of 4 December 2026, fourteen days before Migrants Day. */
async function kenyaRoom(set = 'remind 14d 7d', publicUrl: string | null = null) {
  const room = await questionRoom('2026-12-03T10:00:00Z', publicUrl);
  close = room.close;
  await room.says('UAMINA', kenya, 'network KE');
  await room.says('UAMINA', kenya, set);
  const plan = ticking(room.store, networks, room.clock);
  const tick = async (): Promise<Left[]> => {
    await plan();
    return room.send();
  };
  room.clock.pass(DAYS);
  const [reminder] = await tick();
  const press = async (message: Left | undefined, label: string) => (await room.pressesButton('UDANIEL', kenya, message, message?.buttons.find((one) => one.label === label)))[0];
  return { ...room, tick, reminder, press };
}

let close: () => Promise<void> = () => Promise.resolve();
afterEach(() => close());
const labels = (message: Left | undefined) => message?.buttons.map(({ label }) => label);

describe('the buttons of a reminder', () => {
  it('are four, the fourth opens the others in the same place', async () => {
    const { reminder, press } = await kenyaRoom();

    const more = await press(reminder, 'More');
    const back = await press(more, 'Back');

    expect(labels(reminder)).toEqual(['Mark done', 'Snooze', 'Copy to forward', 'More']);
    expect(labels(more)).toEqual(['Mute this date', 'Add to calendar', 'Ask about it', 'Back']);
    expect(labels(back)).toEqual(labels(reminder));
    expect(new Set([reminder?.receipt, more?.receipt, back?.receipt]).size).toBe(1);
    expect(more?.updates).not.toBeNull();
  });

  it('add that one date to a calendar: a file of it alone, and the calendar in which it would move by itself', async () => {
    const { reminder, press, store, clock } = await kenyaRoom('remind 14d 7d', 'https://bot.example.org/');

    const told = await press(await press(reminder, 'More'), 'Add to calendar');
    const [, token = ''] = /https:\/\/bot\.example\.org\/calendar\/([\w-]+)\.migrants-day-2026\.ics/.exec(told?.text ?? '') ?? [];
    const served = await serveCalendar(token, 'migrants-day-2026', { reads: store.reads, networks, clock });

    expect(told?.text).toContain('Add to your calendar');
    expect(told?.text).toContain(`https://bot.example.org/calendar/${token}.ics`);
    expect(served.kind === 'calendar' ? served.text.match(/^(BEGIN:VEVENT|UID:.*)/gm) : served).toEqual(['BEGIN:VEVENT', 'UID:migrants-day-2026@imrf-bot']);
    expect(await serveCalendar(token, 'no-such-date', { reads: store.reads, networks, clock })).toEqual({ kind: 'unknown' });
  });

  it('give it as a file, to who pressed alone, where no calendar can reach the bot', async () => {
    const { reminder, press } = await kenyaRoom();

    expect(await press(await press(reminder, 'More'), 'Add to calendar')).toMatchObject({ onlyFor: 'UDANIEL', file: { milestones: ['migrants-day-2026'], name: 'migrants-day-2026.ics' } });
  });

  it('say in place who took it and when, and end its reminders; undo brings them back', async () => {
    const { reminder, press, tick, clock } = await kenyaRoom();

    const done = await press(reminder, 'Mark done');
    clock.pass(7 * DAYS);
    const silent = await tick();
    const undone = await press(done, 'Undo');
    const again = await tick();

    expect(done?.receipt).toBe(reminder?.receipt);
    expect(done?.text).toContain('Done, no more reminders of this date. 4 December 2026, 13:00:');
    expect(done?.text).toContain('International Migrants Day, worldwide.');
    expect(labels(done)).toEqual(['Undo']);
    expect(silent).toEqual([]);
    expect(labels(undone)).toEqual(labels(reminder));
    expect(again).toHaveLength(1);
  });

  it('put it off for three days: one comes then at the hour of the channel', async () => {
    const { reminder, press, tick, clock } = await kenyaRoom();

    const choose = await press(reminder, 'Snooze');
    const snoozed = await press(choose, '3 days');
    clock.pass(3 * DAYS - 5 * 3_600_000);
    const before = await tick();
    clock.pass(2 * 3_600_000);
    const then = [await tick(), await tick()];

    expect(labels(choose)).toEqual(['1 day', '3 days', '1 week', 'Back']);
    expect(snoozed?.text).toContain('Comes again on 7 December 2026.');
    expect(before).toEqual([]);
    expect(then.map(({ length }) => length)).toEqual([1, 0]);
  });

  it('do not put it off past its day', async () => {
    const { reminder, press, clock } = await kenyaRoom();
    clock.pass(13 * DAYS);

    const refused = await press(await press(reminder, 'Snooze'), '1 week');

    expect(refused?.text).toBe('It would come again only after its day. Nothing was changed.');
  });

  it('mute a date, and tell how to reach the calendar and what is known of it', async () => {
    const { reminder, press, tick, clock } = await kenyaRoom();
    const more = await press(reminder, 'More');

    const calendar = await press(more, 'Add to calendar');
    const asked = await press(more, 'Ask about it');
    const muted = await press(more, 'Mute this date');
    clock.pass(7 * DAYS);

    expect(calendar?.updates).toBeNull();
    expect(calendar?.text).toContain('calendar');
    expect(asked?.text).toContain('18 December 2026');
    expect(muted?.text).toContain('No more reminders of this.');
    expect(await tick()).toEqual([]);
  });

  it('are taken back only as long as nobody said anything else', async () => {
    const { reminder, press } = await kenyaRoom();
    const done = await press(reminder, 'Mark done');
    await press(await press(reminder, 'More'), 'Mute this date');

    const refused = await press(done, 'Undo');

    expect(refused?.text).toBe('This was changed again since, so nothing was taken back.');
  });

  it('refuse what was forged', async () => {
    const { reminder, pressesButton } = await kenyaRoom();

    const left = await pressesButton('UEVE', kenya, reminder, { id: 'reminders.mark', value: { what: 'done', dates: [{ milestone: '<!channel>', dateRevision: 0, offsetDays: 9_999 }] }, label: 'x' });

    expect(left).toHaveLength(1);
    expect(left[0]?.updates).toBeNull();
  });
});

describe('the same, typed', () => {
  it.each([
    ['done migrants-day-2026', 'Done, no more reminders of this date.'],
    ['mute migrants-day-2026', 'No more reminders of this.'],
    ['unmute migrants-day-2026', 'Reminders of this come again.'],
    ['snooze migrants-day-2026 3d', 'Comes again on 7 December 2026.'],
    ['snooze migrants-day-2026', 'Comes again on 5 December 2026.'],
  ])('%s', async (typed, expected) => {
    const { says } = await kenyaRoom();

    const [answer] = await says('UDANIEL', kenya, typed);

    expect(answer?.text).toContain(expected);
  });

  it('tells of no date first that is done, also once it is surer than it was', async () => {
    const { says, store, clock } = await kenyaRoom('remind 7d');
    const first = async () => (await says('UDANIEL', kenya, 'remind 7d'))[0]?.text.split('\n').find((line) => line.startsWith('First:')) ?? '';
    const before = await first();
    await says('UDANIEL', kenya, 'done migrants-day-2026');
    const stands = await store.reads.roadmap.findMilestone('migrants-day-2026');
    if (stands === undefined) throw new Error('the day is not there');
    const next = { ...stands, status: stands.status === 'confirmed' ? 'expected' as const : 'confirmed' as const, revision: stands.revision + 1, dateRevision: stands.dateRevision + 1, dateSince: clock.now(), dateCode: 'D-ZZ9' };
    const change = { id: 'c1', milestone: stands.id, kind: 'confirm' as const, state: 'released' as const, by: 'console:ana', at: clock.now(), reason: null, source: null, old: { status: stands.status }, new: { status: next.status }, partOf: null, hold: null };
    await store.transact((tx) => tx.roadmap.record(change, next, stands.revision, { ...stands, milestone: stands.id, knownFrom: null, supersededOn: null, since: null, until: clock.now(), reason: null, note: null }));

    expect(before).toContain('International Migrants Day 2026');
    expect(await first()).not.toContain('International Migrants Day 2026');
  });

  it('puts nothing off of which no reminder comes, and says why', async () => {
    const { says, store } = await kenyaRoom();
    const [month] = (await store.reads.roadmap.milestones()).filter(({ precision, network }) => precision === 'month' && network === null);

    const [vague] = await says('UDANIEL', kenya, `snooze ${month?.id} 3d`);
    await says('UDANIEL', kenya, 'stop reminders');
    const [stopped] = await says('UDANIEL', kenya, 'snooze migrants-day-2026 3d');

    expect([vague?.text, stopped?.text]).toEqual(['No reminder of it comes: it is cancelled, not known to the day, or not among the dates chosen here, or that hour is over. Nothing was changed.', 'No reminders are set here. To set them, type: remind 14d']);
    expect(await store.reads.reminders.marks()).toEqual([]);
  });

  it('puts it off to a working day where free days count', async () => {
    const { says } = await kenyaRoom('remind one week before every date on working days');

    const [answer] = await says('UDANIEL', kenya, 'snooze migrants-day-2026 1d');

    expect(answer?.text).toContain('Comes again on 7 December 2026.');
  });
});
