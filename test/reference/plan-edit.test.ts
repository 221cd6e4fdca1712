import { describe, expect, it } from 'vitest';
import type { ReferenceEntry } from '../../src/reference/entry.js';
import { planEdit } from '../../src/reference/plan-edit.js';
import type { ReferenceGrounds } from '../../src/reference/wish.js';
import { CalendarDate } from '../../src/time/calendar-date.js';
import { InstantFromText } from '../../src/time/instant.js';
import { given } from '../support/cast.js';

const address: ReferenceEntry<'contact'> = {
  ref: 'contact:secretariat', kind: 'contact', values: { email: 'unmignet@iom.int', for: 'General support' }, source: { title: 'The letter', url: null }, asOf: '2022-05',
  expires: CalendarDate.parse('2026-11-24'), removed: false, by: 'shipped', at: null, reason: null, revision: 1,
};
const grounds: ReferenceGrounds = {
  by: 'slack:T1/UANA', at: InstantFromText.parse('2026-11-27T10:00:00Z'), today: CalendarDate.parse('2026-11-27'), reason: 'a new address',
  source: { title: 'un.org', url: 'https://un.org/contact' }, asOf: null, expires: null,
};
const edit = (fields: Readonly<Record<string, string>>, ref = address.ref) => ({ kind: 'edit', ref, fields }) as const;

describe('editing a reference fact', () => {
  it('makes a new value the next revision: so today, good for a year', () => {
    expect(planEdit(address, edit({ email: 'office@example.org' }), grounds)).toEqual({
      kind: 'plan', before: address,
      next: {
        ...address, values: { email: 'office@example.org', for: 'General support' }, source: grounds.source, asOf: '2026-11-27', expires: '2027-11-27',
        by: 'slack:T1/UANA', at: grounds.at, reason: 'a new address', revision: 2,
      },
    });
  });

  it('takes a new as-of alone for "checked again": the value and its source stay', () => {
    const plan = planEdit(address, edit({}), { ...grounds, source: null, asOf: '2026-11', expires: '2027-06-01' });

    expect(plan).toMatchObject({ kind: 'plan', next: { values: address.values, source: address.source, asOf: '2026-11', expires: '2027-06-01', revision: 2 } });
  });

  it('adds a fact, with nothing where nothing was said', () => {
    const plan = planEdit(undefined, { kind: 'add', ref: 'figure:focal-points', fields: { what: 'Focal points', unit: 'persons', value: '61' } }, grounds);

    expect(plan).toMatchObject({ kind: 'plan', before: null, next: { values: { what: 'Focal points', unit: 'persons', value: 61, qualifier: null }, revision: 1 } });
  });

  it('takes a fact out without losing it, and adds it again as a later revision', () => {
    const out = planEdit(address, { kind: 'remove', ref: address.ref }, grounds);
    const back = planEdit(given(address, { removed: true, revision: 2 }), { kind: 'add', ref: address.ref, fields: { email: 'a@example.org', for: 'all' } }, grounds);

    expect(out).toMatchObject({ kind: 'plan', next: { removed: true, values: address.values, revision: 2 } });
    expect(back).toMatchObject({ kind: 'plan', next: { removed: false, revision: 3 } });
  });

  it('reads lists and "nothing"', () => {
    const offer = planEdit(undefined, { kind: 'add', ref: 'support:new', fields: { title: 'New', summary: 'Help.', requests: 'one; two', note: '-' } }, grounds);

    expect(offer).toMatchObject({ next: { values: { requests: ['one', 'two'], note: null, links: [] } } });
  });

  it.each([
    ['a fact that nobody knows', edit({ email: 'a@example.org' }, 'contact:nobody'), undefined, {}, 'unknown'],
    ['a kind that nobody edits', edit({ number: '24' }, 'objective:7'), undefined, {}, 'not-editable'],
    ['no reason', edit({ email: 'a@example.org' }), address, { reason: null }, 'reason-missing'],
    ['no source for a new value', edit({ email: 'a@example.org' }), address, { source: null }, 'source-needed'],
    ['an address that is none', edit({ email: 'nobody' }), address, {}, 'field-broken'],
    ['a field that is none', edit({ phone: '1' }), address, {}, 'field-unknown'],
    ['a field that every object has', edit({ constructor: '1' }), address, {}, 'field-unknown'],
    ['a fact that is there', { kind: 'add', ref: address.ref, fields: { email: 'a@example.org', for: 'all' } } as const, address, {}, 'exists'],
    ['a fact half said', { kind: 'add', ref: 'contact:press', fields: { email: 'a@example.org' } } as const, undefined, {}, 'field-missing'],
    ['an as-of that lies ahead', edit({}), address, { asOf: '2027' }, 'as-of-broken'],
    ['an as-of that is no day', edit({}), address, { asOf: '2026-02-30' }, 'as-of-broken'],
    ['an expiry that has passed', edit({}), address, { expires: '2026-11-26' }, 'expires-broken'],
    ['nothing new', edit({}), address, { source: null }, 'nothing-changes'],
  ])('refuses %s', (_, wish, held, other, code) => {
    expect(planEdit(held, wish, { ...grounds, ...other })).toMatchObject({ kind: 'refused', code });
  });
});
