import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readNetworkDirectory } from '../../src/networks/directory.js';
import { packageRoot } from '../../src/package-root.js';
import { readPracticeForm } from '../../src/practices/shipped-form.js';
import { checkReferenceData } from '../../src/roadmap/shipped-reference.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'imrf-data-'));
  cpSync(join(packageRoot, 'data'), folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function spoil(file: string, from: string, to: string): void {
  const text = readFileSync(join(folder, file), 'utf8');
  expect(text).toContain(from);
  writeFileSync(join(folder, file), text.replace(from, to));
}

describe('shipped data beside the roadmap', () => {
  it('can be taken as it ships', () => {
    expect(() => checkReferenceData(folder)).not.toThrow();
    expect(() => readPracticeForm(folder)).not.toThrow();
    expect(readNetworkDirectory(folder).size).toBe(202);
  });

  it.each([
    ['reference.json', '"email": "unmignet@iom.int"', '"email": "nobody"', /secretariat: email/],
    ['practice-form.json', '"type": "text"', '"type": "poem"', /title: type/],
    ['practice-form.json', '"submissionLanguage",\n    "mainImplementers"', '"submissionTongue",\n    "mainImplementers"', /there is no field submissionTongue/],
  ])('%s is refused whole, naming entry and field', (file, from, to, expected) => {
    spoil(file, from, to);

    expect(() => {
      checkReferenceData(folder);
      readPracticeForm(folder);
    }).toThrow(expected);
  });

  it('names the country whose zone is none', () => {
    spoil('countries.json', '"capitalZone":"Europe/Andorra"', '"capitalZone":"Europe/Nowhere"');

    expect(() => readNetworkDirectory(folder)).toThrow(/AD: capitalZone/);
  });
});
