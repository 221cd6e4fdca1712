import { expect, it } from 'vitest';
import type { ReferenceEntry } from '../../src/reference/entry.js';
import { CalendarDate } from '../../src/time/calendar-date.js';
import type { Opened } from './store.contract.js';
import { at } from './store-samples.js';

const address: ReferenceEntry<'contact'> = {
  ref: 'contact:secretariat', kind: 'contact', values: { email: 'unmignet@iom.int', for: 'General support' }, source: { title: 'The letter', url: null }, asOf: '2022-05',
  expires: CalendarDate.parse('2026-11-24'), removed: false, by: 'shipped', at: null, reason: null, revision: 1,
};
const count: ReferenceEntry<'figure'> = {
  ...address, ref: 'figure:country-networks', kind: 'figure', values: { what: 'Country networks', unit: 'networks', value: 54, qualifier: null }, asOf: '2021',
};
const mended: ReferenceEntry<'contact'> = {
  ...address, values: { ...address.values, email: 'new@example.org' }, asOf: '2026-12', expires: null, by: 'slack:T1/U1', at: at(5), reason: 'a new address', revision: 2,
};

/** Reference facts, each kept with what stood before. */
export function storeKeepsReference(stores: () => Opened): void {
  it('gives facts back in the order of their refs, and adds none twice', async () => {
    await stores().one.transact((tx) => tx.reference.add([count, address]));
    await stores().one.transact((tx) => tx.reference.add([{ ...mended, revision: 1 }]));

    expect(await stores().other.reads.reference.all()).toEqual([address, count]);
    expect(await stores().other.reads.reference.find('contact:nobody')).toBeUndefined();
  });

  it('keeps what stood before an edit', async () => {
    await stores().one.transact((tx) => tx.reference.add([address]));

    const replaced = await stores().one.transact((tx) => tx.reference.replace(mended));

    expect(replaced).toBe(true);
    expect(await stores().other.reads.reference.find('contact:secretariat')).toEqual(mended);
    expect(await stores().other.reads.reference.former('contact:secretariat')).toEqual([address]);
  });

  it('writes nothing of an edit made on an older revision', async () => {
    await stores().one.transact((tx) => tx.reference.add([address]));
    await stores().one.transact((tx) => tx.reference.replace(mended));

    const again = await stores().other.transact((tx) => tx.reference.replace({ ...mended, reason: 'too late' }));

    expect(again).toBe(false);
    expect(await stores().one.reads.reference.find('contact:secretariat')).toEqual(mended);
    expect(await stores().one.reads.reference.former('contact:secretariat')).toHaveLength(1);
  });
}
