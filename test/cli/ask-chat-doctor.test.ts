import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../src/package-root.js';
import { desk, jsonOf } from './run-command.js';

const question = '{"id":"1","now":"2022-02-11T09:00:00Z","question":"When is the first IMRF?"}';

describe('ask', () => {
  it('answers in words, and as one value with --json', async () => {
    const { run } = desk();

    const told = await run('ask', 'When was the first IMRF?');
    const value = await run('ask', 'When was the first IMRF?', '--now', '2022-02-11T12:00:00+03:00', '--json');

    expect([told.exitCode, told.told]).toEqual([0, []]);
    expect(told.printed.join('\n')).toMatch(/17–20 May 2022[\s\S]*Source: /);
    expect(jsonOf(value)).toMatchObject({ locale: 'en', milestones: ['imrf-2022'] });
  });

  it('answers a file of questions, a line each', async () => {
    const here = desk();
    const file = join(here.folder, 'questions.jsonl');
    writeFileSync(file, `${question}\n\n${question.replace('"1"', '"2"')}\n`);

    const answered = await here.run('ask', '--batch', file);

    expect(answered.printed.map((line) => JSON.parse(line) as unknown)).toMatchObject([{ id: '1', milestones: ['imrf-2022'] }, { id: '2', milestones: ['imrf-2022'] }]);
  });

  it('refuses a file whole, naming every bad line', async () => {
    const here = desk();
    const file = join(here.folder, 'questions.jsonl');
    writeFileSync(file, `${question}\nnot json\n{"id":"3"}\n`);

    const refused = await here.run('ask', '--batch', file);

    expect(refused).toMatchObject({ exitCode: 1, printed: [] });
    expect(refused.told[0]).toMatch(/was refused whole\. Mend:\nline 2: JSON: [\s\S]*line 3: /);
  });

  it.each([
    ['no question', [], 2, /^ask: give a question, or --batch FILE\.jsonl\.$/],
    ['a moment that is none', ['x', '--now', 'soon'], 2, /^--now: expected an ISO date-time such as/],
    ['a network that is none', ['x', '--network', 'zz'], 2, /^--network: zz is no network\. Give a code such as KE\.$/],
    ['a file that is not there', ['--batch', 'nobody.jsonl'], 1, /^--batch: nobody\.jsonl cannot be read/],
  ])('says how to mend %s', async (_, words, exitCode, told) => {
    expect(await desk().run('ask', ...words)).toEqual({ exitCode, printed: [], told: [expect.stringMatching(told)] });
  });
});

describe('chat', () => {
  it('talks until the end of input', async () => {
    const talked = await desk().runWith({ typed: 'who am i\n' }, 'chat', '--as', 'amina', '--locale', 'en');

    expect([talked.exitCode, talked.told]).toEqual([0, []]);
    expect(talked.printed.join('\n')).toContain('console:amina');
  });

  it('answers a line that is no command of --json with what is wrong, and goes on', async () => {
    const talked = await desk().runWith({ typed: 'no json\n{"text":"help"}\n' }, 'chat', '--json', '--locale', 'en');

    expect(talked.exitCode).toBe(0);
    expect(talked.printed.map((line) => JSON.parse(line) as unknown)).toMatchObject([{ kind: 'refused' }, { kind: 'message' }]);
  });

  it.each([
    ['--as', 'a b', '--as: expected a name, slack:TEAM/USER, teams:TENANT/AAD, web:NAME or console:NAME.'],
    ['--role', 'boss', '--role: expected one of member, focal-point, editor, approver, operator.'],
    ['--network', 'zz', '--network: zz is no network. Give a code such as KE.'],
    ['--now', 'soon', '--now: expected an ISO date-time such as 2022-02-11T09:00:00Z.'],
  ])('says how to mend %s %s', async (option, value, told) => {
    expect(await desk().run('chat', option, value)).toEqual({ exitCode: 2, printed: [], told: [told] });
  });

  it('gives no role to an account of a platform', async () => {
    expect(await desk().run('chat', '--as', 'slack:T1/U1', '--role', 'approver')).toEqual({ exitCode: 2, printed: [], told: ['--role: only for a console account. Use: imrf-bot people grant.'] });
  });
});

describe('doctor', () => {
  it('looks at settings, database, disk, clock and language data', async () => {
    const { run } = desk();

    const value = jsonOf(await run('doctor', '--json'));
    const table = await run('doctor');

    expect(value).toMatchObject({ ok: true, checks: ['settings', 'database', 'fsync', 'free disk', 'clock', 'language data'].map((what) => ({ what, ok: true })) });
    expect([table.exitCode, table.told]).toEqual([0, []]);
    expect(table.printed.join('\n')).toMatch(/fsync +well +[\d.]+ ms/);
  });

  it('says what is not well: a setting ends with 78, a damaged database with 1', async () => {
    const here = desk();
    const setting = await here.runWith({ env: { PORT: 'x' } }, 'doctor');
    writeFileSync(join(here.folder, 'bot.db'), 'no database'.repeat(100));

    const damaged = await here.run('doctor', '--json');

    expect(setting).toMatchObject({ exitCode: 78, told: [] });
    expect(setting.printed.join('\n')).toMatch(/settings +NOT WELL +PORT is no port\. Give a number/);
    expect(damaged.exitCode).toBe(1);
    expect(jsonOf(damaged)).toMatchObject({ ok: false });
  });
});

it('as a process, keeps stdout for the one value', () => {
  const here = desk();

  const stdout = execFileSync(process.execPath, [join(packageRoot, 'dist/src/main.js'), 'people', 'list', '--json'], { cwd: here.folder, env: { PATH: process.env['PATH'], DATABASE_URL: here.databaseUrl }, encoding: 'utf8' });

  expect(stdout).toBe('[]\n');
});
