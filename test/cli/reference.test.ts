import { describe, expect, it } from 'vitest';
import { desk, jsonOf, type Ended } from './run-command.js';

const NOW = { IMRF_NOW: '2026-11-27T09:00:00Z', WEB: 'training' };
const SOURCE = ['--source', 'https://un.org/contact', '--reason', 'they moved'] as const;

const linesOf = ({ printed }: Ended) => printed.map((line) => JSON.parse(line) as { kind: string; text: string });

describe('reference list, show, edit, add, remove', () => {
  it('lists what the Secretariat keeps, and what was to be checked', async () => {
    const { runWith } = desk();

    const all = jsonOf(await runWith({ env: NOW }, 'reference', 'list', '--json')) as { ref: string; expired: boolean }[];
    const expired = await runWith({ env: NOW }, 'reference', 'list', '--expired');

    expect(all.filter((one) => one.ref === 'contact:secretariat')).toMatchObject([{ expired: true, asOf: '2022-05', expires: '2026-11-24' }]);
    expect(all.some((one) => one.ref === 'objective:7')).toBe(false);
    expect(expired.printed.find((line) => line.startsWith('contact:secretariat'))).toMatch(/2022-05 +2026-11-24 .*unmignet@iom\.int$/);
    expect(expired.printed.some((line) => line.startsWith('person:forum-chair-2026'))).toBe(false);
  });

  it('edits an address, keeps the one before, and the answers say the new one', async () => {
    const { runWith } = desk();

    const edited = await runWith({ env: NOW }, 'reference', 'edit', 'contact:secretariat', 'email=office@example.org', '--as', 'ana', ...SOURCE, '--as-of', '2026-11', '--expires', '2027-06-01', '--json');
    const shown = jsonOf(await runWith({ env: NOW }, 'reference', 'show', 'contact:secretariat', '--json'));
    const answered = await runWith({ env: NOW }, 'ask', 'What colour is the carpet of the Forum?', '--now', '2026-11-27T09:00:00Z');

    expect(jsonOf(edited)).toMatchObject({ entry: { values: { email: 'office@example.org' }, asOf: '2026-11', expires: '2027-06-01', by: 'console:ana', revision: 2 }, before: { values: { email: 'unmignet@iom.int' } } });
    expect(shown).toMatchObject({ former: [{ by: 'shipped', values: { email: 'unmignet@iom.int' } }] });
    expect(answered.printed.join('\n')).toContain('office@example.org, address seen in November 2026');
  });

  it('adds and removes', async () => {
    const { run } = desk();

    await run('reference', 'add', 'contact:press', 'email=press@example.org', 'for=Press', '--as', 'ana', ...SOURCE);
    const added = jsonOf(await run('reference', 'list', '--json')) as { ref: string }[];
    await run('reference', 'remove', 'contact:press', '--as', 'ana', '--reason', 'closed');
    const left = jsonOf(await run('reference', 'list', '--json')) as { ref: string }[];

    expect([added, left].map((list) => list.some(({ ref }) => ref === 'contact:press'))).toEqual([true, false]);
  });

  it.each([
    ['edit without a source', ['edit', 'contact:secretariat', 'email=a@example.org', '--as', 'ana', '--reason', 'x'], 1, /A new value needs its source/],
    ['an objective', ['edit', 'objective:7', 'number=24', '--as', 'ana', ...SOURCE], 1, /objective:7 follows the data that ship/],
    ['a member', ['edit', 'contact:secretariat', 'email=a@example.org', '--as', 'slack:T1/U9', ...SOURCE], 1, /slack:T1\/U9 may not do this/],
    ['a word without a value', ['edit', 'contact:secretariat', 'email', '--as', 'ana', ...SOURCE], 2, /email: expected a field and its value/],
    ['a fact that is none', ['show', 'contact:nobody'], 1, /no such fact/],
  ])('refuses %s', async (_, words, exitCode, told) => {
    expect(await desk().run('reference', ...words)).toMatchObject({ exitCode, told: [expect.stringMatching(told)] });
  });

  it('is the same in chat: an editor edits, a member may look only', async () => {
    const { runWith } = desk();
    const says = (role: string, ...texts: string[]) => runWith({ typed: texts.map((text) => `${JSON.stringify({ text })}\n`).join('') }, 'chat', '--json', '--as', role, '--role', role, '--now', '2026-11-27T09:00:00Z');

    const member = linesOf(await says('member', 'reference show contact:training', 'reference edit contact:training email=a@example.org reason=x source=https://un.org/x'));
    const editor = linesOf(await says('editor', 'reference edit contact:training email=team@example.org reason=They moved source=https://un.org/x', 'reference expired'));

    expect(member[0]?.text).toContain('email=unmglobalfacilitationteam@iom.int');
    expect(member[1]).toMatchObject({ kind: 'refused' });
    expect(editor[0]?.text).toBe('contact:training was edited.\nemail=team@example.org\nfor=Training of UN country teams\nTo be checked by 27 November 2027.');
    expect(editor[1]?.text).toContain('contact:secretariat, as of 2022-05: was to be checked by 24 November 2026');
    expect(editor[1]?.text).not.toContain('contact:training');
  });
});
