import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { desk, jsonOf, type Desk } from './run-command.js';

const addBriefing = ({ run }: Desk, ...more: string[]) => run('roadmap', 'add', 'briefing-june-2029', '2029-06-05', '--as', 'ana', '--title', 'A briefing', ...more);

describe('roadmap list, show, export', () => {
  it('lists what lies ahead as a table, and all with --all', async () => {
    const { runWith } = desk();
    const at = { env: { IMRF_NOW: '2026-11-24T09:00:00Z' } };

    const ahead = await runWith(at, 'roadmap', 'list');
    const all = await runWith(at, 'roadmap', 'list', '--all');

    expect([ahead.exitCode, ahead.told]).toEqual([0, []]);
    expect(ahead.printed[0]).toMatch(/^ID +DATE +STATUS +CODE +TITLE$/);
    expect(ahead.printed.join('\n')).toMatch(/migrants-day-2026 +18 December 2026 +confirmed +D-\S+ +International Migrants Day 2026/);
    expect(ahead.printed.join('\n')).not.toContain('imrf-2022');
    expect(all.printed.join('\n')).toContain('imrf-2022');
  });

  it('prints all milestones as one value with --json', async () => {
    const listed = await desk().run('roadmap', 'list', '--json');

    expect(jsonOf(listed)).toContainEqual(expect.objectContaining({ id: 'imrf-2022', startsOn: '2022-05-17', endsOn: '2022-05-20', status: 'confirmed' }));
    expect(listed.told).toEqual([]);
  });

  it('shows one milestone with its source, and says where to look for one that is not there', async () => {
    const { run } = desk();

    const shown = await run('roadmap', 'show', 'imrf-2022');
    const missing = await run('roadmap', 'show', 'imrf-1999', '--json');

    expect(shown.printed.join('\n')).toMatch(/date +17–20 May 2022[\s\S]*source +\S.*https?:\/\/\S+, checked \d{4}-\d\d-\d\d/);
    expect(missing).toEqual({ exitCode: 1, printed: [], told: ['imrf-1999: no such milestone. See: imrf-bot roadmap list --all'] });
  });

  it('exports a file that import takes back, adding nothing', async () => {
    const here = desk();
    const exported = await here.run('roadmap', 'export');
    const file = join(here.folder, 'roadmap.json');
    writeFileSync(file, exported.printed.join('\n'));

    const imported = await here.run('roadmap', 'import', file, '--as', 'ana', '--json');

    expect(jsonOf(imported)).toMatchObject({ added: [], mended: [], proposed: [], refused: [] });
  });
});

describe('roadmap import', () => {
  it('adds what is missing, and never changes a date by itself', async () => {
    const [one, other] = [desk(), desk()];
    await addBriefing(one);
    const file = join(one.folder, 'roadmap.json');
    writeFileSync(file, (await one.run('roadmap', 'export')).printed.join('\n').replace('"startsOn":"2026-12-18","endsOn":"2026-12-18"', '"startsOn":"2026-12-19","endsOn":"2026-12-19"'));

    await other.run('roadmap', 'import', file, '--as', 'ana');

    expect(jsonOf(await other.run('roadmap', 'show', 'migrants-day-2026', '--json'))).toMatchObject({ milestone: { startsOn: '2026-12-18' } });
    expect(jsonOf(await other.run('roadmap', 'show', 'briefing-june-2029', '--json'))).toMatchObject({ milestone: { title: 'A briefing' } });
  });

  it.each([
    ['is not there', null, /nobody\.json was refused whole, and nothing was changed\. Mend: .*no such file/],
    ['is no JSON', 'not json', /was refused whole, and nothing was changed\. Mend: .*JSON/],
    ['breaks the schema', '{"checkedOn":"soon","milestones":[]}', /was refused whole, and nothing was changed\. Mend: checkedOn/],
  ])('refuses a file whole that %s', async (_, content, told) => {
    const here = desk();
    const file = join(here.folder, 'nobody.json');
    if (content !== null) writeFileSync(file, content);

    const refused = await here.run('roadmap', 'import', file, '--as', 'ana', '--json');

    expect(refused).toMatchObject({ exitCode: 1, printed: [] });
    expect(refused.told.join('\n')).toMatch(told);
  });
});

describe('roadmap add', () => {
  it('adds a milestone as expected, and as confirmed with a source', async () => {
    const here = desk();

    const expected = await addBriefing(here);
    const confirmed = await here.run('roadmap', 'add', 'briefing-july-2029', '2029-07', '--as', 'ana', '--title', 'Another', '--source', 'https://example.org/letter', '--json');

    expect(expected).toMatchObject({ exitCode: 0, told: [] });
    expect(expected.printed[1]).toMatch(/^briefing-june-2029 +5 June 2029 +expected +D-\S+ +A briefing$/);
    expect(jsonOf(confirmed)).toMatchObject({ milestones: [{ id: 'briefing-july-2029', status: 'confirmed', precision: 'month', source: { url: 'https://example.org/letter' } }], changes: [{ kind: 'add', by: 'console:ana' }] });
  });

  it.each([
    ['a day that is none', ['2029-02-30', '--title', 'x'], 2, /cannot read the date “2029-02-30”\. Write 2030-05-07/],
    ['a kind that is none', ['2029', '--title', 'x', '--kind', 'party'], 2, /^--kind: expected one of adoption, briefing/],
    ['a region that no network belongs to', ['2029', '--title', 'x', '--region', 'moon'], 2, /^--region: moon is no review region\. Give one of .*asia-pacific.*global/],
    ['a source that is no link', ['2029', '--title', 'x', '--source', 'a letter'], 2, /^--source: “a letter” is no link.*https:\/\//],
    ['no title', ['2029'], 2, /required option '--title/],
    ['nobody who does it', ['2029', '--title', 'x'], 2, /required option '--as/],
    ['an id that is none', ['2029', '--title', 'x'], 1, /Nothing was changed\./],
  ])('says how to mend %s', async (what, words, exitCode, told) => {
    const here = desk();
    const before = jsonOf(await here.run('roadmap', 'list', '--json'));

    const ended = await here.run('roadmap', 'add', what.startsWith('an id') ? 'No Id' : 'new-one', ...words, ...(what.startsWith('nobody') ? [] : ['--as', 'ana']));

    expect([ended.exitCode, ended.printed]).toEqual([exitCode, []]);
    expect(ended.told.join('\n')).toMatch(told);
    expect(jsonOf(await here.run('roadmap', 'list', '--json'))).toEqual(before);
  });

  it('refuses a second milestone of the same id, as a value with --json', async () => {
    const here = desk();
    await addBriefing(here);

    const again = await addBriefing(here, '--json');

    expect(again.exitCode).toBe(1);
    expect(jsonOf(again)).toEqual({ refused: 'exists', said: 'briefing-june-2029' });
    expect(again.told).toEqual([expect.stringContaining('Choose another id')]);
  });
});

describe('roadmap edit', () => {
  it('mends title and place without touching the date', async () => {
    const here = desk();
    const { milestone: before } = jsonOf(await here.run('roadmap', 'show', 'imrf-2030', '--json')) as { milestone: { dateRevision: number; dateCode: string } };

    const edited = await here.run('roadmap', 'edit', 'imrf-2030', '--as', 'ana', '--title', 'The third Forum', '--location', 'New York', '--json');

    expect(jsonOf(edited)).toMatchObject({ milestones: [{ title: 'The third Forum', location: 'New York', dateRevision: before.dateRevision, dateCode: before.dateCode }], changes: [{ kind: 'edit' }] });
  });

  it.each([
    ['nothing to change', ['imrf-2030'], 2, 'edit: give at least one of --title, --summary, --location, --notes.'],
    ['an empty title', ['imrf-2030', '--title', ' '], 2, '--title: is empty. Give the new title, or leave it out.'],
    ['a milestone that is not there', ['nobody', '--title', 'x'], 1, expect.stringContaining('I know no milestone “nobody”')],
  ])('says how to mend %s', async (_, words, exitCode, told) => {
    expect(await desk().run('roadmap', 'edit', ...words, '--as', 'ana')).toEqual({ exitCode, printed: [], told: [told] });
  });

  it('lets no account of a platform change the ledger without a role, and keeps that it was tried', async () => {
    const here = desk();

    const refused = await here.run('roadmap', 'edit', 'imrf-2030', '--as', 'slack:T1/U1', '--title', 'x', '--json');
    await here.run('people', 'grant', 'slack:T1/U1', 'editor', '--as', 'ana');
    const allowed = await here.run('roadmap', 'edit', 'imrf-2030', '--as', 'slack:T1/U1', '--title', 'x', '--json');

    expect([refused.exitCode, refused.printed]).toEqual([1, []]);
    expect(refused.told.join('\n')).toMatch(/may not do this.*Nothing was changed\..*imrf-bot people grant slack:T1\/U1 editor --as NAME/);
    expect(jsonOf(allowed)).toMatchObject({ changes: [{ by: 'slack:T1/U1' }] });
  });
});

describe('the words of a command', () => {
  it.each([
    ['an unknown command', ['roadmpa']],
    ['an unknown option', ['roadmap', 'list', '--every']],
    ['too few words', ['roadmap', 'show']],
  ])('says where help is for %s', async (_, words) => {
    const ended = await desk().run(...words);

    expect([ended.exitCode, ended.printed]).toEqual([2, []]);
    expect(ended.told.join('\n')).toMatch(/^error: [\s\S]*Add --help to see how it is used\./);
  });

  it('prints help on stdout when it is asked for', async () => {
    const help = await desk().run('roadmap', '--help');

    expect([help.exitCode, help.told]).toEqual([0, []]);
    expect(help.printed.join('\n')).toContain('import [options] <file>');
  });

  it('names a wrong setting with its mend, and opens nothing', async () => {
    const here = desk();

    const ended = await here.runWith({ env: { PORT: 'x', DATABASE_URL: 'mysql://here' } }, 'roadmap', 'list');

    expect(ended).toEqual({ exitCode: 78, printed: [], told: ['PORT is no port. Give a number from 1 to 65535.\nDATABASE_URL is no database this bot can open. Give sqlite:PATH or postgres://….'] });
  });

  it('leaves a damaged database as it is', async () => {
    const here = desk();
    const file = join(here.folder, 'bot.db');
    writeFileSync(file, 'no database'.repeat(100));

    const ended = await here.run('roadmap', 'list');

    expect(ended).toMatchObject({ exitCode: 78, printed: [], told: [expect.stringMatching(/bot\.db is damaged.*left as it is: restore a copy/)] });
    expect(readFileSync(file, 'utf8')).toBe('no database'.repeat(100));
  });
});
