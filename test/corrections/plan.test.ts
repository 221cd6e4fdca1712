import { describe, expect, it } from 'vitest';
import { planCorrections, type Known, type PlannedCorrection } from '../../src/corrections/plan.js';
import type { LastTold } from '../../src/corrections/repository.js';
import type { FormerDate, Milestone, MilestoneStatus } from '../../src/roadmap/milestone.js';
import { CalendarDate } from '../../src/time/calendar-date.js';
import { given, migrantsDay } from '../support/cast.js';
import { at } from '../contract/store-samples.js';

const on = (day: string) => ({ startsOn: CalendarDate.parse(day), endsOn: CalendarDate.parse(day) });
const moved = given(migrantsDay, { ...on('2026-12-20'), dateRevision: 2, dateCode: 'D-NEW' });

function formerOf(milestone: Milestone, dateRevision: number, day: string, status: MilestoneStatus = 'confirmed'): FormerDate {
  return { milestone: milestone.id, dateRevision, dateCode: `D-${dateRevision}`, ...on(day), precision: 'day', grain: 'day', status, knownFrom: null, supersededOn: null, since: null, until: null, reason: 'the hall is taken', source: null, note: null };
}

const told = (conversation: string, dateRevision: number, milestone = migrantsDay.id): LastTold => ({ conversation, milestone, dateRevision, via: 'answer.dates', at: at(dateRevision), posted: null });
const plan = (known: Partial<Known>) => planCorrections({ milestones: [moved], former: [formerOf(moved, 1, '2026-12-18')], told: [], isCarried: () => false, ...known });
const toKenya = (dateRevision: number): PlannedCorrection[] => [{ conversation: 'kenya', dates: [{ milestone: migrantsDay.id, dateRevision }] }];

describe('who is told that a date has changed', () => {
  it.each<[string, Partial<Known>, PlannedCorrection[]]>([
    ['who was last told the old date', { told: [told('kenya', 1)] }, toKenya(2)],
    ['nobody who was told the new one already', { told: [told('kenya', 2)] }, []],
    ['nobody who was told nothing', {}, []],
    ['nobody twice', { told: [told('kenya', 1)], isCarried: () => true }, []],
    ['nobody whose old date holds again', { milestones: [given(moved, { ...on('2026-12-18'), dateRevision: 3 })], former: [formerOf(moved, 1, '2026-12-18'), formerOf(moved, 2, '2026-12-20')], told: [told('kenya', 1)] }, []],
    ['who was told what stood between, when the first date holds again', { milestones: [given(moved, { ...on('2026-12-18'), dateRevision: 3 })], former: [formerOf(moved, 1, '2026-12-18'), formerOf(moved, 2, '2026-12-20')], told: [told('kenya', 2)] }, toKenya(3)],
    ['who was told a date that is confirmed only now', { milestones: [given(moved, on('2026-12-18'))], former: [formerOf(moved, 1, '2026-12-18', 'expected')], told: [told('kenya', 1)] }, toKenya(2)],
    ['who was told a date that is cancelled now', { milestones: [given(moved, { ...on('2026-12-18'), status: 'cancelled' })], told: [told('kenya', 1)] }, toKenya(2)],
    ['who was told the first of three dates: only of the last', { milestones: [given(moved, { dateRevision: 3 })], former: [formerOf(moved, 1, '2026-12-18'), formerOf(moved, 2, '2026-12-19')], told: [told('kenya', 1)] }, toKenya(3)],
  ])('is %s', (_whom, known, expected) => {
    expect(plan(known)).toEqual(expected);
  });

  it('is told of all that one change moved in one message', () => {
    const report = given(moved, { id: 'report', dateCode: 'D-REP' });
    const former = [formerOf(moved, 1, '2026-12-18'), formerOf(report, 1, '2026-09-25')];

    const planned = plan({ milestones: [moved, report], former, told: [told('kenya', 1), told('ghana', 1), told('kenya', 1, 'report')] });

    expect(planned.map(({ conversation, dates }) => [conversation, dates.map(({ milestone }) => milestone)])).toEqual([['kenya', [migrantsDay.id, 'report']], ['ghana', [migrantsDay.id]]]);
  });

  it('reads at most ten dates a message', () => {
    const many = Array.from({ length: 23 }, (_, n) => given(moved, { id: `date-${n}` }));

    const planned = plan({ milestones: many, former: many.map((one) => formerOf(one, 1, '2026-12-18')), told: many.map(({ id }) => told('kenya', 1, id)) });

    expect(planned.map(({ dates }) => dates.length)).toEqual([10, 10, 3]);
  });
});
