import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { settled } from '../support/settled.js';
import { startTalking, talk } from '../support/talk-in-process.js';

let folder: string;
let database: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'imrf-console-'));
  database = join(folder, 'bot.db');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const amina = ['--as', 'amina', '--network', 'KE', '--locale', 'en'];

describe('at the console', () => {
  it('answers a question with date, status, source and code, once', async () => {
    const { lines, exitCode } = await talk(database, [...amina, '--now', '2026-11-24T09:00:00Z'], [{ text: 'When is the next IMRF?' }]);

    expect(exitCode).toBe(0);
    expect(lines).toHaveLength(1);
    expect(lines[0]?.text).toMatch(/^2030\. No days are set\.[\s\S]*Third International Migration Review Forum[\s\S]*Expected[\s\S]*Code D-/);
  });

  it('reminds once, also when it was killed before the hour and started after it', async () => {
    const first = startTalking(database, [...amina, '--now', '2026-12-03T20:00:00+03:00']);
    first.child.stdin.write(`${JSON.stringify({ text: 'remind 14d' })}\n`);
    const subscribed = await first.nextLine();
    // Killed once its reply is settled: what a killed terminal left half said is in doubt for 15 s, which is another story.
    await settled(database);
    first.child.kill('SIGKILL');
    await first.ended;

    const before = await talk(database, [...amina, '--now', '2026-12-04T08:59:00+03:00'], []);
    const after = await talk(database, [...amina, '--now', '2026-12-04T09:00:00+03:00'], []);
    const again = await talk(database, [...amina, '--now', '2026-12-04T09:05:00+03:00'], []);

    expect(subscribed.text).toContain('14 days before');
    expect(before.lines).toEqual([]);
    expect(after.lines.map((line) => line.text)).toEqual([expect.stringMatching(/18 December 2026[\s\S]*International Migrants Day/)]);
    expect(again.lines).toEqual([]);
  });

  it('never reminds on a date that was moved', async () => {
    await talk(database, [...amina, '--now', '2026-11-24T09:00:00Z'], [{ text: 'remind 14d' }]);
    const moved = await talk(database, ['--as', 'daniel', '--role', 'approver', '--now', '2026-11-25T09:00:00Z', '--locale', 'en'], [
      { text: 'move migrants-day-2026 2026-12-20 held two days later source https://www.un.org/en/observances/migrants-day' },
    ]);

    const onOldDay = await talk(database, [...amina, '--now', '2026-12-04T10:00:00+03:00'], []);
    const onNewDay = await talk(database, [...amina, '--now', '2026-12-06T10:00:00+03:00'], []);

    expect(moved.lines[0]).toMatchObject({ kind: 'message' });
    expect(onOldDay.lines).toEqual([]);
    expect(onNewDay.lines.map((line) => line.text)).toEqual([expect.stringContaining('20 December 2026')]);
  });

  it('holds a move of which many were told until a second person releases it, and says so meanwhile', { timeout: 400_000 }, async () => {
    const ask = { text: 'when is international migrants day 2026?' };
    for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) await talk(database, ['--as', name, '--locale', 'en', '--now', '2026-11-24T09:00:00Z'], [ask]);
    const secretariat = ['--role', 'approver', '--locale', 'en', '--now', '2026-11-25T09:00:00Z'];
    await talk(database, ['--as', 'maria', ...secretariat], [{ text: 'who am i' }]);

    const proposed = await talk(database, ['--as', 'daniel', ...secretariat], [{ text: 'move migrants-day-2026 2026-12-20 the hall is taken source https://example.org/letter' }]);
    const change = /undo ([0-9a-z]{20})/.exec(proposed.lines[0]?.text ?? '')?.[1] ?? '';
    const own = await talk(database, ['--as', 'daniel', ...secretariat], [{ text: `release ${change}` }]);
    const meanwhile = await talk(database, [...amina, '--now', '2026-11-25T12:00:00Z'], [ask, { text: `release ${change}` }]);
    const asked = await talk(database, ['--as', 'maria', ...secretariat], []);
    const released = await talk(database, ['--as', 'maria', ...secretariat], [asked.lines[0]?.actions.map(({ id, value }) => ({ action: id, value }))[0]]);
    const after = await talk(database, [...amina, '--now', '2026-11-25T12:00:00Z'], [ask]);
    const told = await talk(database, ['--as', 'daniel', ...secretariat], []);

    expect(proposed.lines[0]?.text).toMatch(/6 conversations were told of its date\.[\s\S]*so a second person releases it\.[\s\S]*One person who may release it is asked/);
    expect(own.lines[0]?.kind).toBe('refused');
    expect(own.lines[0]?.text).toContain('so someone else releases it');
    expect(meanwhile.lines[0]?.text).toMatch(/^Friday 18 December 2026[\s\S]*A change to 20 December 2026 is being checked; until it is released, the date is 18 December 2026\./);
    expect(meanwhile.lines[1]).toMatchObject({ kind: 'refused' });
    expect(asked.lines[0]?.text).toMatch(/^A change waits for a second person/);
    expect(released.lines[0]?.text).toContain('moved from 18 December 2026 to 20 December 2026');
    expect(after.lines.map((line) => line.text)).toEqual([expect.stringMatching(/^Now Sunday 20 December 2026: International Migrants Day, worldwide\.\n18 December 2026 no longer holds\./), expect.stringMatching(/^Sunday 20 December 2026/)]);
    expect(told.lines.map((line) => line.text)).toEqual([expect.stringContaining('Released by a second person.')]);
  });

  it('takes a proposal back by its button, and nothing has happened', async () => {
    const secretariat = ['--as', 'daniel', '--role', 'approver', '--locale', 'en'];
    const proposed = await talk(database, [...secretariat, '--now', '2026-11-25T09:00:00Z'], [{ text: 'cancel migrants-day-2026 a mistake' }]);
    const button = proposed.lines[0]?.actions[0];

    const undone = await talk(database, [...secretariat, '--now', '2026-11-25T09:05:00Z'], [{ action: button?.id, value: button?.value }, { action: button?.id, value: button?.value }]);
    const later = await talk(database, [...amina, '--now', '2026-11-26T09:00:00Z'], [{ text: 'when is international migrants day 2026?' }]);

    expect(undone.lines[0]?.text).toContain('stays as it was: 18 December 2026');
    expect(undone.lines[1]?.kind).toBe('refused');
    expect(undone.lines[1]?.text).toContain('ended already');
    expect(later.lines[0]?.text).toMatch(/^Friday 18 December 2026/);
    expect(later.lines[0]?.text).not.toContain('being checked');
  });

  it('refuses a move by somebody who may not, kindly, and changes nothing', async () => {
    const { lines } = await talk(database, [...amina, '--now', '2026-11-24T09:00:00Z'], [
      { text: 'move migrants-day-2026 2026-12-20 a joke source https://example.org' },
      { text: 'when is international migrants day?' },
    ]);

    expect(lines[0]).toMatchObject({ kind: 'refused' });
    expect(lines[0]?.text).toContain('Secretariat');
    expect(lines[1]?.text).toContain('18 December 2026');
  });

  it('fills in a form, shows what is wrong beside its field, and takes it when it is right', async () => {
    const { lines } = await talk(database, amina, [{ text: 'remind' }, { form: 'reminders', values: { offsets: [] } }, { form: 'reminders', values: { offsets: ['30', '7'] } }, { text: 'reminders' }]);

    expect(lines[0]).toMatchObject({ kind: 'form', form: 'reminders' });
    expect(lines[1]?.fields?.[0]).toMatchObject({ id: 'offsets' });
    expect(lines[1]?.fields?.[0]?.error).not.toBe(undefined);
    expect(lines[2]?.text).toContain('30 days before and 7 days before');
    expect(lines[3]?.text).toContain('30 days before and 7 days before');
  });

  it('takes a setting back by its button, and not by a forged one', async () => {
    const first = await talk(database, amina, [{ text: 'language fr' }]);
    const button = first.lines[0]?.actions[0];

    const stranger = await talk(database, ['--as', 'brian', '--locale', 'en'], [{ action: button?.id, value: button?.value }]);
    const back = await talk(database, amina, [{ action: button?.id, value: button?.value }]);

    expect(stranger.lines[0]?.text).toContain('nothing was taken back');
    expect(back.lines[0]?.text).toBe('Annulé. Tout est comme avant.');
  });

  it.each([['no JSON', 'hello'], ['null', 'null'], ['an unknown kind', '{"shout":"hello"}'], ['text that is none', '{"text":5}']])('refuses a line that is %s, and goes on', async (_name, line) => {
    const { lines, exitCode } = await talk(database, amina, [line, { text: 'help' }]);

    expect(lines.map((one) => one.kind)).toEqual(['refused', 'message']);
    expect(exitCode).toBe(0);
  });

  it.each([['en', 'hi'], ['fr', 'bonjour'], ['es', 'hola'], ['ru', 'привет'], ['ar', 'مرحبا'], ['zh', '你好']])('greets in %s with help', async (locale, greeting) => {
    const { lines } = await talk(database, ['--as', 'amina', '--locale', locale], [{ text: greeting }]);

    expect(lines[0]?.text).toContain('remind 14d');
  });
});
