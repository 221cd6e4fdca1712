import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import excel from 'exceljs';
import { describe, expect, it } from 'vitest';
import { desk, jsonOf, type Desk } from './run-command.js';

/** A desk at which the Secretariat has filled in a few networks. */
async function filledDesk(): Promise<Desk> {
  const here = desk();
  await here.run('networks', 'confirm', 'Kenya', '--as', 'ana');
  await here.run('networks', 'confirm', 'arab-states', '--as', 'ana');
  await here.run('networks', 'edit', 'KE', '--zones', 'Africa/Cairo,Africa/Nairobi', '--languages', 'fr,en', '--weekend', 'Fri,Sat', '--as', 'ana');
  await here.run('networks', 'tag', 'KE', 'champion', 'pilot', '--as', 'ana');
  await here.run('reminders', 'free-days', 'add', 'KE', '2026-12-24', '--name', '=HYPERLINK("x"); retreat', '--as', 'ana');
  await here.run('people', 'grant', 'slack:T1/UAMINA', 'focal-point', '--network', 'KE', '--as', 'ana');
  return here;
}

const TOO_MANY = { tags: Array.from({ length: 31 }, (_, n) => `t${n}`), zones: Intl.supportedValuesOf('timeZone').slice(0, 21) };

describe('networks count, show, confirm, tag, edit', () => {
  it('counts what is confirmed and what was only named apart, and shows one network whole', async () => {
    const { run, runWith } = await filledDesk();
    await runWith({ typed: 'help\n' }, 'chat', '--network', 'EG');

    expect(jsonOf(await run('networks', 'count', '--json'))).toEqual({ all: 3, confirmed: 2, named: 1, silent: 2, nameable: 202 });
    expect(jsonOf(await run('networks', 'list', '--named', '--json'))).toMatchObject([{ code: 'EG', standing: 'named', conversations: 1, silent: false }]);
    expect(jsonOf(await run('networks', 'list', '--silent', '--json'))).toMatchObject([{ code: 'KE' }, { code: 'arab-states' }]);
    expect(jsonOf(await run('networks', 'list', '--tag', 'Champion', '--json'))).toMatchObject([{ code: 'KE', tags: ['champion', 'pilot'] }]);
    expect(jsonOf(await run('networks', 'show', 'ke', '--json'))).toMatchObject({
      code: 'KE', names: { en: 'Kenya', zh: '肯尼亚' }, confirmed: true, zones: ['Africa/Cairo', 'Africa/Nairobi'], languages: ['fr', 'en'], weekend: [5, 6], tags: ['champion', 'pilot'],
      focalPoints: [{ who: 'slack:T1/UAMINA', confirmed: true }], freeDays: [{ day: '2026-12-24', isFree: true }],
    });
    expect(jsonOf(await run('networks', 'show', 'arab-states', '--json'))).toMatchObject({ names: { fr: 'États arabes', ru: 'Арабские государства' } });
  });

  it('takes back what was set, and says so where it stood so already', async () => {
    const { run } = await filledDesk();

    const back = await run('networks', 'edit', 'KE', '--zones', 'default', '--as', 'ana', '--json');
    const again = await run('networks', 'edit', 'KE', '--zones', 'default', '--as', 'ana', '--json');
    const unconfirmed = await run('networks', 'unconfirm', 'KE', '--as', 'ana', '--json');
    const untagged = await run('networks', 'tag', 'KE', 'pilot', '--remove', '--as', 'ana', '--json');

    expect([jsonOf(back), jsonOf(again), jsonOf(unconfirmed), jsonOf(untagged)]).toMatchObject([{ changed: true, zones: null, languages: ['fr', 'en'] }, { changed: false }, { changed: true, confirmed: false }, { tags: ['champion'] }]);
  });

  it.each([
    [['edit', 'KE', '--zones', 'Africa/Atlantis'], '--zones: expected an IANA time zone'], [['edit', 'KE', '--languages', 'sw'], '--languages: expected ar, en'], [['edit', 'KE', '--weekend', 'Someday'], '--weekend: expected days'],
    [['edit', 'KE'], 'edit: give --zones'], [['confirm', 'Atlantis'], 'NETWORK: no network is called "Atlantis"'], [['tag', 'KE', '=x'], 'TAGS: "=x" is none'],
  ])('says how to mend networks %j', async (words, told) => {
    expect(await desk().run('networks', ...words, '--as', 'ana')).toMatchObject({ exitCode: 2, told: [expect.stringContaining(told)] });
  });

  it('refuses whoever does not write for the Secretariat', async () => {
    const { run } = desk();

    expect(await run('networks', 'confirm', 'KE', '--as', 'slack:T1/U9')).toMatchObject({ exitCode: 1, told: [expect.stringContaining('may not do this (networks.change)')] });
  });
});

describe('networks export, import', () => {
  it.each(['csv', 'xlsx'])('goes round as %s: what another house takes in is what the first has', async (ending) => {
    const [one, other] = [await filledDesk(), desk()];
    const file = join(one.folder, `networks.${ending}`);
    await one.run('networks', 'export', '--out', file);

    const own = await one.run('networks', 'import', file, '--dry-run', '--json');
    const looked = await other.run('networks', 'import', file, '--dry-run', '--json');
    const taken = await other.run('networks', 'import', file, '--as', 'ana', '--json');

    expect(jsonOf(own)).toEqual({ dryRun: true, differences: [] });
    expect(jsonOf(looked)).toMatchObject({ dryRun: true, differences: [
      { code: 'KE', field: 'confirmed', here: 'no', there: 'yes' }, { code: 'KE', field: 'zones', here: 'Africa/Nairobi', there: 'Africa/Cairo;Africa/Nairobi' }, { code: 'KE', field: 'weekend', here: 'Sat;Sun', there: 'Fri;Sat' },
      { field: 'languages' }, { field: 'freeDays' }, { field: 'tags' }, { field: 'focalPoints', there: 'slack:T1/UAMINA' }, { code: 'arab-states', field: 'confirmed' },
    ] });
    expect(jsonOf(taken)).toMatchObject({ dryRun: false });
    expect(jsonOf(await other.run('networks', 'export', '--json'))).toEqual(jsonOf(await one.run('networks', 'export', '--json')));
  });

  it('writes nothing that a spreadsheet would run', async () => {
    const { run, folder } = await filledDesk();
    await run('people', 'grant', 'slack:T1/U2', 'focal-point', '--network', 'KE', '--as', 'ana');
    const file = join(folder, 'networks.xlsx');
    await run('networks', 'export', '--known', '--out', file);
    const book = new excel.Workbook();
    await book.xlsx.readFile(file);
    const cells: excel.Cell[] = [];
    book.worksheets[0]?.eachRow((row) => row.eachCell((cell) => void cells.push(cell)));

    expect(cells.filter(({ type, text }) => type === excel.ValueType.Formula || /^[=+@-]/.test(text))).toEqual([]);
    expect(book.worksheets[0]?.rowCount).toBe(3);
  });

  it('names every row and field that is wrong, and writes nothing', async () => {
    const { run, folder } = desk();
    const file = join(folder, 'bad.csv');
    writeFileSync(file, 'code,confirmed,zones,weekend,languages,freeDays,tags,focalPoints,region\nKE,perhaps,Africa/Atlantis,Someday,sw,soon,=x,Amina,arab-states\nXX,yes,,,,,,,\nEG,yes,,,,,,,\neg,no,,,,,,,\n');

    const refused = await run('networks', 'import', file, '--as', 'ana', '--json');

    expect(refused.exitCode).toBe(1);
    expect(jsonOf(refused)).toEqual({ refused: [
      { row: 'line 2 (KE)', field: 'region', wrong: 'it ships as "east-horn-africa" and cannot be changed here' },
      ...['confirmed', 'zones', 'weekend', 'languages', 'freeDays', 'tags', 'focalPoints'].map((field) => ({ row: 'line 2 (KE)', field, wrong: expect.any(String) as string })),
      { row: 'line 3', field: 'code', wrong: 'no network is called "XX"' }, { row: 'line 5', field: 'code', wrong: 'EG stands twice' },
    ] });
    expect(refused.told[0]).toContain('Nothing was changed.');
    expect(jsonOf(await run('networks', 'count', '--json'))).toMatchObject({ all: 0 });
  });

  it('takes no more tags and zones than a network can have, from a file or typed', async () => {
    const { tags, zones } = TOO_MANY;
    const { run, folder } = await filledDesk();
    const file = join(folder, 'many.csv');
    writeFileSync(file, `code;confirmed;zones;tags\nSN;yes;;\nKE;yes;${zones.join(' ')};${tags.join(' ')}\n`);

    const imported = await run('networks', 'import', file, '--as', 'ana', '--json');
    const tagged = await run('networks', 'tag', 'KE', ...tags.slice(0, 29), '--as', 'ana');
    const edited = await run('networks', 'edit', 'KE', '--zones', zones.join(','), '--as', 'ana');

    expect(jsonOf(imported)).toEqual({ refused: [{ row: 'line 3 (KE)', field: 'zones', wrong: 'at most 20, got 21' }, { row: 'line 3 (KE)', field: 'tags', wrong: 'at most 30, got 31' }] });
    for (const [refused, words] of [[tagged, 'at most 30 tags'], [edited, 'at most 20 time zones']] as const) {
      expect(refused.exitCode).toBe(1);
      expect(refused.told[0]).toContain(words);
    }
    expect(jsonOf(await run('networks', 'show', 'KE', '--json'))).toMatchObject({ zones: ['Africa/Cairo', 'Africa/Nairobi'], tags: ['champion', 'pilot'] });
  });

  it('leaves columns alone that the file lacks, and names those that nobody knows', async () => {
    const { run, folder } = await filledDesk();
    const file = join(folder, 'short.csv');
    writeFileSync(file, 'code;confirmed\nSenegal;yes\nKE;no\n');
    const strange = join(folder, 'strange.csv');
    writeFileSync(strange, 'code,colour\nKE,blue\n');

    const taken = await run('networks', 'import', file, '--as', 'ana', '--json');

    expect(jsonOf(taken)).toEqual({ dryRun: false, differences: [{ code: 'SN', field: 'confirmed', here: 'no', there: 'yes' }, { code: 'KE', field: 'confirmed', here: 'yes', there: 'no' }] });
    expect(jsonOf(await run('networks', 'show', 'KE', '--json'))).toMatchObject({ tags: ['champion', 'pilot'], focalPoints: [{ who: 'slack:T1/UAMINA' }] });
    expect(jsonOf(await run('networks', 'import', strange, '--dry-run', '--json'))).toEqual({ refused: [{ row: 'line 1', field: 'colour', wrong: 'there is no such column' }] });
    expect((await run('networks', 'import', file)).told).toEqual([expect.stringContaining('give --as WHO, or --dry-run')]);
  });

  it('lets only approvers name focal points by a file', async () => {
    const { run, folder } = desk();
    await run('people', 'grant', 'slack:T1/UEDITOR', 'editor', '--as', 'ana');
    const file = join(folder, 'points.csv');
    writeFileSync(file, 'code,confirmed,focalPoints\nKE,yes,slack:T1/UAMINA\n');

    expect(await run('networks', 'import', file, '--as', 'slack:T1/UEDITOR')).toMatchObject({ exitCode: 1, told: [expect.stringContaining('may not do this (people.grant)')] });
    expect(jsonOf(await run('networks', 'count', '--json'))).toMatchObject({ confirmed: 0 });
  });

  it('does not run a formula of a workbook: its cell is named', async () => {
    const { run, folder } = desk();
    const book = new excel.Workbook();
    const sheet = book.addWorksheet('x');
    sheet.addRow(['code', 'confirmed']);
    sheet.addRow(['KE', { formula: 'IF(TRUE,"yes","no")', result: 'yes' }]);
    const file = join(folder, 'formula.xlsx');
    await book.xlsx.writeFile(file);
    const noBook = join(folder, 'no.xlsx');
    writeFileSync(noBook, readFileSync(new URL('../../package.json', import.meta.url)));

    expect(jsonOf(await run('networks', 'import', file, '--dry-run', '--json'))).toEqual({ refused: [{ row: 'row 2', field: 'confirmed', wrong: 'it holds a formula' }] });
    expect(jsonOf(await run('networks', 'import', noBook, '--dry-run', '--json'))).toEqual({ refused: [{ row: null, field: null, wrong: 'it is no workbook' }] });
  });
});
