import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { keptStatements } from '../../store/kept-statements.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { settled } from '../support/settled.js';
import { startTalking, talk } from '../support/talk-in-process.js';

let folder: string;
let database: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'imrf-turns-'));
  database = join(folder, 'bot.db');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const amina = ['--as', 'amina', '--network', 'KE', '--locale', 'en'];
const at = (time: string): string[] => ['--now', `2026-11-24T${time}:00Z`];

/** What is kept of turns, as it stands in the file. */
function turnsKept(): unknown[] {
  const file = new Database(database, { readonly: true });
  const rows = keptStatements(file).prepare('select * from turn').all([]);
  file.close();
  return [...rows];
}

describe('a follow-up at the console', () => {
  it('leans on what was told for ten minutes, also after a kill; then nothing is left of it', { timeout: 120_000 }, async () => {
    const first = startTalking(database, [...amina, ...at('09:00')]);
    first.child.stdin.write(`${JSON.stringify({ text: 'When was the IMRF in 2026?' })}\n`);
    const told = await first.nextLine();
    await settled(database);
    first.child.kill('SIGKILL');
    await first.ended;
    const kept = turnsKept();

    const after9 = await talk(database, [...amina, ...at('09:09')], [{ text: 'and the hearing?' }]);
    const another = await talk(database, ['--as', 'ben', '--locale', 'en', ...at('09:10')], [{ text: 'where is it?' }]);
    const after20 = await talk(database, [...amina, ...at('09:20')], []);
    const left = turnsKept();
    const after11 = await talk(database, [...amina, ...at('09:20')], [{ text: 'and the hearing?' }]);

    expect(told.text).toContain('5–8 May 2026');
    expect(JSON.stringify(kept)).not.toContain('When was');
    expect(kept).toHaveLength(1);
    expect(after9.lines[0]?.text).toMatch(/4 May 2026[\s\S]*hearing/i);
    expect(another.lines[0]?.text).not.toContain('2026');
    expect(after20.lines).toEqual([]);
    expect(left).toEqual([]);
    expect(after11.lines[0]?.text).toMatch(/^2030\.[\s\S]*hearing/i);
  });
});
