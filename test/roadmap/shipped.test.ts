import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { packageRoot } from '../../src/package-root.js';
import { entryOf } from '../../src/roadmap/export.js';
import { milestoneOf } from '../../src/roadmap/load.js';
import { DataFileBroken } from '../../src/roadmap/data-file.js';
import { checkShippedRoadmap, readShippedRoadmap } from '../../src/roadmap/shipped.js';

const file = join(packageRoot, 'data', 'roadmap.json');

it('takes the shipped roadmap and exports each entry as it came, with the day on which it was checked', () => {
  const shipped = readShippedRoadmap(file);

  const exported = shipped.entries.map((entry) => {
    const { milestone, former } = milestoneOf(entry, shipped, () => false);
    return entryOf(milestone, former);
  });

  expect(exported).toEqual(shipped.entries.map((entry) => ({ ...entry, checkedOn: shipped.checkedOn })));
  expect(shipped.entries).toHaveLength(139);
});

it('refuses a broken file whole, naming every bad entry and field', () => {
  const content = JSON.parse(readFileSync(file, 'utf8')) as { milestones: Record<string, unknown>[] };
  Object.assign(content.milestones[0]!, { title: '', startsOn: '2022-02-30' });
  Object.assign(content.milestones[5]!, { id: content.milestones[6]!['id'], precision: 'year' });
  content.milestones.push({ title: 'without an id' });

  const faults = faultsOf(content);

  expect(faults.filter((fault) => fault.startsWith(`${String(content.milestones[0]!['id'])}: `)).map((fault) => fault.split(': ')[1])).toEqual(expect.arrayContaining(['title', 'startsOn']));
  expect(faults).toContainEqual(expect.stringContaining('stands twice'));
  expect(faults).toContainEqual(expect.stringContaining('precision: year does not fit'));
  expect(faults).toContainEqual(expect.stringContaining('entry 140: id'));
});

function faultsOf(content: unknown): readonly string[] {
  try {
    checkShippedRoadmap(content, 'roadmap.json');
    return [];
  } catch (error) {
    if (error instanceof DataFileBroken) return error.faults;
    throw error;
  }
}
