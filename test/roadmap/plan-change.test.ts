import { describe, expect, it } from 'vitest';
import { readDateWish } from '../../src/roadmap/date-wish.js';
import type { Grounds, LedgerWish, Plan, Refusal } from '../../src/roadmap/ledger-wish.js';
import { planChange } from '../../src/roadmap/plan-change.js';
import { losesHours } from '../../src/roadmap/plan-step.js';
import type { Milestone } from '../../src/roadmap/milestone.js';
import { Instant } from '../../src/time/instant.js';
import { WallTime, Zone } from '../../src/time/zone.js';
import { given, migrantsDay } from '../support/cast.js';

const grounds: Grounds = { by: 'console:maria', now: Instant.parse('2026-11-25T10:00:00.000Z'), reason: 'The hall is taken', source: { title: 'Letter', url: 'https://example.org/letter' } };
const report = given(migrantsDay, { id: 'report', status: 'derived', derivedFrom: { id: migrantsDay.id, startOffsetDays: -84, endOffsetDays: -84 }, dateCode: 'D-AAA' });
const panel = given(migrantsDay, { id: 'panel', parent: migrantsDay.id, dateCode: 'D-CCC' });

const plan = (wish: LedgerWish, changed: Partial<Grounds> = {}, milestones: readonly Milestone[] = [migrantsDay, report, panel]): Plan | Refusal =>
  planChange({ milestones, isTaken: () => false }, wish, { ...grounds, ...changed });
const move = (text: string): LedgerWish => ({ kind: 'move', id: migrantsDay.id, date: readDateWish(text)! });
const stepsOf = (made: Plan | Refusal) => (made.kind === 'plan' ? made.steps : []);

describe('a change of the ledger', () => {
  it('moves a date, keeps the old one, and computes what hangs on it', () => {
    const made = plan(move('2027-01-10..2027-01-11'));

    const [moved, follows] = stepsOf(made);
    expect(moved.next).toMatchObject({ startsOn: '2027-01-10', endsOn: '2027-01-11', dateRevision: 2, revision: 2, dateSince: grounds.now, status: 'confirmed' });
    expect(moved.former).toMatchObject({ dateRevision: 1, startsOn: '2026-12-18', supersededOn: '2026-11-25', reason: 'The hall is taken' });
    expect(follows?.next).toMatchObject({ id: 'report', startsOn: '2026-10-18', endsOn: '2026-10-18', status: 'derived', dateRevision: 2 });
    expect(follows?.change.reason).toContain(migrantsDay.id);
    expect(made).toMatchObject({ alsoLook: ['panel'] });
  });

  it('names the milestones whose hours were published for the old day, and are gone', () => {
    const hours = { from: WallTime.parse('10:00'), to: null, zone: Zone.parse('America/New_York'), quoted: '10 a.m.' };

    const made = plan(move('2027-01-10'), {}, [given(migrantsDay, { time: hours }), given(report, { time: hours }), panel]);

    expect(stepsOf(made).map((step) => [step.next.id, step.next.time, losesHours(step)])).toEqual([[migrantsDay.id, null, true], ['report', null, true]]);
    expect(stepsOf(plan(move('2027-01-10'))).some(losesHours)).toBe(false);
  });

  it('leaves a confirmed date where it is when its anchor moves', () => {
    const made = plan(move('2027-01-10'), {}, [migrantsDay, given(report, { status: 'confirmed' })]);

    expect(stepsOf(made)).toHaveLength(1);
  });

  it('ends where dates are computed from each other in a circle', () => {
    const circle = given(migrantsDay, { status: 'expected', derivedFrom: { id: 'report', startOffsetDays: 84, endOffsetDays: 84 } });

    const made = plan(move('2027-01-10'), {}, [circle, report]);

    expect(stepsOf(made).map((step) => step.next.id)).toEqual([migrantsDay.id, 'report']);
  });

  it('mends a title without a new date', () => {
    const made = plan({ kind: 'edit', id: migrantsDay.id, fields: { title: 'Migrants Day' } });

    expect(stepsOf(made)[0]).toMatchObject({ next: { title: 'Migrants Day', revision: 2, dateRevision: 1, dateCode: 'D-5RT' }, former: null });
  });

  it('adds a milestone without a source as expected, with a code', () => {
    const made = plan({ kind: 'add', milestone: { id: 'briefing-2028', title: 'Briefing', date: readDateWish('2028-06')!, kind: 'briefing', region: 'global', deadline: false, network: null } }, { source: null });

    expect(stepsOf(made)[0].next).toMatchObject({ status: 'expected', cycle: '2030', revision: 1, dateRevision: 1 });
  });

  it.each<[string, LedgerWish, Partial<Grounds>]>([
    ['unknown', { kind: 'cancel', id: 'nobody' }, {}],
    ['reason-missing', move('2027-01-10'), { reason: ' ' }],
    ['reason-missing', { kind: 'cancel', id: migrantsDay.id }, { reason: null }],
    ['source-needed', move('2027-01-10'), { source: null }],
    ['source-needed', { kind: 'confirm', id: migrantsDay.id }, { source: null }],
    ['nothing-changes', move('2026-12-18'), {}],
    ['end-before-start', move('2027-01-11..2027-01-10'), {}],
    ['incomplete', { kind: 'edit', id: migrantsDay.id, fields: { title: ' ' } }, {}],
    ['exists', { kind: 'add', milestone: { id: migrantsDay.id, title: 'Again', date: readDateWish('2028')!, kind: 'meeting', region: 'global', deadline: false, network: null } }, {}],
    ['date-too-far', { kind: 'add', milestone: { id: 'jubilee-2099', title: 'Jubilee', date: readDateWish('2099-12-18')!, kind: 'meeting', region: 'global', deadline: false, network: null } }, {}],
    ['id-broken', { kind: 'add', milestone: { id: 'No Id', title: 'New', date: readDateWish('2028')!, kind: 'meeting', region: 'global', deadline: false, network: null } }, {}],
  ])('is refused as %s', (code, wish, changed) => {
    expect(plan(wish, changed)).toMatchObject({ kind: 'refused', code });
  });

  it('brings a cancelled milestone back only by a new date', () => {
    const cancelled = given(migrantsDay, { status: 'cancelled' });

    expect(plan({ kind: 'confirm', id: migrantsDay.id }, {}, [cancelled])).toMatchObject({ kind: 'refused', code: 'cancelled' });
    expect(stepsOf(plan(move('2026-12-18'), {}, [cancelled]))[0].next.status).toBe('confirmed');
  });
});
