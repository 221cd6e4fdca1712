import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { keptStatements } from '../../store/kept-statements.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { talk, type ChatLine } from '../support/talk-in-process.js';

let folder: string;
let database: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'imrf-questions-'));
  database = join(folder, 'bot.db');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const on = (day: string): string[] => ['--now', `${day}T09:00:00Z`];
const youssef = ['--as', 'youssef', '--network', 'EG', '--locale', 'en'];
const mariam = ['--as', 'mariam', '--network', 'EG', '--locale', 'en'];
const ana = ['--as', 'ana', '--role', 'editor', '--locale', 'en'];
// With a slip of the finger that nobody else makes: it is looked for in the file.
const wifi = 'Is there Wi-Fi in the conference bilding?';

const press = (line: ChatLine | undefined, id: string) => {
  const found = line?.actions.find((action) => action.id === id);
  return { action: found?.id ?? `no ${id}`, value: found?.value };
};
const textsOf = ({ lines }: { readonly lines: readonly ChatLine[] }) => lines.map(({ text }) => text);

/** Every cell of every table, and the bytes of every file of the database. */
function isLeftAnywhere(text: string): string[] {
  const file = new Database(database, { readonly: true });
  const statements = keptStatements(file);
  const tables = z.array(z.object({ name: z.string() })).parse(statements.prepare("select name from sqlite_master where type = 'table'").all([])).map(({ name }) => name);
  const rows = tables.filter((table) => JSON.stringify(statements.prepare(`select * from "${table}"`).all([])).includes(text));
  file.close();
  const bytes = readdirSync(folder).filter((name) => readFileSync(join(folder, name)).includes(text));
  return [...rows, ...bytes];
}

describe('a question that nobody could answer', () => {
  // Nine processes one after the other: on a busy machine that takes a while.
  it('is asked with one tap, replied to once where it was asked, forgotten, and answered from then on', { timeout: 240_000 }, async () => {
    const first = await talk(database, [...youssef, ...on('2026-03-03')], [{ text: wifi }]);
    const asked = await talk(database, [...youssef, ...on('2026-03-03')], [press(first.lines[0], 'questions.ask'), press(first.lines[0], 'questions.ask')]);
    const keptMeanwhile = isLeftAnywhere(wifi);

    const queue = await talk(database, [...ana, ...on('2026-03-11')], [{ text: 'questions' }, { text: 'questions Q-1' }]);
    const reply = { 'text-en': 'Yes, with a badge.', source: 'https://www.un.org/en/visit', wordings: 'Is there Wi-Fi in the conference building?' };
    const replied = await talk(database, [...ana, ...on('2026-03-11')], [press(queue.lines[1], 'questions.reply'), { form: 'questions.reply', values: { 'text-en': '' } }, { form: 'questions.reply', values: reply }]);
    const told = await talk(database, [...youssef, ...on('2026-03-12')], []);
    const again = await talk(database, [...youssef, ...on('2026-03-13')], []);
    const another = await talk(database, [...mariam, ...on('2026-04-01')], [{ text: 'is there Wi-Fi in the building of the conference' }]);

    expect(first.lines[0]?.text).toMatch(/^Not known\./);
    expect(textsOf(asked)).toEqual(['Asked. The reply comes here. Your question and your name are forgotten after that.', 'Somebody pressed this before; nothing more was done.']);
    expect(keptMeanwhile).toContain('question');
    expect(queue.lines[0]?.text).toContain(`Waits for a week or longer. Q-1: asked once (English), since 3 March 2026; 1 not answered. ${wifi}`);
    expect(replied.lines.map(({ kind }) => kind)).toEqual(['form', 'form', 'message']);
    expect(replied.lines[2]?.text).toContain('Kept as K-1 until 11 March 2027');
    expect(textsOf(told)).toEqual([[
      'The Secretariat replies to your question of 3 March 2026:', 'On: Is there Wi-Fi in the conference building?', 'Yes, with a badge.',
      'Source: https://www.un.org/en/visit, as of 11 March 2026.', 'Your question is forgotten.',
    ].join('\n')]);
    expect(textsOf(again)).toEqual([]);
    expect(textsOf(another)).toEqual([expect.stringMatching(/^The Secretariat wrote on 11 March 2026:\nYes, with a badge\.\nSource: https:/)]);
    expect(isLeftAnywhere(wifi)).toEqual([]);
    expect(isLeftAnywhere('questions.replied')).toEqual([]);
  });

  it('is forgotten under its answer when that was right, and asked when it was wrong', { timeout: 240_000 }, async () => {
    const answered = await talk(database, [...youssef, ...on('2026-03-03')], [{ text: 'When is the next IMRF?' }, { text: 'right' }, { text: 'When was the first IMRF?' }, { text: 'wrong' }]);
    const queue = await talk(database, [...ana, ...on('2026-03-03')], [{ text: 'questions' }]);

    expect(answered.lines[0]?.actions.map(({ id }) => id)).toEqual(expect.arrayContaining(['questions.right', 'questions.wrong']));
    expect(answered.lines[1]?.text).toBe('Marked as right. The question is forgotten.');
    expect(answered.lines[3]?.text).toContain('Marked as wrong.');
    expect(queue.lines[0]?.text).toContain('1 marked as wrong. When was the first IMRF?');
    expect(isLeftAnywhere('When is the next IMRF?')).toEqual([]);
  });

  it('is never kept where it is somebody’s own case, and nobody else can ask or read it', { timeout: 240_000 }, async () => {
    const ownCase = await talk(database, [...youssef, ...on('2026-03-03')], [{ text: 'my sister was deported' }, { text: 'ask the secretariat' }]);
    const other = await talk(database, [...youssef, ...on('2026-03-03')], [{ text: wifi }]);
    const stranger = await talk(database, [...mariam, ...on('2026-03-03')], [press(other.lines[0], 'questions.ask'), { text: 'questions' }, { action: 'questions.ask', value: { answer: 5 } }]);

    expect(ownCase.lines[0]?.actions).toEqual([]);
    expect(ownCase.lines[1]?.text).toContain('hold none here now');
    expect(isLeftAnywhere('my sister was deported')).toEqual([]);
    expect(stranger.lines.map(({ kind, text }) => [kind, text.slice(0, 40)])).toEqual([
      ['message', 'I keep a question for one day only, and '], ['refused', expect.stringContaining('Only the Secretariat')], ['message', 'I keep a question for one day only, and '],
    ]);
  });
});
