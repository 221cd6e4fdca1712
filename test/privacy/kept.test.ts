import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { packageRoot } from '../../src/package-root.js';
import { KEPT } from '../../src/privacy/kept.js';
import { KEPT_DAYS } from '../../src/privacy/limits.js';
import { tablesOf } from '../support/dump.js';
import { openTempStore } from '../support/open-stores.js';

const page = readFileSync(join(packageRoot, 'docs/privacy.md'), 'utf8');

it('says of every table of the database what it holds, why and how long, and of no other', async () => {
  const { path, close } = await openTempStore();
  onTestFinished(close);

  expect(Object.keys(KEPT).sort()).toEqual(tablesOf(path));
});

it('says the same in docs/privacy.md', () => {
  const rows = page.split('\n').filter((line) => /^\| [a-z_]+ \|/.test(line) && !line.startsWith('| table |'));

  expect(rows).toEqual(Object.entries(KEPT).map(([table, { what, why, howLong }]) => `| ${table} | ${what} | ${why} | ${howLong} |`));
});

it.each([['arrived', 'inbox'], ['replies', 'delivery'], ['form-drafts', 'form_draft'], ['questions', 'question'], ['support-texts', 'support_request'], ['documents', 'practice_document']] as const)('tells the limit of %s as it is kept', (kind, table) => {
  expect(KEPT[table]?.howLong).toContain(`${KEPT_DAYS[kind]} days`);
});
