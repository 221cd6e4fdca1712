import { expect, it } from 'vitest';
import { atAnotherHour, standsSince } from '../../src/reminders/wanted-since.js';
import { datesOf, type Dates } from '../../src/reminders/dates.js';
import { NOW_EXACT, planReminders } from '../../src/reminders/plan.js';
import { EVERYTHING, PLAIN, type Subscription } from '../../src/reminders/subscription.js';
import type { Milestone } from '../../src/roadmap/milestone.js';
import { Instant } from '../../src/time/instant.js';
import { WallTime } from '../../src/time/zone.js';
import { given, kenyaChannel, migrantsDay } from '../support/cast.js';

const at = (text: string) => Instant.parse(`2026-${text}:00.000Z`);
const known = (...milestones: Milestone[]): Dates => datesOf(milestones, []);
const hour = (text: string) => WallTime.parse(text);
const now = at('12-10T08:00');
const stood: Subscription = { ...PLAIN, conversation: 'kenya', offsetsDays: [14, 7], since: at('12-01T10:00'), offsetsSince: [{ milestone: null, offsetDays: 7, since: at('12-05T10:00') }], revision: 3 };

it('keeps each moment of what stays, and gives what is new the moment of now', () => {
  const wish = { offsetsDays: [14, 7, 3], manner: { ...PLAIN, mostADay: 1, also: [{ milestone: 'imrf-2030', offsetsDays: [14] }] } };

  expect(standsSince(stood, wish, now)).toEqual({
    since: at('12-01T10:00'),
    offsetsSince: [{ milestone: null, offsetDays: 7, since: at('12-05T10:00') }, { milestone: null, offsetDays: 3, since: now }, { milestone: 'imrf-2030', offsetDays: 14, since: now }],
  });
});

it('begins anew with another choice, but not for a date with reminders of its own', () => {
  const also = [{ milestone: 'imrf-2030', offsetsDays: [14] }];
  const wish = { offsetsDays: [14, 7], manner: { ...PLAIN, choice: { ...EVERYTHING, deadlinesOnly: true }, also } };

  expect(standsSince({ ...stood, also }, wish, now)).toEqual({ since: now, offsetsSince: [{ milestone: 'imrf-2030', offsetDays: 14, since: at('12-01T10:00') }] });
});

it('takes the same choice for the same, in whatever order it is said', () => {
  const choice = (...kinds: ('hearing' | 'forum')[]) => ({ ...EVERYTHING, kinds });

  expect(standsSince({ ...stood, choice: choice('hearing', 'forum') }, { offsetsDays: [14], manner: { ...PLAIN, choice: choice('forum', 'hearing') } }, now)).toEqual({ since: stood.since });
});

it('moves what is owed with the hour: earlier by as much, later by no more than until now', () => {
  const earlier = atAnotherHour(stood, hour('09:00'), hour('07:30'), now);
  const later = atAnotherHour({ ...stood, since: at('12-10T07:00') }, hour('09:00'), hour('11:00'), now);

  expect(earlier).toMatchObject({ since: at('12-01T08:30'), offsetsSince: [{ offsetDays: 7, since: at('12-05T08:30') }] });
  expect(later.since).toBe(now);
  expect(atAnotherHour(stood, hour('09:00'), hour('09:00'), now)).toEqual(stood);
});

it('owes what was owed although an offset came later whose moment is past, and does not owe that one', () => {
  const subscriber = kenyaChannel({ offsetsDays: [14, 11], since: at('11-24T09:00'), offsetsSince: [{ milestone: null, offsetDays: 11, since: at('12-08T06:00') }] });

  expect(planReminders(at('12-08T07:00'), [subscriber], known(migrantsDay)).map((one) => one.offsetDays)).toEqual([14]);
});

it('owes a date that is chosen, and has reminders of its own, by whichever of the two stood first', () => {
  const also = [{ milestone: migrantsDay.id, offsetsDays: [14] }];
  const since = at('11-24T09:00');
  const later = { milestone: migrantsDay.id, offsetDays: 14, since: at('12-05T06:00') };

  const chosen = kenyaChannel({ offsetsDays: [14], also, since, offsetsSince: [later] });
  const alone = kenyaChannel({ offsetsDays: [14], choice: { ...EVERYTHING, deadlinesOnly: true }, also, since, offsetsSince: [later] });

  expect(planReminders(at('12-06T06:00'), [chosen, alone], known(given(migrantsDay, { deadline: false }))).map((one) => one.offsetDays)).toEqual([14]);
});

it('does not tell that a date is known to the day now where it was so when this date alone was asked for', () => {
  const choice = { ...EVERYTHING, deadlinesOnly: true };
  const exact = new Map([[migrantsDay.id, { at: at('12-01T06:00'), dateRevision: 2 }]]);
  const dates = { ...known(given(migrantsDay, { deadline: false })), exact };
  const wanted = (since: string) => kenyaChannel({ offsetsDays: [14], choice, also: [{ milestone: migrantsDay.id, offsetsDays: [3] }], since: at('11-24T09:00'), offsetsSince: [{ milestone: migrantsDay.id, offsetDays: 3, since: at(since) }] });

  expect(planReminders(at('12-03T06:00'), [wanted('11-30T06:00'), wanted('12-02T06:00')], dates).map((one) => one.offsetDays)).toEqual([NOW_EXACT]);
});
