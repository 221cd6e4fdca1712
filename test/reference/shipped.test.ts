import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { packageRoot } from '../../src/package-root.js';
import { loadReference } from '../../src/reference/load.js';
import { readShippedReference } from '../../src/reference/shipped.js';
import { openTempStore } from '../support/open-stores.js';

const shipped = readShippedReference(join(packageRoot, 'data'));
const shippedAs = (ref: string) => shipped.find((entry) => entry.ref === ref)!;

describe('reference facts that ship', () => {
  it('name every kind of ref, each with a source and an as-of', () => {
    expect(new Set(shipped.map(({ kind }) => kind)).size).toBe(15);
    expect(shippedAs('support:unct-training')).toMatchObject({ values: { contact: 'contact:training', links: ['link:migration-network-hub'] }, asOf: '2021' });
    expect(shippedAs('figure:country-networks')).toMatchObject({ values: { value: 54 }, asOf: '2021', source: { url: null } });
  });

  it('are due for a check at once where they were a year old, a year later where not, and never where nobody edits them', () => {
    expect(['contact:secretariat', 'person:forum-chair-2026', 'objective:7'].map((ref) => shippedAs(ref).expires)).toEqual(['2026-11-24', '2027-11-24', null]);
  });

  it('are refused whole, naming entry and field', () => {
    const folder = mkdtempSync(join(tmpdir(), 'imrf-data-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    cpSync(join(packageRoot, 'data'), folder, { recursive: true });
    writeFileSync(join(folder, 'reference.json'), readFileSync(join(folder, 'reference.json'), 'utf8').replace('"name": "Amy Pope"', '"name": ""'));

    expect(() => readShippedReference(folder)).toThrow(/coordinator: name/);
  });

  it('are inserted where missing; what a person edited or took out stays, what nobody edits follows the file', async () => {
    const { store, close } = await openTempStore();
    onTestFinished(close);
    const [address, objective, figure] = ['contact:secretariat', 'objective:7', 'figure:gcm-pledges'].map(shippedAs);
    await store.transact(async (tx) => {
      await tx.reference.add([{ ...objective!, asOf: '2020' }]);
      await loadReference(tx.reference, shipped);
      await tx.reference.replace({ ...address!, values: { email: 'office@example.org', for: 'all' }, by: 'console:ana', revision: 2 });
      await tx.reference.replace({ ...figure!, removed: true, revision: 2 });
    });

    await store.transact((tx) => loadReference(tx.reference, shipped));

    const { reference } = store.reads;
    expect(await reference.find('contact:secretariat')).toMatchObject({ values: { email: 'office@example.org' }, revision: 2 });
    expect(await reference.find('figure:gcm-pledges')).toMatchObject({ removed: true, revision: 2 });
    expect(await reference.find('objective:7')).toEqual({ ...objective, revision: 2 });
    expect(await reference.all()).toHaveLength(shipped.length);
  });
});
