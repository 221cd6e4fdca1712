import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readNetworkDirectory } from '../../src/networks/directory.js';
import { enqueueQuestions, findDueQuestions } from '../../src/people/enqueue-still-you.js';
import { isStillConfirmed } from '../../src/people/focal-point.js';
import { quarterOf } from '../../src/people/quarter.js';
import { focalPointsOf } from '../../src/people/read-focal-points.js';
import { planStillYou } from '../../src/people/still-you.js';
import { CalendarDate } from '../../src/time/calendar-date.js';
import { instantFromMs } from '../../src/time/instant.js';
import { dayIn } from '../../src/time/zone.js';
import { channel, questionRoom, type Place } from '../support/question-room.js';

const at = (iso: string) => instantFromMs(Date.parse(iso));
const silent = (quarter: string) => ({ person: 'p', quarter, isConfirmed: false });

describe('whether a focal point still counts as confirmed', () => {
  it.each([
    ['who was never asked', [], true], ['one silent quarter', ['2026-Q3'], true], ['two silent quarters', ['2026-Q2', '2026-Q3'], false], ['the running one does not count yet', ['2026-Q3', '2026-Q4'], true],
  ])('%s', (_, quarters, isConfirmed) => expect(isStillConfirmed(quarters.map(silent), '2026-Q4')).toBe(isConfirmed));

  it('is confirmed again by one answer, and not for ever', () => {
    const answered = { person: 'p', quarter: '2026-Q4', isConfirmed: true };

    expect(isStillConfirmed([silent('2026-Q2'), silent('2026-Q3'), answered], '2026-Q4')).toBe(true);
    expect(isStillConfirmed([answered, silent('2027-Q1')], '2027-Q2')).toBe(true);
    expect(isStillConfirmed([answered, silent('2027-Q1'), silent('2027-Q2')], '2027-Q3')).toBe(false);
  });
});

describe('when she is asked', () => {
  const amina = { person: 'p-amina', conversation: 'v1', networks: ['KE'], zone: 'Africa/Nairobi', weekend: [6, 7] };
  const asks = (iso: string, settled: readonly string[] = []) => planStillYou(at(iso), [amina], new Set(settled)).map(({ key }) => key);

  it('on the first working day of the quarter, at nine on her own clock', () => {
    // 1 January 2028 is a Saturday; Nairobi is three hours ahead of UTC.
    expect([asks('2028-01-01T08:00:00Z'), asks('2028-01-03T05:59:00Z'), asks('2028-01-03T06:00:00Z'), asks('2028-01-03T14:00:00Z')]).toEqual([[], [], ['still-you:p-amina:2028-Q1'], []]);
  });

  it('once, in one place', () => {
    expect(asks('2028-01-03T06:00:00Z', ['still-you:p-amina:2028-Q1'])).toEqual([]);
    expect(planStillYou(at('2028-01-03T06:00:00Z'), [amina, { ...amina, conversation: 'v2' }], new Set())).toHaveLength(1);
  });

  it('never at night, never on her weekend, whatever the clock', () => {
    fc.assert(fc.property(fc.integer({ min: Date.parse('2026-01-01T00:00:00Z'), max: Date.parse('2028-12-31T00:00:00Z') }), fc.constantFrom('Africa/Nairobi', 'Asia/Kathmandu', 'America/New_York', 'Pacific/Kiritimati'), (ms, zone) => {
      const [due] = planStillYou(instantFromMs(ms), [{ ...amina, zone, weekend: [5, 6] }], new Set());
      if (due === undefined) return;
      const local = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', hourCycle: 'h23', weekday: 'short' }).format(new Date(ms));

      expect(local).toMatch(/^(Sun|Mon|Tue|Wed|Thu),? (09|1[0-6])$/);
      expect(due.quarter).toBe(quarterOf(dayIn(zone, instantFromMs(ms))));
    }));
  });
});

describe('a focal point and her quarters', () => {
  const account = (user: string) => ({ platform: 'slack', tenant: 'T1', user }) as const;
  const alone: Place = { address: { platform: 'slack', tenant: 'T1', conversation: 'DAMINA', kind: 'person', route: null }, thread: null };
  const networks = readNetworkDirectory(new URL('../../data/', import.meta.url).pathname);
  const DAYS = 86_400_000;

  let room: Awaited<ReturnType<typeof questionRoom>>;
  beforeEach(async () => {
    room = await questionRoom('2026-07-01T09:00:00Z');
    await room.store.transact(async (tx) => tx.people.grant((await tx.people.meet('p-daniel', account('UDANIEL'))).id, { role: 'approver', network: null }));
    await room.says('UAMINA', alone, 'help');
    await room.says('UDANIEL', channel('CDESK'), 'role give slack:T1/UAMINA focal-point KE');
  });
  afterEach(() => room.close());

  const tick = async () => {
    const due = await findDueQuestions(room.store.reads, networks, room.clock.now(), null);
    await room.store.transact((tx) => enqueueQuestions(tx, due, room.clock.machineNow()));
    return room.send();
  };
  const today = () => dayIn('UTC', room.clock.now());
  const standing = async () => (await focalPointsOf('KE', room.store.reads.people, today())).map(({ isConfirmed }) => isConfirmed);

  it('is not asked in the quarter in which she was named, then once a quarter, and confirms with one tap', async () => {
    const named = await tick();
    room.clock.pass(92 * DAYS);
    const [asked, ...others] = [...(await tick()), ...(await tick())];
    const [thanked] = await room.presses('UAMINA', alone, asked, 'people.still');
    const after = await tick();

    expect([named, others, after]).toEqual([[], [], []]);
    expect(asked).toMatchObject({ conversation: 'DAMINA', text: 'Are you still the focal point for Kenya?\nI ask once a quarter, so that news reaches the right person. One tap is enough.' });
    expect(thanked).toMatchObject({ receipt: asked?.receipt, text: 'Thank you. You are confirmed as focal point for Kenya for this quarter.' });
    expect(await standing()).toEqual([true]);
    expect((await room.store.reads.records.entries(1))[0]).toMatchObject({ action: 'people.still', by: 'slack:T1/UAMINA', after: '2026-Q4' });
  });

  it('twice silent is unconfirmed: apart in lists and in the Secretariat’s week, and confirmed again by a tap', async () => {
    const seen: boolean[] = [];
    let last: Awaited<ReturnType<typeof tick>>[number] | undefined;
    // The named quarter, two silent ones, and the next.
    for (const days of [92, 92, 90]) {
      room.clock.pass(days * DAYS);
      [last] = await tick();
      seen.push(...(await standing()));
    }
    const [week] = await room.says('UDANIEL', channel('CDESK'), 'weekly');
    const list = (await room.says('UDANIEL', channel('CDESK'), 'weekly unconfirmed')).map(({ text }) => text).join('\n');
    const people = (await room.says('UDANIEL', channel('CDESK'), 'people')).map(({ text }) => text).join('\n');
    await room.presses('UAMINA', alone, last, 'people.still');

    expect(seen).toEqual([true, true, false]);
    expect(week?.text).toContain('Focal points not confirmed for two quarters: 1.');
    expect(list).toContain('Kenya: slack:T1/UAMINA');
    expect(people).toContain('2 people have a role. 1 focal point has not confirmed for two quarters.');
    expect(people).toContain('slack:T1/UAMINA: focal point for Kenya – not confirmed for two quarters');
    expect(await standing()).toEqual([true]);
  });

  it('gives the role back with the other button, and forgets her silence when she is named anew', async () => {
    for (const days of [92, 92, 90]) {
      room.clock.pass(days * DAYS);
      await tick();
    }
    const gone = (await room.says('UAMINA', alone, 'not me')).map(({ text }) => text).join('\n');
    const nobody = await standing();
    await room.says('UDANIEL', channel('CDESK'), 'role give slack:T1/UAMINA focal-point KE');

    expect(gone).toContain('You are no longer the focal point for Kenya.');
    expect(nobody).toEqual([]);
    expect(await standing()).toEqual([true]);
    expect((await room.says('UBAO', channel('CX'), 'still me')).map(({ text }) => text).join()).toContain('You are no focal point');
  });
});

it('names quarters in the order of time', () => {
  expect(['2026-01-01', '2026-03-31', '2026-04-01', '2026-12-31'].map((day) => quarterOf(CalendarDate.parse(day)))).toEqual(['2026-Q1', '2026-Q1', '2026-Q2', '2026-Q4']);
});
