import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { wordsIn } from '../../src/language/words.js';
import { packageRoot } from '../../src/package-root.js';
import { checkTemplate } from '../../src/practices/documents/check-template.js';
import { fillDocument } from '../../src/practices/documents/fill-document.js';
import { writeTemplate } from '../../src/practices/documents/write-template.js';
import { readApart } from '../../src/read-apart.js';
import { systemClock } from '../../src/time/clock.js';
import { shippedPracticeForm } from '../support/form-house.js';
import { eventually } from '../support/run-bot.js';

const HOUR_MS = 3_600_000;
const NOT_READ = { kind: 'refused', why: 'files.not-read' };
const bytesOf = (path: string) => new Uint8Array(readFileSync(new URL(`../letters/${path}`, import.meta.url)));
const reader = (name: string) => new URL(`../support/readers/${name}.mjs`, import.meta.url);

describe.each([['as it is written', undefined], ['as it was compiled', new URL(`file://${packageRoot}/dist/src/reading-process.js`)]])('the reader %s', (_form, program) => {
  const read = readApart(systemClock(), { deadlineMs: HOUR_MS, ...(program === undefined ? {} : { program }) });

  it('reads a Word file, a PDF and a mail as letters', async () => {
    const found = await Promise.all(['own/es-nota-red-2024.docx', 'own/fr-note-reseau-2022.pdf', 'own/en-forwarded-2026.eml'].map((name) => read({ ask: 'what', name, bytes: bytesOf(name) })));

    expect(found.map((one) => one.kind === 'letter' && one.text)).toEqual([
      expect.stringContaining('los días 19 y 20 de marzo de 2025 en Santiago'), expect.stringContaining('se tiendra du 10 au 13 mai 2022 au Siège'), expect.stringContaining('Fwd: New York in May'),
    ]);
  });

  it('finds whose a draft is, then what it says in the places of its form', async () => {
    const form = shippedPracticeForm('en');
    const template = checkTemplate(await writeTemplate(form, wordsIn('en')), form);
    if (template.kind !== 'template') throw new Error('the template does not fit');
    const bytes = fillDocument(template.parts, form, { id: 'd1', formVersion: 1, values: { title: 'One-stop centre' }, revisions: { title: 3 } });

    expect(await read({ ask: 'what', name: 'draft.docx', bytes })).toEqual({ kind: 'marked', draft: 'd1' });
    expect(await read({ ask: 'draft', bytes, form })).toMatchObject({ kind: 'draft', draft: 'd1', fields: { title: { revision: 3 } }, texts: { title: 'One-stop centre' } });
  });
});

describe('a file is refused, and the bot goes on,', () => {
  const task = (name = 'letter.docx') => ({ ask: 'what' as const, name, bytes: new Uint8Array([1]) });

  it('where reading it never ends', async () => {
    const noted = join(mkdtempSync(join(tmpdir(), 'imrf-reader-')), 'pid');
    // The time is over once the reader is busy: its number is written whole by then.
    const isBusy = () => existsSync(noted) && readFileSync(noted, 'utf8') !== '';
    const clock = { wait: async (ms: number, signal?: AbortSignal) => {
      if (ms === HOUR_MS) await eventually(isBusy, (busy) => busy);
      else await systemClock().wait(ms, signal);
    } };

    const found = await readApart(clock, { deadlineMs: HOUR_MS, program: reader('never-ends') })(task(noted));

    expect(found).toEqual(NOT_READ);
    await eventually(() => isAlive(Number(readFileSync(noted, 'utf8'))), (alive) => !alive);
  });

  it.each(['objects', 'array', 'map', 'bytes'])('where reading it takes ever more memory: %s', async (way) => {
    expect(await readApart(systemClock(), { deadlineMs: HOUR_MS, program: reader('fills-memory') })(task(way))).toEqual(NOT_READ);
  });

  it.each(['ends-at-once', 'answers-nonsense', 'is-not-there'])('where its reader %s', async (name) => {
    expect(await readApart(systemClock(), { deadlineMs: HOUR_MS, program: reader(name) })(task())).toEqual(NOT_READ);
  });

  it('each in its turn, however many come', async () => {
    const read = readApart(systemClock(), { deadlineMs: HOUR_MS, program: reader('ends-at-once') });

    expect(await Promise.all(['1', '2', '3', '4', '5'].map((name) => read(task(name))))).toEqual([NOT_READ, NOT_READ, NOT_READ, NOT_READ, NOT_READ]);
  });
});

it('the reader gets none of the bot’s settings', async () => {
  const found = await readApart(systemClock(), { deadlineMs: HOUR_MS, program: reader('tells-its-settings') })({ ask: 'what', name: 'a.txt', bytes: new Uint8Array([1]) });

  expect(found).toEqual({ kind: 'letter', text: '{}', sentOn: null });
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
