import { execFile } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { packageRoot } from '../../src/package-root.js';
import { talk } from '../support/talk-in-process.js';

const folder = () => mkdtempSync(join(tmpdir(), 'letters-'));
const LETTER = 'On 10-13 May 2022, Member States will meet in New York for the first International Migration Review Forum (IMRF).\nIt will be preceded by a report of the Secretary-General (February 2022).\nOur retreat is on 3 December 2021.';

async function check(words: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  const run = promisify(execFile)(process.execPath, [join(packageRoot, 'dist/src/main.js'), 'check', ...words], { env: { PATH: process.env['PATH'], DATABASE_URL: `sqlite:${join(folder(), 'bot.db')}` } });
  const Failed = z.object({ code: z.number(), stdout: z.string(), stderr: z.string() });
  return run.then(({ stdout, stderr }) => ({ code: 0, out: stdout, err: stderr }), (error: unknown) => {
    const { code, stdout, stderr } = Failed.parse(error);
    return { code, out: stdout, err: stderr };
  });
}

function fileOf(name: string, content: string): string {
  const file = join(folder(), name);
  writeFileSync(file, content);
  return file;
}

describe('check, pasted in a conversation', () => {
  it('says what moved and what is exact now, with source and code, and what it does not know', async () => {
    const { lines } = await talk(join(folder(), 'bot.db'), ['--now', '2026-11-24T09:00:00Z'], [{ text: `check: ${LETTER}` }]);

    const text = lines[0]?.text ?? '';
    expect(text).toContain('3 dates: 1 has moved, 1 is now exact, 1 is not known to me.');
    expect(text).toMatch(/17–20 May 2022, not “10-13 May 2022”\.[^]*Source: .*Code D-/);
    expect(text).toContain('16 February 2022, for “February 2022”.');
    expect(text).toContain('“3 December 2021”: I hold no date for what this speaks of.');
  });

  it('says how a text is given when there is none', async () => {
    const { lines } = await talk(join(folder(), 'bot.db'), [], [{ text: 'check' }]);

    expect(lines[0]?.text).toContain('Paste the text after the word');
  });
});

describe('imrf-bot check', () => {
  it('gives each finding as programs read it', async () => {
    const { code, out } = await check([fileOf('letter.txt', LETTER), '--now', '2022-03-01T09:00:00+03:00', '--json']);

    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      findings: [
        { text: '10-13 May 2022', offset: 3, from: '2022-05-10', to: '2022-05-13', milestone: 'imrf-2022', verdict: 'moved', passed: false, now: { startsOn: '2022-05-17', endsOn: '2022-05-20', precision: 'day' } },
        { verdict: 'refined', milestone: 'sg-report-2022-briefing', passed: true },
        { verdict: 'unknown', milestone: null, now: null, source: null, passed: true },
      ],
    });
  });

  it('prints a table without --json', async () => {
    const { out } = await check([fileOf('letter.md', LETTER)]);

    expect(out.split('\n')[0]).toMatch(/^IN THE LETTER +VERDICT +THE LEDGER HAS/);
    expect(out).toMatch(/10-13 May 2022 +moved +2022-05-17\.\.2022-05-20 \(day\)/);
  });

  it.each([
    ['a file of 2 MB', fileOf('large.txt', 'x '.repeat(1_000_000)), 'larger than 1.5 MB'],
    ['an encrypted PDF', join(packageRoot, 'test/letters/refused/locked.pdf'), 'asks for a password'],
    ['a picture named .docx', join(packageRoot, 'test/letters/refused/picture.docx'), 'not what its name says'],
    ['a file that is not there', '/nowhere/letter.txt', 'no such file'],
  ])('refuses %s in one line', async (_what, file, said) => {
    const { code, out, err } = await check([file, '--json']);

    expect([code, out]).toEqual([1, '']);
    expect(err).toContain(said);
    expect(err.trim().split('\n')).toHaveLength(1);
  });
});
