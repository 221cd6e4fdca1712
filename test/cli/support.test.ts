import { join } from 'node:path';
import ExcelJs from 'exceljs';
import { expect, it } from 'vitest';
import { desk, jsonOf, type Desk } from './run-command.js';

/** Somebody asks at the console. */
const asks = (here: Desk, words: string, as = 'amina') => here.runWith({ typed: `support ask secretariat-support ${words}\n` }, 'chat', '--as', as, '--locale', 'en', '--now', '2026-12-08T15:00:00Z');
const onTheDay = { env: { IMRF_NOW: '2026-12-09T15:00:00Z' } };

it('lists, shows, gives, asks, ends and declines; whoever asked is told at her next line', async () => {
  const here = desk();
  await asks(here, 'please review our terms of reference 2027-01-15 https://example.org/tor');
  await asks(here, 'please draft a press release', 'youssef');
  await here.run('people', 'grant', 'daniel', 'editor', '--as', 'ana');

  const list = jsonOf(await here.runWith(onTheDay, 'support', 'list', '--json'));
  const given = jsonOf(await here.run('support', 'assign', 'R-1', '--to', 'daniel', '--as', 'ana', '--json'));
  const waits = jsonOf(await here.run('support', 'wait', 'R-1', 'How long is it?', '--as', 'ana', '--json'));
  const done = await here.run('support', 'done', 'R-1', 'Read; see the comments.', '--as', 'daniel');
  const declined = jsonOf(await here.run('support', 'decline', 'R-2', 'We have nobody.', '--as', 'ana', '--json'));
  const shown = jsonOf(await here.run('support', 'show', 'R-1', '--json'));
  const told = await here.runWith({ typed: 'support R-1\n' }, 'chat', '--as', 'amina', '--locale', 'en');

  expect(list).toMatchObject([
    { code: 'R-1', state: 'new', overdue: false, kind: 'Review of a document, for example terms of reference of a country network', wantedBy: '2027-01-15', link: 'https://example.org/tor', asker: 'console:amina' },
    { code: 'R-2', kind: 'Drafting: statements, press releases, talking points', wantedBy: null, asker: 'console:youssef' },
  ]);
  expect([given, waits, declined]).toMatchObject([{ state: 'assigned', assignee: 'console:daniel' }, { state: 'waiting', assignee: 'console:daniel' }, { state: 'declined', assignee: 'console:ana' }]);
  expect(done.printed[1]).toMatch(/^R-1 +done +console:daniel$/);
  expect(shown).toMatchObject({ code: 'R-1', state: 'done', events: [{ state: 'new' }, { state: 'assigned' }, { state: 'waiting', words: 'How long is it?' }, { state: 'done', words: 'Read; see the comments.' }] });
  expect(told.printed.join('\n')).toContain('Read; see the comments.');
});

it('refuses who may not, a code that is none, and a step that does not fit, each with its exit code', async () => {
  const here = desk();
  await asks(here, 'please review our terms of reference');

  const ends = [
    await here.run('support', 'done', 'R-1', 'done', '--as', 'web:amina'), await here.run('support', 'assign', 'R-1', '--to', 'web:amina', '--as', 'ana'), await here.run('support', 'show', 'R-9'),
    await here.run('support', 'show', 'nothing'), await here.run('support', 'list', '--state', 'lost'), await here.run('support', 'export', '--out', 'requests.pdf'), await here.run('support', 'done', 'R-1', ' ', '--as', 'ana'),
  ];

  expect(ends.map(({ exitCode }) => exitCode)).toEqual([1, 1, 1, 2, 2, 2, 1]);
  expect(ends.flatMap(({ printed }) => printed)).toEqual([]);
  expect(jsonOf(await here.run('support', 'list', '--json'))).toMatchObject([{ state: 'new' }]);
});

it('exports every request as a workbook, a CSV and JSON; what looks like a formula stays text', async () => {
  const here = desk();
  await asks(here, '=HYPERLINK("https://example.org/"),please draft this');
  await here.run('support', 'decline', 'R-1', '+1 is no country', '--as', 'ana');
  const file = join(here.folder, 'requests.xlsx');

  const written = jsonOf(await here.run('support', 'export', '--out', file, '--json'));
  const csv = (await here.run('support', 'export')).printed.join('\n');
  const rows = jsonOf(await here.run('support', 'export', '--json'));
  const book = new ExcelJs.Workbook();
  await book.xlsx.readFile(file);
  const cells = book.getWorksheet('Requests')?.getRow(2);

  expect(written).toEqual({ file, requests: 1 });
  expect(csv.split('\n')[0]).toMatch(/^code,state,overdue,offer,kind,what,/);
  expect(csv).toContain(`"'=HYPERLINK(""https://example.org/""),please draft this"`);
  expect(csv).toContain(`'+1 is no country`);
  expect(rows).toMatchObject([{ code: 'R-1', state: 'declined', lastWords: '+1 is no country' }]);
  expect([cells?.getCell(1).value, cells?.getCell(6).value, cells?.getCell(6).type]).toEqual(['R-1', '=HYPERLINK("https://example.org/"),please draft this', ExcelJs.ValueType.String]);
});
