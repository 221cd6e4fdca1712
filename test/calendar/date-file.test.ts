import ICAL from 'ical.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { serveCalendar } from '../../src/calendar/serve-calendar.js';
import type { ConversationAddress } from '../../src/chat/conversation.js';
import { OfferedDates } from '../../src/chat/files.js';
import { fileDesk } from '../../src/file-desk.js';
import { readBytes } from '../../src/files/read-bytes.js';
import { LANGUAGES } from '../../src/language/language.js';
import { wordsIn } from '../../src/language/words.js';
import { readNetworkDirectory } from '../../src/networks/directory.js';
import type { HeldWish } from '../../src/roadmap/held-wish.js';
import { proposeChange } from '../../src/roadmap/propose-change.js';
import { releaseChange } from '../../src/roadmap/release-change.js';
import { InstantFromText } from '../../src/time/instant.js';
import { heldOf, letter, moveTo } from '../support/ledger-room.js';
import { SHIPPED_FORMS } from '../support/practice-forms.js';
import { channel, questionRoom, type Left } from '../support/question-room.js';

const networks = readNetworkDirectory(new URL('../../data/', import.meta.url).pathname);
const kenya = channel('C1');
const code = 'migrants-day-2026';

let room: Awaited<ReturnType<typeof questionRoom>>;
beforeEach(async () => (room = await questionRoom('2026-12-03T10:00:00Z')));
afterEach(() => room.close());

const ledger = () => ({ newId: room.newId, clock: room.clock, networks });
const propose = async (wish: HeldWish) => heldOf(await room.store.transact((tx) => proposeChange(wish, { by: 'slack:T1/UANA', reason: 'the hall is taken', source: letter }, { conversation: null, seenCode: null }, { ...ledger(), tx })));
const change = async (wish: HeldWish) => {
  const { change: { id } } = await propose(wish);
  return room.store.transact((tx) => releaseChange(id, 'slack:T1/UDANIEL', null, { ...ledger(), tx }));
};
const asks = async (text: string) => (await room.says('UAMINA', kenya, text))[0];
const write = async (offered: unknown, address: ConversationAddress = kenya.address) => {
  const bytes = await fileDesk({ store: room.store, practiceForms: SHIPPED_FORMS, networks, clock: room.clock, readBytes }).write(OfferedDates.parse(offered), { platform: 'slack', tenant: 'T1', user: 'UAMINA' }, address);
  return bytes === undefined ? undefined : new TextDecoder().decode(bytes);
};

/** What a calendar program sees in the file that goes with a message. */
async function opened(message: Left | undefined): Promise<{ readonly events: ICAL.Event[]; readonly text: string }> {
  const text = (await write(message?.file)) ?? '';
  return { text, events: ICAL.Component.fromString(text).getAllSubcomponents('vevent').map((event) => new ICAL.Event(event)) };
}

const seen = ({ uid, sequence, startDate, component }: ICAL.Event) => [uid, sequence, startDate.toString(), component.getFirstPropertyValue('status')?.toString()];

describe('a date as a calendar file, where the bot has no public address', () => {
  it('is given to who asks alone, and is what a calendar that subscribes would hold', async () => {
    const told = await asks(`calendar ${code}`);
    const { events, text } = await opened(told);
    await room.store.transact((tx) => tx.calendar.addLink({ token: 'a-calendar', network: null, language: 'en', madeBy: 'x', madeAt: InstantFromText.parse('2026-12-03T10:00:00Z'), revokedAt: null }));

    expect(told).toMatchObject({ onlyFor: 'UAMINA', file: { name: 'migrants-day-2026.ics', account: { user: 'UAMINA' } } });
    expect(told?.text).toContain('18 December 2026');
    expect(told?.text).toMatch(/write calendar D-\w+, and the new file replaces it/);
    expect(events.map(seen)).toEqual([['migrants-day-2026@imrf-bot', 0, '2026-12-18', 'CONFIRMED']]);
    expect(await serveCalendar('a-calendar', code, { reads: room.store.reads, networks, clock: room.clock })).toMatchObject({ text });
  });

  it('is found by its code, and by what was just told', async () => {
    const code = /D-\w+/.exec((await asks('when is Migrants Day 2026?'))?.text ?? '')?.[0] ?? 'none';

    const [leaning, typed, mistyped] = [await asks('add it to my calendar'), await asks(`calendar ${code}`), await asks('calendar D-0000')];

    expect([leaning?.file?.name, typed?.file?.name]).toEqual(['migrants-day-2026.ics', 'migrants-day-2026.ics']);
    expect(mistyped?.text).toBe('No date has this code.');
  });

  it('speaks the language of who asks', async () => {
    for (const language of LANGUAGES) {
      await asks(`language ${language}`);

      const told = await asks(`calendar ${code}`);
      const { events } = await opened(told);

      expect(told?.text).toContain(wordsIn(language).say('calendar.file'));
      expect(told?.file).toMatchObject({ language });
      expect(events[0]?.summary).toContain(wordsIn(language).say('name.migrants-day'));
    }
  });

  it('holds several dates of one reminder, each under its own name', async () => {
    const [first, second] = ['migrants-day-2026', 'migrants-day-2027'];
    const mark = { id: 'reminders.mark', value: { what: 'calendar', dates: [first, second].map((milestone) => ({ milestone, dateRevision: 1, offsetDays: 7 })) }, label: 'x' };

    const [told] = await room.pressesButton('UAMINA', kenya, undefined, mark);

    expect(told?.file?.name).toBe('roadmap.ics');
    expect((await opened(told)).events.map(({ uid }) => uid)).toEqual([first, second].map((id) => `${id}@imrf-bot`));
  });
});

describe('what the ledger says when the file is taken', () => {
  it('is in it: a date that moved since stands on its new day, as the same entry', async () => {
    const told = await asks(`calendar ${code}`);
    const before = await opened(told);
    await change(moveTo(code, '2026-12-20'));

    const after = await opened(told);

    expect(before.events.map(seen)).toEqual([['migrants-day-2026@imrf-bot', 0, '2026-12-18', 'CONFIRMED']]);
    expect(after.events.map(seen)).toEqual([['migrants-day-2026@imrf-bot', 1, '2026-12-20', 'CONFIRMED']]);
    expect((await asks(`calendar ${code}`))?.text).toContain('20 December 2026');
  });

  it('marks a date that was cancelled', async () => {
    await change({ kind: 'cancel', id: code });

    const told = await asks(`calendar ${code}`);

    expect(told?.text).toContain('The file marks it in your calendar as cancelled.');
    expect((await opened(told)).events.map(seen)).toEqual([['migrants-day-2026@imrf-bot', 1, '2026-12-18', 'CANCELLED']]);
  });

  it('takes back a day that is none any more, and shows no other', async () => {
    await change(moveTo(code, '2027-01'));

    const told = await asks(`calendar ${code}`);

    expect(told?.text).toContain('January 2027');
    expect(told?.text).toContain('The file marks it in your calendar as cancelled.');
    expect((await opened(told)).events.map(seen)).toEqual([['migrants-day-2026@imrf-bot', 1, '2026-12-18', 'CANCELLED']]);
  });

  it('is no file for a date that never had a day', async () => {
    const told = await asks('calendar imrf-2030');

    expect(told?.text).toContain('the day is not known yet, so a calendar cannot hold it');
    expect(told?.file).toBeNull();
    expect(await write({ milestones: ['imrf-2030'], language: 'en', name: 'x.ics' })).toBeUndefined();
  });

  it('tells of a change that is being checked, and gives the date that holds', async () => {
    await propose(moveTo(code, '2026-12-20'));

    const told = await asks(`calendar ${code}`);

    expect(told?.text).toContain('A change to 20 December 2026 is being checked; until it is released, the date is 18 December 2026.');
    expect((await opened(told)).events.map(seen)).toEqual([['migrants-day-2026@imrf-bot', 0, '2026-12-18', 'CONFIRMED']]);
  });

  it('keeps a network’s own date to its conversations', async () => {
    const own = await room.store.reads.roadmap.findMilestone(code);
    if (own === undefined) throw new Error('no such milestone');
    await room.store.transact((tx) => tx.roadmap.add({ ...own, id: 'kenya-workshop', title: 'Workshop in Kisumu', network: 'KE', dateCode: 'D-KSM' }, []));
    const named = { milestones: ['kenya-workshop', code], language: 'en', name: 'roadmap.ics' };
    const before = await write(named);
    await asks('network KE');

    expect(before).toBeUndefined();
    expect(await write(named)).toContain('UID:kenya-workshop@imrf-bot');
    expect(await write(named, channel('C2').address)).toBeUndefined();
  });
});
