import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runProgram } from '../../../src/cli.js';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'imrf-time-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('imrf-bot time', () => {
  it('tells people the day, in the zone they name', async () => {
    const { exitCode, printed } = await run('time', 'in three weeks', '--now', '2026-11-23T23:30:00Z', '--zone', 'Africa/Nairobi');

    expect({ exitCode, printed }).toEqual({ exitCode: 0, printed: ['2026-12-15'] });
  });

  it('reads a file of them: a line each, nulls where nothing is understood', async () => {
    const file = join(folder, 'times.jsonl');
    const line = { now: '2026-11-24T01:00:00+03:00', zone: 'Africa/Nairobi', locale: 'ru' };
    writeFileSync(file, [{ id: 'a', ...line, text: 'на следующей неделе' }, { id: 'b', ...line, text: 'никогда' }].map((one) => JSON.stringify(one)).join('\n'));

    const { exitCode, printed } = await run('time', '--batch', file);

    expect(exitCode).toBe(0);
    expect(printed.map((one) => JSON.parse(one) as unknown)).toEqual([
      { id: 'a', from: '2026-11-30', to: '2026-12-06', precision: 'week' },
      { id: 'b', from: null, to: null, precision: null },
    ]);
  });

  it('refuses a bad file whole and names each line that is wrong', async () => {
    const file = join(folder, 'bad.jsonl');
    writeFileSync(file, '{"id":"a","now":"yesterday","zone":"Mars","locale":"de","text":"x"}\nno JSON\n');

    const { exitCode, printed, told } = await run('time', '--batch', file);

    expect({ exitCode, printed }).toEqual({ exitCode: 1, printed: [] });
    expect(told.join('\n')).toMatch(/line 1: now: [\s\S]*line 1: zone: [\s\S]*line 1: locale: [\s\S]*line 2: JSON: /);
  });

  it('says that it understood nothing, and which option is wrong', async () => {
    expect((await run('time', 'never', '--now', '2026-11-24T09:00:00Z')).exitCode).toBe(1);
    expect((await run('time', 'today', '--zone', 'Mars')).exitCode).toBe(2);
  });
});

async function run(...words: string[]): Promise<{ exitCode: number; printed: string[]; told: string[] }> {
  const [printed, told]: [string[], string[]] = [[], []];
  const exitCode = await runProgram(words, {}, { input: process.stdin, printed: () => Promise.resolve(), print: (line) => printed.push(line), tell: (line) => told.push(line) });
  return { exitCode, printed, told };
}
