import { describe, expect, it } from 'vitest';
import { bundle } from '../../src/reminders/bundle.js';
import { datesOf } from '../../src/reminders/dates.js';
import { planReminders } from '../../src/reminders/plan.js';
import type { Milestone } from '../../src/roadmap/milestone.js';
import type { CalendarDate } from '../../src/time/calendar-date.js';
import { Instant } from '../../src/time/instant.js';
import { given, kenyaChannel, migrantsDay } from '../support/cast.js';

const at = (text: string) => Instant.parse(text);
const kenya = kenyaChannel({ offsetsDays: [14], since: at('2026-11-24T09:00:00.000Z') });
const dueOn = (now: string, milestones: readonly Milestone[]) => planReminders(at(now), [kenya], datesOf(milestones, []));
const named = (count: number) => Array.from({ length: count }, (_, n) => given(migrantsDay, { id: `date-${n}` }));
const none = () => 0;

describe('what is due together', () => {
  it('becomes one message', () => {
    const messages = bundle(at('2026-12-04T06:00:00.000Z'), kenya, dueOn('2026-12-04T06:00:00.000Z', named(3)), none);

    expect(messages).toHaveLength(1);
    expect(messages[0]).toMatchObject({ day: '2026-12-04', at: '2026-12-04T06:00:00.000Z', waitedSince: null });
    expect(messages[0]?.reminders.map((one) => one.milestone)).toEqual(['date-0', 'date-1', 'date-2']);
  });

  it('goes in messages of ten, as many as a day may have', () => {
    const messages = bundle(at('2026-12-04T06:00:00.000Z'), kenya, dueOn('2026-12-04T06:00:00.000Z', named(25)), none);

    expect(messages.map(({ reminders }) => reminders.length)).toEqual([10, 10]);
  });
});

describe('what is over a day’s messages', () => {
  const sentOnThe4th = (day: CalendarDate) => (day === '2026-12-04' ? 2 : 0);

  it('waits for the next morning, and says since when it waited', () => {
    const due = (now: string) => bundle(at(now), kenya, dueOn(now, named(1)), sentOnThe4th);

    expect(due('2026-12-04T06:01:00.000Z')).toEqual([]);
    expect(due('2026-12-05T05:59:00.000Z')).toEqual([]);
    expect(due('2026-12-05T06:00:00.000Z')).toMatchObject([{ day: '2026-12-05', waitedSince: '2026-12-04' }]);
  });

  it('waits for the next working morning where free days count', () => {
    const worked = { ...kenya, calendar: { weekend: [6, 7], holidayOn: null, own: new Map() } };
    const due = (now: string) => bundle(at(now), worked, dueOn(now, named(1)), sentOnThe4th);

    expect(due('2026-12-05T06:00:00.000Z')).toEqual([]);
    expect(due('2026-12-07T06:00:00.000Z')).toMatchObject([{ day: '2026-12-07', at: '2026-12-07T06:00:00.000Z' }]);
  });

  it('does not wait where the bot itself was down: it goes as soon as it can', () => {
    expect(bundle(at('2026-12-05T01:00:00.000Z'), kenya, dueOn('2026-12-05T01:00:00.000Z', named(1)), none)).toHaveLength(1);
  });
});
