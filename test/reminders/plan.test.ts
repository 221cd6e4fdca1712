import { describe, expect, it } from 'vitest';
import { datesOf, type Dates } from '../../src/reminders/dates.js';
import { NOW_EXACT, planReminders } from '../../src/reminders/plan.js';
import { EVERYTHING } from '../../src/reminders/subscription.js';
import { given, kenyaChannel, migrantsDay } from '../support/cast.js';
import { Subject } from '../../src/reminders/mark-buttons.js';
import type { Mark } from '../../src/reminders/mark.js';
import type { Milestone } from '../../src/roadmap/milestone.js';
import { CalendarDate } from '../../src/time/calendar-date.js';
import { Instant } from '../../src/time/instant.js';

const at = (text: string) => Instant.parse(text);
const known = (...milestones: Milestone[]): Dates => datesOf(milestones, []);

describe('which reminders are due', () => {
  it('reminds at nine in the network’s zone, fourteen days before', () => {
    const subscriber = kenyaChannel({ offsetsDays: [14], since: at('2026-11-24T09:00:00.000Z') });

    const before = planReminders(at('2026-12-04T05:59:59.999Z'), [subscriber], known(migrantsDay));
    const due = planReminders(at('2026-12-04T06:00:00.000Z'), [subscriber], known(migrantsDay));

    expect(before).toEqual([]);
    expect(due).toEqual([{ conversation: 'kenya', milestone: 'migrants-day-2026', dateRevision: 1, sameSince: 1, offsetDays: 14, daysBefore: 14, at: '2026-12-04T06:00:00.000Z', day: '2026-12-04', movedFrom: null, helpsUntil: '2026-12-18', isTooLate: false }]);
  });

  it('does not send what was past already at subscribing', () => {
    const late = kenyaChannel({ offsetsDays: [14], since: at('2026-12-04T06:00:00.000Z') });

    expect(planReminders(at('2026-12-10T06:00:00.000Z'), [late], known(migrantsDay))).toEqual([]);
  });

  it('still sends after a pause of the bot, but only the later of two; once the day has passed it only notes what did not go', () => {
    const subscriber = kenyaChannel({ offsetsDays: [14, 7], since: at('2026-11-24T09:00:00.000Z') });

    const afterPause = planReminders(at('2026-12-12T10:00:00.000Z'), [subscriber], known(migrantsDay));
    const tooLate = planReminders(at('2026-12-19T10:00:00.000Z'), [subscriber], known(migrantsDay));

    expect(afterPause.map((one) => one.offsetDays)).toEqual([7]);
    expect(tooLate).toMatchObject([{ offsetDays: 7, isTooLate: true }]);
    expect(planReminders(at('2026-12-26T10:00:00.000Z'), [subscriber], known(migrantsDay))).toEqual([]);
  });

  it('does not owe a reminder for an hour that lay before the date came to be', () => {
    const subscriber = kenyaChannel({ offsetsDays: [14], since: at('2026-11-24T09:00:00.000Z') });
    const moved = given(migrantsDay, { dateRevision: 2, dateSince: '2026-12-05T00:00:00.000Z' });

    expect(planReminders(at('2026-12-06T06:00:00.000Z'), [subscriber], known(moved))).toEqual([]);
  });

  it.each([
    ['a date known to the month', { precision: 'month' as const, grain: 'month' as const }],
    ['a cancelled one', { status: 'cancelled' as const }],
    ['one of another region', { region: 'asia-pacific' }],
    ['another network’s own', { network: 'EG' }],
  ])('reminds nobody of %s', (_name, change) => {
    const subscriber = kenyaChannel({ offsetsDays: [14], since: at('2026-11-24T09:00:00.000Z') });

    expect(planReminders(at('2026-12-04T06:00:00.000Z'), [subscriber], known(given(migrantsDay, change)))).toEqual([]);
  });

  it('reminds of a single date at its own time too, beside what was chosen and even where that leaves it out; of another network’s own never', () => {
    const also = [{ milestone: migrantsDay.id, offsetsDays: [14] }];
    const since = at('2026-11-24T09:00:00.000Z');
    const [all, hearings] = [kenyaChannel({ offsetsDays: [7], since, also }), kenyaChannel({ offsetsDays: [7], since, also, choice: { ...EVERYTHING, kinds: ['hearing'] } })];
    const plain = kenyaChannel({ offsetsDays: [7], since });
    const another = given(migrantsDay, { id: 'another-day' });
    const dueAt = (text: string) => planReminders(at(text), [plain, all, hearings], known(migrantsDay, another)).map(({ milestone, offsetDays }) => [milestone, offsetDays]);

    expect(dueAt('2026-12-04T06:00:00.000Z')).toEqual([[migrantsDay.id, 14], [migrantsDay.id, 14]]);
    expect(dueAt('2026-12-11T06:00:00.000Z')).toEqual([[migrantsDay.id, 7], ['another-day', 7], [migrantsDay.id, 7], ['another-day', 7], [migrantsDay.id, 14]]);
    expect(planReminders(at('2026-12-04T06:00:00.000Z'), [all], known(given(migrantsDay, { network: 'EG' })))).toEqual([]);
  });

  it('reminds of its own region', () => {
    const subscriber = kenyaChannel({ offsetsDays: [14], since: at('2026-11-24T09:00:00.000Z') });

    const due = planReminders(at('2026-12-04T06:00:00.000Z'), [subscriber], known(given(migrantsDay, { region: 'africa' })));

    expect(due).toHaveLength(1);
  });

  it('reminds after the last day too, as many days as were asked for', () => {
    const subscriber = kenyaChannel({ offsetsDays: [-1], since: at('2026-11-24T09:00:00.000Z') });

    const onTheDay = planReminders(at('2026-12-18T20:00:00.000Z'), [subscriber], known(migrantsDay));
    const after = planReminders(at('2026-12-19T06:00:00.000Z'), [subscriber], known(migrantsDay));

    expect(onTheDay).toEqual([]);
    expect(after).toMatchObject([{ offsetDays: -1, at: '2026-12-19T06:00:00.000Z', isTooLate: false }]);
  });

  it.each([
    ['deadlines only', { deadlinesOnly: true }, false],
    ['its kind', { kinds: ['observance' as const] }, true],
    ['another kind', { kinds: ['hearing' as const] }, false],
    ['this one only', { only: 'migrants-day-2026' }, true],
    ['another one only', { only: 'imrf-2026' }, false],
    ['what is for country networks', { audience: ['country-networks'] }, true],
    ['what is for stakeholders', { audience: ['stakeholders'] }, false],
    ['Africa, where this one is global', { places: ['africa'] }, false],
    ['global dates', { places: ['global'] }, true],
  ])('keeps to what was chosen: %s', (_name, choice, isWanted) => {
    const subscriber = kenyaChannel({ offsetsDays: [14], since: at('2026-11-24T09:00:00.000Z'), choice: { ...EVERYTHING, ...choice } });

    expect(planReminders(at('2026-12-04T06:00:00.000Z'), [subscriber], known(migrantsDay))).toHaveLength(isWanted ? 1 : 0);
  });

  it('never tells another network’s own date, whatever was chosen', () => {
    const subscriber = kenyaChannel({ offsetsDays: [14], since: at('2026-11-24T09:00:00.000Z'), choice: { ...EVERYTHING, only: 'migrants-day-2026' } });

    expect(planReminders(at('2026-12-04T06:00:00.000Z'), [subscriber], known(given(migrantsDay, { network: 'EG' })))).toEqual([]);
  });
});

describe('what people said of a milestone', () => {
  const said = (mark: Partial<Mark>) => ({ ...kenyaChannel({ offsetsDays: [14, 7], since: at('2026-11-24T09:00:00.000Z') }), marks: new Map([['migrants-day-2026', { ...done, ...mark }]]) });
  const done: Mark = { milestone: 'migrants-day-2026', kind: 'done', dateRevision: 1, until: null, by: 'console:amina', at: at('2026-12-04T07:00:00.000Z') };

  it('reminds no more of what is done, but anew when the date moves', () => {
    const moved = given(migrantsDay, { dateRevision: 2, dateSince: '2026-12-05T00:00:00.000Z' });

    expect(planReminders(at('2026-12-11T06:00:00.000Z'), [said({})], known(migrantsDay))).toEqual([]);
    expect(planReminders(at('2026-12-11T06:00:00.000Z'), [said({})], known(moved))).toHaveLength(1);
  });

  it('reminds no more of what is muted, whatever its date', () => {
    const moved = given(migrantsDay, { dateRevision: 2, dateSince: '2026-12-05T00:00:00.000Z' });

    expect(planReminders(at('2026-12-11T06:00:00.000Z'), [said({ kind: 'muted' })], known(moved))).toEqual([]);
  });

  it('comes again when the snooze is over, and not before', () => {
    const snoozed = said({ kind: 'snoozed', until: at('2026-12-12T06:00:00.000Z') });

    const before = planReminders(at('2026-12-11T06:00:00.000Z'), [snoozed], known(migrantsDay));
    const then = planReminders(at('2026-12-12T06:00:00.000Z'), [snoozed], known(migrantsDay));

    expect(before).toEqual([]);
    expect(then).toMatchObject([{ daysBefore: 6, at: '2026-12-12T06:00:00.000Z' }]);
  });
});

describe('a reminder that was snoozed', () => {
  const day = CalendarDate.parse;
  const snoozedTo = (until: string, offsetsDays: number[]) => {
    const mark: Mark = { milestone: migrantsDay.id, kind: 'snoozed', dateRevision: 1, until: at(until), by: 'console:amina', at: at('2026-12-01T07:00:00.000Z') };
    return { ...kenyaChannel({ offsetsDays, since: at('2026-11-24T09:00:00.000Z') }), marks: new Map([[migrantsDay.id, mark]]) };
  };

  it('can be told of a date that is years ahead', () => {
    const far = given(migrantsDay, { startsOn: day('2029-12-18'), endsOn: day('2029-12-18') });

    const [due] = planReminders(at('2026-12-12T06:00:00.000Z'), [snoozedTo('2026-12-12T06:00:00.000Z', [14])], known(far));

    expect(due).toMatchObject({ daysBefore: 1_102, isTooLate: false });
    expect(Subject.safeParse(due).success).toBe(true);
  });

  it('does not take the name of one that comes after the last day', () => {
    const threeDays = given(migrantsDay, { startsOn: day('2026-12-16'), endsOn: day('2026-12-18') });
    const subscriber = snoozedTo('2026-12-17T06:00:00.000Z', [7, -1]);

    const [during] = planReminders(at('2026-12-17T06:00:00.000Z'), [subscriber], known(threeDays));
    const [after] = planReminders(at('2026-12-19T06:00:00.000Z'), [subscriber], known(threeDays));

    expect(during).toMatchObject({ daysBefore: 0, helpsUntil: '2026-12-18' });
    expect(after).toMatchObject({ offsetDays: -1, daysBefore: -1, helpsUntil: '2026-12-26' });
    expect(during?.offsetDays).not.toBe(-1);
  });

  it('is the one that is wanted at that very moment, where there is one', () => {
    const due = planReminders(at('2026-12-11T06:00:00.000Z'), [snoozedTo('2026-12-11T06:00:00.000Z', [7])], known(migrantsDay));

    expect(due).toMatchObject([{ offsetDays: 7 }]);
  });
});

describe('a date that becomes known to the day', () => {
  const since = at('2026-12-01T12:00:00.000Z');
  const exact: Dates = { milestones: [given(migrantsDay, { dateRevision: 2, dateSince: since, startsOn: CalendarDate.parse('2027-05-18'), endsOn: CalendarDate.parse('2027-05-18') })], sameDays: new Map(), exact: new Map([['migrants-day-2026', { at: since, dateRevision: 2 }]]) };

  it('is told on the next morning to those who had subscribed before', () => {
    const subscriber = kenyaChannel({ offsetsDays: [14], since: at('2026-11-24T09:00:00.000Z') });

    expect(planReminders(at('2026-12-02T05:59:00.000Z'), [subscriber], exact)).toEqual([]);
    expect(planReminders(at('2026-12-02T06:00:00.000Z'), [subscriber], exact)).toMatchObject([{ offsetDays: NOW_EXACT, dateRevision: 2 }]);
  });

  it('is not told to those who subscribed after it was known', () => {
    const subscriber = kenyaChannel({ offsetsDays: [14], since: at('2026-12-01T12:00:00.000Z') });

    expect(planReminders(at('2026-12-02T06:00:00.000Z'), [subscriber], exact)).toEqual([]);
  });
});
