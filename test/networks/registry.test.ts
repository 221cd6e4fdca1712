import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readNetworkDirectory } from '../../src/networks/directory.js';
import { directoryNow } from '../../src/networks/directory-now.js';
import { untouchedEntry } from '../../src/networks/entry.js';
import { countNetworks, registryOf } from '../../src/networks/registry.js';
import { readFreeDays } from '../../src/networks/table-cells.js';
import { writeFreeDays } from '../../src/networks/table-row.js';
import { readWeekdays, writeWeekdays } from '../../src/networks/weekdays.js';
import { CalendarDate, plusDays } from '../../src/time/calendar-date.js';
import { handClock } from '../support/hand-clock.js';
import { WallTime } from '../../src/time/zone.js';

const networks = readNetworkDirectory(new URL('../../data/', import.meta.url).pathname);
const codes = fc.constantFrom('KE', 'EG', 'FR', 'arab-states', 'SN');
const now = handClock('2026-11-24T09:00:00Z').now();

const conversation = fc.record({ network: fc.option(codes), state: fc.constantFrom('open' as const, 'unreachable' as const) }).map(({ network, state }) => ({
  id: 'v', address: { platform: 'slack' as const, tenant: 'T1', conversation: 'C', kind: 'channel' as const, route: null }, state, reason: null, network, language: null, zone: null, hour: WallTime.parse('09:00'), locale: null, createdAt: now, revision: 1,
}));
const entry = fc.record({ code: codes, isConfirmed: fc.boolean() }).map(({ code, isConfirmed }) => ({ ...untouchedEntry(code), isConfirmed }));
const point = fc.record({ network: codes, isConfirmed: fc.boolean() }).map((one) => ({ person: 'p', account: { platform: 'slack' as const, tenant: 'T1', user: 'U1' }, ...one }));

describe('the registry of networks', () => {
  it('adds up: confirmed and named are all, silent ones are some of them, and every list has as many as it counts', () => {
    fc.assert(fc.property(fc.array(conversation), fc.uniqueArray(entry, { selector: ({ code }) => code }), fc.array(point), (conversations, entries, focalPoints) => {
      const registry = registryOf({ networks, entries, conversations, focalPoints });
      const counts = countNetworks(registry);
      const known = registry.filter(({ standing }) => standing !== 'none');

      expect(registry).toHaveLength(networks.size);
      expect(counts.confirmed + counts.named).toBe(counts.all);
      expect(counts.silent).toBeLessThanOrEqual(counts.all);
      expect(known.filter(({ isSilent }) => isSilent).length + known.filter(({ conversations: own }) => own.some(({ state }) => state === 'open')).length).toBe(counts.all);
      expect(counts.confirmed).toBe(entries.filter(({ isConfirmed }) => isConfirmed).length);
      expect(registry.reduce((sum, one) => sum + one.conversations.length, 0)).toBe(conversations.filter((one) => one.network !== null).length);
      expect(registry.reduce((sum, one) => sum + one.focalPoints.length, 0)).toBe(focalPoints.length);
    }));
  });

  it('lays over what ships only what the Secretariat has set, and is the same directory while nothing changes', () => {
    const set = [{ ...untouchedEntry('KE'), zones: ['Africa/Cairo'], weekend: [5, 6] }];

    const laid = directoryNow(networks, set);

    expect(laid.get('KE')).toMatchObject({ zone: 'Africa/Cairo', zones: ['Africa/Cairo'], weekend: [5, 6], languages: networks.get('KE')?.languages });
    expect(laid.get('EG')).toBe(networks.get('EG'));
    expect(directoryNow(networks, [...set])).toBe(laid);
    expect(directoryNow(networks, [{ ...untouchedEntry('KE'), isConfirmed: true }])).toBe(networks);
  });

  it('writes free days so that they are read back as they were', () => {
    const day = fc.integer({ min: 0, max: 2_000 }).map((days) => plusDays(CalendarDate.parse('2026-01-01'), days));
    const name = fc.string({ minLength: 1, maxLength: 30 }).map((text) => text.trim()).filter((text) => text !== '' && !text.endsWith('\\'));
    fc.assert(fc.property(fc.uniqueArray(fc.record({ day, isFree: fc.boolean(), name: fc.option(name) }), { selector: (one) => one.day }), (days) => {
      const read = readFreeDays(writeFreeDays(days));

      expect(read).toEqual({ ok: true, value: new Map(days.map((one) => [one.day, { isFree: one.isFree, name: one.name }])) });
    }));
  });

  it('reads weekdays by name or number, and none where nobody would ever work', () => {
    expect([readWeekdays('Fri;Sat'), readWeekdays('saturday, sunday'), readWeekdays('5 6'), readWeekdays('Mon;Someday'), readWeekdays('1;2;3;4;5;6;7'), readWeekdays('')]).toEqual([[5, 6], [6, 7], [5, 6], undefined, undefined, undefined]);
    expect(writeWeekdays([5, 6])).toBe('Fri;Sat');
  });
});
