import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { parse } from 'csv-parse/sync';
import excel from 'exceljs';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FormValues } from '../../../src/chat/form.js';
import { wordsIn } from '../../../src/language/words.js';
import { openDocx, mainTree } from '../../../src/practices/documents/docx-file.js';
import { eachPractice } from '../../../src/practices/documents/export-practices.js';
import { exportedPractice, type ExportedPractice } from '../../../src/practices/documents/exported-practice.js';
import { cellText, harmlessCell } from '../../../src/practices/documents/harmless-cell.js';
import { importPractices } from '../../../src/practices/documents/import-practices.js';
import type { GivenPractices } from '../../../src/practices/documents/import-fault.js';
import { planImport, type ImportTools, type PracticeImport } from '../../../src/practices/documents/plan-import.js';
import { columnsOf } from '../../../src/practices/documents/practice-row.js';
import { readCsvFile, readJsonFile, readXlsxFile } from '../../../src/practices/documents/read-files.js';
import { textOf } from '../../../src/practices/documents/text-of.js';
import { everyElement } from '../../../src/practices/documents/xml-tree.js';
import { writeBook } from '../../../src/practices/documents/write-book.js';
import { writeCsv, writeJson, writeXlsx } from '../../../src/practices/documents/write-files.js';
import type { Store } from '../../../src/store.js';
import { Instant } from '../../../src/time/instant.js';
import { shippedPracticeForm } from '../../support/form-house.js';
import { openTempStore } from '../../support/open-stores.js';
import { PRACTICE } from '../../support/sample-practice.js';

const form = shippedPracticeForm('en');
const fields = form.pages.flatMap((page) => page.fields);
const table = { fields: fields.map(({ id }) => id), isList: (id: string) => fields.find((field) => field.id === id)?.kind === 'choices' };
const at = (day: number) => Instant.parse(`2026-11-${String(day).padStart(2, '0')}T09:00:00.000Z`);
const values: FormValues = { ...Object.assign({}, ...PRACTICE) as FormValues, countries: ['KE', 'UG'] };
const one: ExportedPractice = { id: 'p1', kind: 'practice', state: 'approved', network: 'KE', language: 'en', formVersion: 1, revises: null, begunAt: at(1), changedAt: at(3), submittedAt: at(2), overruled: [{ code: 'short', field: 'summary', reason: 'It is short.' }], values };
const two: ExportedPractice = { ...one, id: 'p2', state: 'draft', language: 'fr', network: null, revises: 'p1', begunAt: at(4), changedAt: at(4), submittedAt: null, overruled: [], values: { title: '=HYPERLINK("http://x")', summary: "-5 °C\n\tUn «texte», \"cité\"; 中文 و عربي", innovation: "'=1+1", partners: '@all', keyLessons: '+41', sdgs: ['8'], submitterName: 'Amina' } };

let store: Store;
let close: () => Promise<void>;
let audits = 0;
beforeEach(async () => {
  ({ store, close } = await openTempStore());
});
afterEach(() => close());

describe('practices as files', () => {
  it('come back equal from JSON, CSV and XLSX, in a house that had none of them', async () => {
    for (const format of ['json', 'csv', 'xlsx'] as const) {
      const other = await openTempStore();
      const file = await written(format, [one, two], true);

      const plan = await imported(other.store, await read(format, file));

      expect(plan).toMatchObject({ kind: 'plan', added: [{ id: 'p1' }, { id: 'p2' }], changed: [], same: 0 });
      expect((await written(format, await held(other.store), true)).equals(file) || format === 'xlsx').toBe(true);
      expect(await held(other.store)).toEqual([one, two]);
      await other.close();
    }
  });

  it('leave contact details out unless they are asked for, and an import of such a file leaves them as they are', async () => {
    await imported(store, await read('json', await written('json', [two, one], true)));
    const json = (await written('json', [one, two], false)).toString('utf8');
    const csv = (await written('csv', [one, two], false)).toString('utf8');

    expect([json, csv].filter((text) => /Amina|amina@example/.test(text))).toEqual([]);
    expect(await imported(store, await read('json', Buffer.from(json)))).toEqual({ kind: 'plan', added: [], changed: [], same: 2 });
    expect((await held(store))[1]?.values['submitterName']).toBe('Amina');
  });

  it('run nothing: no cell begins like a formula, and each text is read back as it was written', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', "'", 'a', '＝', ' ') }), (text) => {
      expect(harmlessCell(text)).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
      expect(cellText(harmlessCell(text))).toBe(text);
    }));
  });

  it('are a table that a spreadsheet opens: a row a practice, no cell of it a formula', async () => {
    const book = new excel.Workbook();
    await book.xlsx.load((await written('xlsx', [one, two], true)).buffer as ArrayBuffer);
    const sheet = book.worksheets[0]!;
    const csv: string[][] = parse(await written('csv', [one, two], true), { bom: true });

    expect([sheet.rowCount, csv.length]).toEqual([3, 3]);
    expect(csv[2]).toContain("'=HYPERLINK(\"http://x\")");
    expect(sheet.getRow(3).getCell(csv[0]!.indexOf('title') + 1).value).toBe("'=HYPERLINK(\"http://x\")");
    sheet.eachRow((row) => row.eachCell((cell) => expect(cell.type).not.toBe(excel.ValueType.Formula)));
  });

  it('are a Word file with every title in its contents, what was written under its label, and nothing of contact details', async () => {
    const bytes = await writeBook([one, two].map((each) => exportedPractice({ ...each, revision: 1, submitter: null, conversation: null }, false)), { words: wordsIn('en'), formOf: () => form, nameNetwork: (code) => code ?? 'no network' });
    const opened = openDocx(bytes);
    const tree = opened.kind === 'parts' ? mainTree(opened.parts) : undefined;
    const text = textOf([tree!]);

    expect(text).toContain('1. One-stop centre for migrant workers in Busia & Malaba (KE)\n2. =HYPERLINK("http://x") (no network)');
    expect(text).toContain('KE · approved · 2 November 2026');
    expect(text).toContain('Benefit and impact\n4,200 people were advised');
    expect(text).toContain('Region(s)\nAfrica');
    expect(text).not.toMatch(/Amina/);
    expect([...everyElement(tree!)].filter(({ name }) => name === 'w:hyperlink').map(({ attributes }) => attributes['w:anchor'])).toEqual(['practice_1', 'practice_2']);
  });
});

describe('an import', () => {
  it('names every bad row and field, and writes nothing when anything is wrong', async () => {
    const file = JSON.stringify({ practices: [
      one, { ...two, network: 'XX', values: { ...two.values, titel: 'x', sdgs: ['99'], summary: 5 } }, { ...one, id: 'p1' }, { ...one, id: 'p4', state: 'done' }, { ...one, id: 'p5', submittedAt: null, revises: 'p9', values: { ...values, submitterEmail: 'amina' } }, { ...two, id: 'p6', revises: 'p6' },
    ] });

    const plan = await imported(store, await read('json', Buffer.from(file)));

    expect(plan.kind === 'faults' && plan.faults.map(({ row, field }) => `${row}: ${field}`)).toEqual([
      'practice 2: network', 'practice 2: summary', 'practice 2: titel', 'practice 3: id', 'practice 4: state', 'practice 5: submittedAt', 'practice 5: submitterEmail', 'practice 5: revises', 'practice 6: revises',
    ]);
    expect(await held(store)).toEqual([]);
  });

  it('changes the open fields that differ, and nothing that was handed in', async () => {
    await imported(store, await read('json', await written('json', [one, two], true)));
    const other = { ...two, values: { ...two.values, title: 'Un titre', sdgs: [] } };

    const changed = await imported(store, await read('csv', await written('csv', [one, other], true)));
    const refused = await imported(store, await read('csv', await written('csv', [{ ...one, values: { ...values, title: 'Another' } }, { ...other, state: 'submitted', submittedAt: at(5) }], true)));

    expect(changed).toEqual({ kind: 'plan', added: [], same: 1, changed: [{ id: 'p2', fields: [{ field: 'title', before: '=HYPERLINK("http://x")', after: 'Un titre' }, { field: 'sdgs', before: ['8'], after: '' }] }] });
    expect(refused.kind === 'faults' && refused.faults.map(({ row, field }) => `${row}: ${field}`)).toEqual(['line 2: title', 'line 3: state']);
    expect((await held(store)).map((each) => each.values['title'])).toEqual([values['title'], 'Un titre']);
  });

  it('takes a table that people filled in: only some fields, names for options, commas between them', async () => {
    const plan = await imported(store, await read('csv', Buffer.from('title;regions;countries\r\nOurs;Africa, Europe;Kenya, Côte d’Ivoire\r\n')));

    expect(plan).toMatchObject({ kind: 'plan', added: [{ id: 'new1', state: 'draft', values: { title: 'Ours', regions: ['africa', 'europe'], countries: ['KE', 'CI'] } }] });
  });

  it('refuses what is no such file, and a column that nobody knows', async () => {
    const refused = [await read('json', Buffer.from('{')), await read('csv', Buffer.from('title,titel,title\na,b,c\n')), await read('xlsx', Buffer.from('PK'))];

    expect(refused.map((each) => each.kind === 'faults' && each.faults.map(({ row, field, wrong }) => [row, field, wrong]))).toEqual([
      [[null, null, 'it is not JSON of practices: expected {"practices": [...]}']], [['line 1', 'titel', 'there is no such field'], ['line 1', 'title', 'it stands twice']], [[null, null, 'it is no workbook']],
    ]);
  });
});

async function written(format: 'json' | 'csv' | 'xlsx', practices: readonly ExportedPractice[], withContacts: boolean): Promise<Buffer> {
  const to = new PassThrough();
  const bytes = buffer(to);
  const pieces = (async function* () {
    await Promise.resolve();
    yield practices.map((each) => exportedPractice({ ...each, revision: 1, submitter: null, conversation: null }, withContacts));
  })();
  const columns = columnsOf(table.fields, withContacts);
  if (format === 'json') await writeJson(pieces, to);
  else if (format === 'csv') await writeCsv(pieces, columns, to);
  else await writeXlsx(pieces, columns, to);
  to.end();
  return bytes;
}

function read(format: 'json' | 'csv' | 'xlsx', bytes: Buffer): GivenPractices | Promise<GivenPractices> {
  if (format === 'xlsx') return readXlsxFile(bytes, table);
  return format === 'json' ? readJsonFile(bytes.toString('utf8'), table) : readCsvFile(bytes.toString('utf8'), table);
}

async function imported(to: Store, given: GivenPractices): Promise<PracticeImport> {
  if (given.kind === 'faults') return given;
  let number = 0;
  const newId = () => `new${(number += 1)}`;
  return to.transact(async (tx) => {
    const here = new Map((await tx.practices.listPractices({}, { after: null, limit: 100 })).map((practice) => [practice.id, practice]));
    const tools: ImportTools = { here, formOf: () => form, hasNetwork: (code) => code === 'KE', now: at(9), newId };
    const plan = planImport(given.practices, tools);
    if (plan.kind === 'plan') await importPractices(plan, { tx, newId: () => `audit${(audits += 1)}`, at: at(9), by: 'console:ada', practiceForms: { formOf: (_practice, language) => shippedPracticeForm(language) }, networks: new Map() });
    return plan;
  });
}

async function held(from: Store): Promise<ExportedPractice[]> {
  const all: ExportedPractice[] = [];
  for await (const piece of eachPractice(from.reads.practices, {}, () => undefined)) all.push(...piece.map((practice) => exportedPractice(practice, true)));
  return all;
}
