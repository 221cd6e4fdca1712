import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { packageRoot } from '../../src/package-root.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'imrf-roadmap-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Runs `imrf-bot roadmap …` as a process on the roadmap's moment `now`. */
function roadmap(now: string, ...words: string[]): Promise<{ exitCode: number; out: string; said: string }> {
  const env = { PATH: process.env['PATH'], DATABASE_URL: `sqlite:${join(folder, 'bot.db')}`, LOG_LEVEL: 'error', IMRF_NOW: now };
  return new Promise((resolve) => {
    execFile(process.execPath, [join(packageRoot, 'dist/src/main.js'), 'roadmap', ...words], { env }, (error, out, said) => {
      resolve({ exitCode: error === null ? 0 : Number(error.code), out, said });
    });
  });
}

const Proposed = z.looseObject({ change: z.string(), heldUntil: z.string(), needsSecond: z.boolean(), effect: z.looseObject({ told: z.number() }) });
const Shown = z.looseObject({ milestone: z.looseObject({ startsOn: z.string() }), revisions: z.array(z.looseObject({ startsOn: z.string() })), changes: z.array(z.looseObject({ state: z.string() })) });

const TEN = '2026-11-25T10:00:00Z';
const id = 'migrants-day-2027';
const to20 = ['move', id, '2027-12-20', '--reason', 'the hall is taken', '--source', 'https://example.org/letter'];
const json = <T>(schema: z.ZodType<T>, { out }: { out: string }): T => schema.parse(JSON.parse(out));

describe('changing a date on the command line', { timeout: 400_000 }, () => {
  it('proposes and shows what waits; an hour later it has taken effect by itself', async () => {
    const proposed = json(Proposed, await roadmap(TEN, ...to20, '--as', 'ana', '--json'));
    const held = await roadmap(TEN, 'held');
    const before = json(Shown, await roadmap(TEN, 'show', id, '--json'));
    const after = json(Shown, await roadmap('2026-11-25T11:00:00Z', 'show', id, '--json'));

    expect(proposed).toMatchObject({ needsSecond: false, effect: { told: 0 } });
    expect(proposed.heldUntil).toMatch(/^2026-11-25T10:10/);
    expect(held.out).toContain(proposed.change);
    expect(before).toMatchObject({ milestone: { startsOn: '2027-12-18' }, changes: [{ state: 'held' }] });
    expect(after).toMatchObject({ milestone: { startsOn: '2027-12-20' }, revisions: [{ startsOn: '2027-12-20' }, { startsOn: '2027-12-18' }], changes: [{ state: 'released' }] });
  });

  it('--release needs somebody else, who repeats the same words', async () => {
    const alone = await roadmap(TEN, ...to20, '--release', '--as', 'ana');
    await roadmap(TEN, ...to20, '--as', 'ana');
    const own = await roadmap(TEN, ...to20, '--release', '--as', 'ana');
    const other = await roadmap(TEN, 'move', id, '2027-12-21', '--release', '--as', 'daniel');
    const released = await roadmap(TEN, 'move', id, '2027-12-20', '--release', '--as', 'daniel');

    expect([alone, own, other, released].map(({ exitCode }) => exitCode)).toEqual([1, 1, 1, 0]);
    expect(alone.said).toContain('Nobody has proposed this');
    expect(own.said).toContain('You proposed this change');
    expect(released.out).toContain('20 December 2027');
  });

  it('undoes what waits, and refuses a stale wish', async () => {
    const { change } = json(Proposed, await roadmap(TEN, ...to20, '--as', 'ana', '--json'));

    const undone = await roadmap(TEN, 'undo', change, '--as', 'daniel');
    const again = await roadmap(TEN, 'undo', change, '--as', 'daniel');
    const stale = await roadmap(TEN, ...to20, '--if-code', 'D-999', '--as', 'ana');

    expect([undone, again, stale].map(({ exitCode }) => exitCode)).toEqual([0, 1, 1]);
    expect(undone.out).toContain('18 December 2027');
    expect(stale.said).toContain('changed since you looked');
  });
});
