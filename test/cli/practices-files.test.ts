import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import ExcelJs from 'exceljs';
import { expect, it } from 'vitest';
import { packageRoot } from '../../src/package-root.js';
import { mainTree, openDocx, packDocx, withMain } from '../../src/practices/documents/docx-file.js';
import { keepFormVersions } from '../../src/practices/form-versions.js';
import { readPracticeForm, type ShippedPracticeForm } from '../../src/practices/shipped-form.js';
import { everyElement } from '../../src/practices/documents/xml-tree.js';
import { systemClock } from '../../src/time/clock.js';
import { openStore } from '../../store/open.js';
import { PRACTICE } from '../support/sample-practice.js';
import { desk, jsonOf, type Desk } from './run-command.js';

const values = { ...Object.assign({}, ...PRACTICE) as Record<string, unknown>, countries: ['KE', 'UG'] };
const approved = { id: 'p1', kind: 'practice', state: 'approved', network: 'KE', language: 'en', formVersion: 1, revises: null, begunAt: '2026-11-01T09:00:00.000Z', changedAt: '2026-11-03T09:00:00.000Z', submittedAt: '2026-11-02T09:00:00.000Z', overruled: [], values };
const open = { ...approved, id: 'p2', state: 'draft', network: 'FR', language: 'fr', submittedAt: null, values: { title: '=1+1', regions: ['europe'], primaryObjectives: ['7'] } };

const FORM = readPracticeForm(join(packageRoot, 'data'));

/** This form shipped before, and was the newest. */
async function shipped({ databaseUrl }: Desk, form: ShippedPracticeForm): Promise<void> {
  const store = await openStore(databaseUrl, { clock: systemClock() });
  await store.transact((tx) => keepFormVersions(tx.records, form));
  await store.close();
}

async function deskWith(...practices: readonly object[]): Promise<Desk> {
  const here = desk();
  writeFileSync(join(here.folder, 'in.json'), JSON.stringify({ practices }));
  await here.run('practices', 'import', join(here.folder, 'in.json'), '--as', 'ana');
  return here;
}

it('exports what was handed in by network, objective, region, state and day, without contact details, as each kind of file', async () => {
  const here = await deskWith(approved, open, { ...approved, id: 'p3', network: 'FR', state: 'submitted', submittedAt: '2026-11-10T09:00:00.000Z', values: { ...values, regions: ['europe'], primaryObjectives: ['7'], secondaryObjectives: [] } });
  const idsOf = async (...filter: string[]) => (jsonOf(await here.run('practices', 'export', '--json', ...filter)) as { practices: { id: string }[] }).practices.map(({ id }) => id);
  const file = (ending: string) => join(here.folder, `out.${ending}`);

  const lists = [await idsOf(), await idsOf('--network', 'Kenya'), await idsOf('--objective', '7'), await idsOf('--region', 'africa'), await idsOf('--state', 'draft', 'submitted'), await idsOf('--since', '2026-11-05'), await idsOf('--id', 'p2')];
  const ends = [];
  for (const ending of ['xlsx', 'csv', 'json', 'docx']) ends.push(await here.run('practices', 'export', '--out', file(ending), '--json'));
  const book = new ExcelJs.Workbook();
  await book.xlsx.readFile(file('xlsx'));

  expect(lists).toEqual([['p1', 'p3'], ['p1'], ['p3'], ['p1'], ['p2', 'p3'], ['p3'], ['p2']]);
  expect(ends.map((end) => (jsonOf(end) as { practices: number }).practices)).toEqual([2, 2, 2, 2]);
  expect(ends[0]!.told).toContain('2 of 2 practices');
  expect([book.worksheets[0]!.rowCount, parse(readFileSync(file('csv')), { bom: true }).length]).toEqual([3, 3]);
  expect(readFileSync(file('json'), 'utf8')).not.toContain('amina@example.org');
  expect(openDocx(readFileSync(file('docx'))).kind).toBe('parts');
  expect(existsSync(`${file('xlsx')}.part`)).toBe(false);
});

it('has in each table what practices of an earlier form say in fields that the newest dropped, behind all others, and takes it back', async () => {
  const here = desk();
  await shipped(here, { ...FORM, fields: [...FORM.fields, { ...FORM.fields.find(({ id }) => id === 'innovation')!, id: 'budget', label: 'Budget' }], steps: FORM.steps.map((step, at) => (at === 3 ? { ...step, fields: [...step.fields, 'budget'] } : step)) });
  const kept = { ...approved, values: { ...values, budget: '=20,000' } };
  const file = (name: string) => join(here.folder, name);
  writeFileSync(file('in.json'), JSON.stringify({ practices: [kept, { ...approved, id: 'p2', formVersion: 2 }] }));
  await here.run('practices', 'import', file('in.json'), '--as', 'ana');

  for (const ending of ['csv', 'xlsx']) await here.run('practices', 'export', '--out', file(`out.${ending}`));
  const back = [await here.run('practices', 'import', file('out.csv'), '--dry-run', '--json'), await here.run('practices', 'import', file('out.xlsx'), '--dry-run', '--json')];
  const [head = [], ...rows]: string[][] = parse(readFileSync(file('out.csv')), { bom: true });
  const book = new ExcelJs.Workbook();
  await book.xlsx.readFile(file('out.xlsx'));

  expect([head.at(-1), ...rows.map((row) => row.at(-1))]).toEqual(['budget', "'=20,000", '']);
  expect([1, 2, 3].map((row) => book.worksheets[0]!.getRow(row).getCell(head.length).text)).toEqual(['budget', "'=20,000", '']);
  expect(back.map(jsonOf)).toEqual([{ dryRun: true, added: [], changed: [], same: 2 }, { dryRun: true, added: [], changed: [], same: 2 }]);

  const moved = await openStore(here.databaseUrl, { clock: systemClock() });
  await moved.transact(async (tx) => tx.practices.stepPractice('p1', (await tx.practices.findPractice('p1'))?.revision ?? 0, { formVersion: 2, at: systemClock().now() }));
  await moved.close();
  await here.run('practices', 'export', '--out', file('moved.csv'));

  expect(readFileSync(file('moved.csv'), 'utf8')).not.toContain('20,000');
  expect(jsonOf(await here.run('practices', 'import', file('moved.csv'), '--dry-run', '--json'))).toMatchObject({ same: 2 });
});

it('gives contact details only to the Secretariat, and only when asked', async () => {
  const here = await deskWith(approved);

  const ends = [await here.run('practices', 'export', '--with-contacts'), await here.run('practices', 'export', '--with-contacts', '--as', 'web:youssef'), await here.run('practices', 'export', '--with-contacts', '--as', 'ana')];

  expect(ends.map(({ exitCode, printed }) => [exitCode, printed.join('').includes('amina@example.org')])).toEqual([[2, false], [1, false], [0, true]]);
});

it('imports what it exported, changes nothing where a row is at fault, and names each', async () => {
  const here = await deskWith(approved, open);
  const other = desk();
  const [json, bad] = [join(here.folder, 'all.json'), join(here.folder, 'bad.csv')];
  await here.run('practices', 'export', '--state', 'approved', 'draft', '--with-contacts', '--as', 'ana', '--out', json);
  writeFileSync(bad, 'id,title,network\np9,A,KE\np8,B,XX\n');

  const dry = await other.run('practices', 'import', json, '--dry-run', '--json');
  const refused = await other.run('practices', 'import', bad, '--as', 'ana', '--json');
  const done = await other.run('practices', 'import', json, '--as', 'ana', '--json');
  const again = await other.run('practices', 'import', json, '--as', 'ana', '--json');
  const back = await other.run('practices', 'export', '--state', 'approved', 'draft', '--with-contacts', '--as', 'ana');
  const stranger = await other.run('practices', 'import', json, '--as', 'web:youssef');

  expect([dry, done, again].map(jsonOf)).toMatchObject([{ dryRun: true, added: ['p1', 'p2'] }, { added: ['p1', 'p2'] }, { added: [], changed: [], same: 2 }]);
  expect([refused.exitCode, jsonOf(refused)]).toMatchObject([1, { refused: [{ row: 'line 3', field: 'network' }] }]);
  expect(back.printed.join('\n')).toBe(readFileSync(json, 'utf8').trimEnd());
  expect(stranger.exitCode).toBe(1);
});

it('sends a draft out as a Word file, shows what differs when it comes back, and takes what is asked for', async () => {
  const here = await deskWith(open);
  const [sent, back] = [join(here.folder, 'draft.docx'), join(here.folder, 'back.docx')];
  await here.run('practices', 'document', 'p2', '--as', 'ana', '--out', sent);
  const opened = openDocx(readFileSync(sent));
  if (opened.kind === 'refused') throw new Error(opened.reason);
  const tree = mainTree(opened.parts);
  for (const one of [...everyElement(tree)].filter(({ name }) => name === 'w:t')) one.children = one.children.map((child) => (child === '=1+1' ? 'Un guichet unique' : child));
  writeFileSync(back, packDocx(withMain(opened.parts, tree)));

  const shown = await here.run('practices', 'import', back, '--as', 'ana', '--json');
  const taken = await here.run('practices', 'import', back, '--as', 'ana', '--take', '--json');
  const nothing = await here.run('practices', 'import', back, '--as', 'ana', '--json');
  const ends = [await here.run('practices', 'import', back, '--as', 'web:youssef'), await here.run('practices', 'document', 'p9', '--as', 'ana', '--out', sent), await here.run('practices', 'import', back)];

  expect([shown, taken, nothing].map(jsonOf)).toMatchObject([
    { differences: [{ kind: 'changed', field: 'title', before: '=1+1', after: 'Un guichet unique' }], taken: [] }, { taken: ['title'] }, { differences: [], taken: [] },
  ]);
  expect(jsonOf(await here.run('practices', 'export', '--id', 'p2', '--json'))).toMatchObject({ practices: [{ values: { title: 'Un guichet unique', regions: ['europe'] } }] });
  expect(ends.map(({ exitCode }) => exitCode)).toEqual([1, 1, 2]);
});

it('lets the Secretariat set its own template: faults are named, and drafts are sent out in it', async () => {
  const here = await deskWith(open);
  const [own, broken, sent] = ['own', 'broken', 'sent'].map((name) => join(here.folder, `${name}.docx`)) as [string, string, string];
  await here.run('practices', 'template', 'show', '--language', 'fr', '--out', own);
  const opened = openDocx(readFileSync(own));
  if (opened.kind === 'refused') throw new Error(opened.reason);
  const changeAll = (change: (text: string) => string) => {
    const tree = mainTree(opened.parts);
    for (const one of [...everyElement(tree)].filter(({ name }) => name === 'w:t')) one.children = one.children.map((child) => (typeof child === 'string' ? change(child) : child));
    return packDocx(withMain(opened.parts, tree));
  };
  writeFileSync(broken, changeAll((text) => text.replace('{{title}}', '{{titel}}')));
  writeFileSync(own, changeAll((text) => text.replace('Titre de la pratique', 'Our words for the title')));

  const refused = await here.run('practices', 'template', 'set', broken, '--language', 'fr', '--as', 'ana', '--json');
  const stranger = await here.run('practices', 'template', 'set', own, '--language', 'fr', '--as', 'web:youssef');
  const set = await here.run('practices', 'template', 'set', own, '--language', 'fr', '--as', 'ana');
  await here.run('practices', 'document', 'p2', '--as', 'ana', '--out', sent);
  const inSent = openDocx(readFileSync(sent));

  expect([refused.exitCode, stranger.exitCode, set.exitCode]).toEqual([1, 1, 0]);
  expect(jsonOf(refused)).toEqual({ refused: [{ kind: 'missing', name: 'title' }, { kind: 'unknown', name: 'titel' }] });
  expect(inSent.kind === 'parts' && [...everyElement(mainTree(inSent.parts))].some(({ children }) => children.some((child) => typeof child === 'string' && child.includes('Our words for the title')))).toBe(true);
});
