import { describe, expect, it } from 'vitest';
import { planReminders } from '../../src/reminders/plan.js';
import { given, kenyaChannel, migrantsDay } from '../support/cast.js';
import { Instant } from '../../src/time/instant.js';

const at = (text: string) => Instant.parse(text);

describe('which reminders are due', () => {
  it('reminds at nine in the network’s zone, fourteen days before', () => {
    const subscriber = kenyaChannel({ offsetsDays: [14], since: at('2026-11-24T09:00:00.000Z') });

    const before = planReminders(at('2026-12-04T05:59:59.999Z'), [subscriber], [migrantsDay]);
    const due = planReminders(at('2026-12-04T06:00:00.000Z'), [subscriber], [migrantsDay]);

    expect(before).toEqual([]);
    expect(due).toEqual([{ conversation: 'kenya', milestone: 'migrants-day-2026', dateRevision: 1, offsetDays: 14, at: '2026-12-04T06:00:00.000Z' }]);
  });

  it('does not send what was past already at subscribing', () => {
    const late = kenyaChannel({ offsetsDays: [14], since: at('2026-12-04T06:00:00.000Z') });

    expect(planReminders(at('2026-12-10T06:00:00.000Z'), [late], [migrantsDay])).toEqual([]);
  });

  it('still sends after a pause of the bot, but only the later of two, and nothing once the day has passed', () => {
    const subscriber = kenyaChannel({ offsetsDays: [14, 7], since: at('2026-11-24T09:00:00.000Z') });

    const afterPause = planReminders(at('2026-12-12T10:00:00.000Z'), [subscriber], [migrantsDay]);
    const tooLate = planReminders(at('2026-12-19T10:00:00.000Z'), [subscriber], [migrantsDay]);

    expect(afterPause.map((one) => one.offsetDays)).toEqual([7]);
    expect(tooLate).toEqual([]);
  });

  it('does not owe a reminder for an hour that lay before the date came to be', () => {
    const subscriber = kenyaChannel({ offsetsDays: [14], since: at('2026-11-24T09:00:00.000Z') });
    const moved = given(migrantsDay, { dateRevision: 2, dateSince: '2026-12-05T00:00:00.000Z' });

    expect(planReminders(at('2026-12-06T06:00:00.000Z'), [subscriber], [moved])).toEqual([]);
  });

  it.each([
    ['a date known to the month', { precision: 'month' as const, grain: 'month' as const }],
    ['a cancelled one', { status: 'cancelled' as const }],
    ['one of another region', { region: 'asia-pacific' }],
    ['another network’s own', { network: 'EG' }],
  ])('reminds nobody of %s', (_name, change) => {
    const subscriber = kenyaChannel({ offsetsDays: [14], since: at('2026-11-24T09:00:00.000Z') });

    expect(planReminders(at('2026-12-04T06:00:00.000Z'), [subscriber], [given(migrantsDay, change)])).toEqual([]);
  });

  it('reminds of its own region', () => {
    const subscriber = kenyaChannel({ offsetsDays: [14], since: at('2026-11-24T09:00:00.000Z') });

    const due = planReminders(at('2026-12-04T06:00:00.000Z'), [subscriber], [given(migrantsDay, { region: 'africa' })]);

    expect(due).toHaveLength(1);
  });
});
