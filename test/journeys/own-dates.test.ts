import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { talk } from '../support/talk-in-process.js';

let folder: string;
let database: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'imrf-own-'));
  database = join(folder, 'bot.db');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const on = (day: string) => ['--locale', 'en', '--now', `${day}T09:00:00+03:00`];
const amina = ['--as', 'amina', '--network', 'KE'];
const wanjiru = ['--as', 'wanjiru', '--network', 'KE'];
const youssef = ['--as', 'youssef', '--network', 'EG'];

describe('a network’s own date', { timeout: 400_000 }, () => {
  it('is added by anyone in it, reminded of in it, and seen nowhere else', async () => {
    await talk(database, [...wanjiru, ...on('2026-12-01')], [{ text: 'remind 7d' }]);
    await talk(database, [...youssef, ...on('2026-12-01')], [{ text: 'remind 7d' }]);

    const added = await talk(database, [...amina, ...on('2026-12-02')], [{ text: 'add our date 2027-02-10..2027-02-11 consultation National consultation on migration' }]);
    const code = /D-[A-Z0-9]+/.exec(added.lines[0]?.text ?? '')?.[0] ?? '';
    const own = await talk(database, [...wanjiru, ...on('2026-12-03')], [{ text: code }]);
    const foreign = await talk(database, [...youssef, ...on('2026-12-03')], [{ text: code }, { text: 'next' }]);
    const reminded = await talk(database, [...wanjiru, ...on('2027-02-03')], []);
    const notReminded = await talk(database, [...youssef, ...on('2027-02-03')], []);

    expect(added.lines[0]?.text).toMatch(/^Added: National consultation on migration, 10–11 February 2027\.[\s\S]*Only conversations of the network of Kenya see it\./);
    expect(own.lines[0]?.text).toMatch(/^Still valid: 10–11 February 2027[\s\S]*Source: network KE/);
    expect(foreign.lines[0]?.text).toContain('I know no code');
    expect(foreign.lines[1]?.text).not.toContain('National consultation');
    expect(reminded.lines.map(({ text }) => text)).toEqual([expect.stringContaining('National consultation on migration')]);
    expect(notReminded.lines).toEqual([]);
  });

  it('is moved and undone by its own network, and by no other', async () => {
    const added = await talk(database, [...amina, ...on('2026-12-02')], [{ text: 'add our date 2027-02-10 Cabinet meeting' }]);
    const id = 'ke-cabinet-meeting-2027';

    const foreign = await talk(database, [...youssef, ...on('2026-12-03')], [{ text: `move ${id} 2027-02-12 the hall is taken` }]);
    const moved = await talk(database, [...wanjiru, ...on('2026-12-03')], [{ text: `move ${id} 2027-02-12 the hall is taken` }]);
    const undo = moved.lines[0]?.actions.map(({ id: action, value }) => ({ action, value }))[0];
    const undone = await talk(database, [...amina, ...on('2026-12-03')], [undo, { text: 'move imrf-2030 2030-05-07 a joke source https://example.org' }]);

    expect(added.lines[0]?.kind).toBe('message');
    expect(foreign.lines[0]).toMatchObject({ kind: 'refused' });
    expect(moved.lines[0]?.text).toMatch(/^Proposed: Cabinet meeting, from 10 February 2027 to 12 February 2027\./);
    expect(undone.lines[0]?.text).toContain('stays as it was: 10 February 2027');
    expect(undone.lines[1]).toMatchObject({ kind: 'refused', text: expect.stringContaining('Secretariat') as unknown });
  });

  it('has a form, whose mistakes stand beside their fields', async () => {
    const { lines } = await talk(database, [...amina, ...on('2026-12-02')], [
      { text: 'add our date' }, { form: 'roadmap.add-ours', values: { title: '', 'first-day': 'soon' } }, { form: 'roadmap.add-ours', values: { title: 'Réunion du Cabinet', 'first-day': '2027-03-01' } },
    ]);

    expect(lines[0]).toMatchObject({ kind: 'form', form: 'roadmap.add-ours' });
    expect(lines[1]?.fields?.filter(({ error }) => error !== undefined).map(({ id }) => id)).toEqual(['title', 'first-day']);
    expect(lines[2]?.text).toMatch(/^Added: Réunion du Cabinet, 1 March 2027/);
  });

  it('is shared with its region once the Secretariat agrees, and only then', async () => {
    const maria = ['--as', 'maria', '--role', 'approver', ...on('2026-12-02')];
    await talk(database, maria, [{ text: 'who am i' }]);
    const added = await talk(database, [...amina, ...on('2026-12-02')], [{ text: 'add our date 2027-02-10 Cabinet meeting' }, { text: 'share ke-cabinet-meeting-2027' }]);
    const code = /D-[A-Z0-9]+/.exec(added.lines[0]?.text ?? '')?.[0] ?? '';
    const before = await talk(database, [...youssef, ...on('2026-12-03')], [{ text: code }, { text: 'share ke-cabinet-meeting-2027 global' }]);

    const asked = await talk(database, maria, []);
    const agreed = await talk(database, maria, [asked.lines[0]?.actions.map(({ id: action, value }) => ({ action, value }))[0]]);
    const after = await talk(database, [...youssef, ...on('2026-12-03')], [{ text: code }]);
    const told = await talk(database, [...amina, ...on('2026-12-03')], []);

    expect(added.lines[1]?.text).toMatch(/^Asked: the Secretariat decides whether “Cabinet meeting” is shown to Africa\./);
    expect(before.lines[0]?.text).toContain('I know no code');
    expect(before.lines[1]).toMatchObject({ kind: 'refused' });
    expect(asked.lines[0]?.text).toMatch(/^The network of Kenya asks to share its own date with Africa: Cabinet meeting, 10 February 2027\./);
    expect(agreed.lines[0]?.text).toContain('now shared');
    expect(after.lines[0]?.text).toMatch(/^Still valid: 10 February 2027/);
    expect(told.lines.map(({ text }) => text)).toEqual([expect.stringContaining('now shared')]);
  });

  it('needs a network first', async () => {
    const { lines } = await talk(database, ['--as', 'nobody', ...on('2026-12-02')], [{ text: 'add our date 2027-02-10 Cabinet meeting' }]);

    expect(lines[0]).toMatchObject({ kind: 'refused', text: expect.stringContaining('network KE') as unknown });
  });
});
