import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import PostalMime from 'postal-mime';
import { expect, it } from 'vitest';
import { openStore } from '../../store/open.js';
import { systemClock } from '../../src/time/clock.js';
import { desk, jsonOf, type Desk } from './run-command.js';

const FILE = '---\ntitle: Call for practices\naudience: all\nlanguage: en\nbuttons: [seen]\n---\n\n# en\n\nSend your practice. The Forum is on 5 May 2026.\n\n# ar\n\nأرسلوا ممارستكم.\n';

/** A desk with three people and so many channels of networks, the last of them gone. */
async function newsroom(channels = 3): Promise<Desk> {
  const here = desk();
  writeFileSync(join(here.folder, 'call.md'), FILE);
  await here.run('people', 'grant', 'slack:T1/UANA', 'editor', '--as', 'console:root');
  await here.run('people', 'grant', 'slack:T1/UBEN', 'approver', '--as', 'console:root');
  const store = await openStore(here.databaseUrl, { clock: systemClock() });
  await store.transact(async (tx) => {
    const at = systemClock().machineNow();
    for (let n = 1; n <= channels; n += 1) {
      await tx.networks.openConversation(`v${n}`, { platform: 'slack', tenant: 'T1', conversation: `C${n}`, kind: 'channel', route: null }, null, at);
      await tx.networks.settle(`v${n}`, { network: n % 2 === 0 ? 'KE' : 'SN' });
    }
    await tx.networks.markUnreachable(`v${channels}`, 'is_archived', at);
  });
  await store.close();
  return here;
}
const call = (here: Desk, ...words: readonly string[]) => here.run('broadcast', ...words);

it('is proposed by one, approved by another, sent, stopped, resumed and reported', { timeout: 60_000 }, async () => {
  const here = await newsroom();
  const file = join(here.folder, 'call.md');

  const created = await call(here, 'create', file, '--as', 'slack:T1/UANA', '--json');
  const own = await call(here, 'approve', 'B-1', '--as', 'slack:T1/UANA', '--json');
  const approved = await call(here, 'approve', 'B-1', '--as', 'slack:T1/UBEN', '--json');
  const sent = await call(here, 'send', 'b-1', '--as', 'slack:T1/UANA', '--json');
  const stopped = await call(here, 'stop', '1', '--as', 'slack:T1/UANA', '--json');
  const resumed = await call(here, 'resume', 'B-1', '--as', 'slack:T1/UANA', '--json');
  const report = await call(here, 'report', 'B-1', '--json');

  expect(jsonOf(created)).toEqual({ id: 'B-1', state: 'proposed', audience: { conversations: 3, unreachable: 1 } });
  expect(created.told.join('\n')).toContain('“5 May 2026”: holds (imrf-2026)');
  expect(own).toMatchObject({ exitCode: 1 });
  expect(own.told.join('\n')).toMatch(/may not do this \(broadcasts\.approve\).* approver --as NAME/);
  const none = { sent: 0, unknown: 0, refused: 0, skipped: 0, seen: 0 };
  expect(jsonOf(approved)).toEqual({ id: 'B-1', state: 'approved', intended: 3, ...none, unreachable: 1, cancelled: 0, due: 2 });
  expect(jsonOf(sent)).toMatchObject({ state: 'sending', due: 2 });
  expect(jsonOf(stopped)).toMatchObject({ state: 'stopped', intended: 3, cancelled: 2, due: 0, unreachable: 1 });
  expect(jsonOf(resumed)).toMatchObject({ state: 'sending', due: 2, cancelled: 0 });
  expect(Object.keys(jsonOf(report) as object).sort()).toEqual(['cancelled', 'due', 'id', 'intended', 'refused', 'seen', 'sent', 'skipped', 'state', 'unknown', 'unreachable']);
});

it('holds four eyes on the machine too, and notes what was refused', { timeout: 60_000 }, async () => {
  const here = await newsroom();
  const file = join(here.folder, 'call.md');
  await call(here, 'create', file, '--as', 'console:root');

  const own = await call(here, 'approve', 'B-1', '--as', 'console:root', '--json');
  const editor = await call(here, 'recall', 'B-1', '--as', 'slack:T1/UANA');
  const forced = await call(here, 'approve', 'B-1', '--as', 'console:root', '--override', 'the hall burns', '--json');
  const unknown = await call(here, 'send', 'B-9', '--as', 'slack:T1/UANA', '--json');

  expect(own).toMatchObject({ exitCode: 1 });
  expect(jsonOf(own)).toEqual({ refused: 'own-text', said: '' });
  expect(editor).toMatchObject({ exitCode: 1, printed: [] });
  expect(jsonOf(forced)).toMatchObject({ state: 'approved' });
  expect(jsonOf(unknown)).toMatchObject({ refused: 'unknown' });
});

it('asks for the number above twenty', { timeout: 60_000 }, async () => {
  const here = await newsroom(25);
  await call(here, 'create', join(here.folder, 'call.md'), '--as', 'slack:T1/UANA');

  const without = await call(here, 'approve', 'B-1', '--as', 'slack:T1/UBEN');
  const wrong = await call(here, 'approve', 'B-1', '--as', 'slack:T1/UBEN', '--confirm', '24');
  const right = await call(here, 'approve', 'B-1', '--as', 'slack:T1/UBEN', '--confirm', '25', '--json');

  expect([without.exitCode, wrong.exitCode, right.exitCode]).toEqual([1, 1, 0]);
  expect(without.told.join('\n')).toContain('It goes to 25 conversations. Type this number to confirm it. Nothing was changed.');
  expect(jsonOf(right)).toMatchObject({ state: 'approved', intended: 25 });
});

it('takes the approval back when it is edited, and names everything that is wrong with a file', { timeout: 60_000 }, async () => {
  const here = await newsroom();
  const [file, broken] = [join(here.folder, 'call.md'), join(here.folder, 'broken.md')];
  writeFileSync(broken, '---\ntitle: x\naudience: everybody\nlanguage: en\n---\n\n[x](javascript:1)\n');
  await call(here, 'create', file, '--as', 'slack:T1/UANA');
  await call(here, 'approve', 'B-1', '--as', 'slack:T1/UBEN');
  const wrong = await call(here, 'edit', 'B-1', broken, '--as', 'slack:T1/UANA');
  writeFileSync(file, FILE.replace('Send your', 'Please send your'));

  const edited = await call(here, 'edit', 'B-1', file, '--as', 'slack:T1/UANA', '--json');
  const sent = await call(here, 'send', 'B-1', '--as', 'slack:T1/UANA', '--json');

  expect(wrong.told.join('\n').split('\n').map((line) => line.replace(/^.*broken\.md: /, '').split('“')[0])).toEqual(['Line 3, audience: ', 'Line 7: ']);
  expect(jsonOf(edited)).toMatchObject({ id: 'B-1', state: 'proposed' });
  expect(jsonOf(sent)).toEqual({ refused: 'wrong-state', said: 'proposed' });
});

it('shows what is approved, and writes it as bare text, as a mail, and as a workbook', { timeout: 60_000 }, async () => {
  const here = await newsroom();
  const [mail, book] = [join(here.folder, 'call.eml'), join(here.folder, 'reach.xlsx')];
  await call(here, 'create', join(here.folder, 'call.md'), '--as', 'slack:T1/UANA');
  await call(here, 'approve', 'B-1', '--as', 'slack:T1/UBEN');

  const shown = await call(here, 'show', 'B-1');
  const text = await call(here, 'show', 'B-1', '--text', '--language', 'ar');
  await call(here, 'show', 'B-1', '--eml', mail, '--language', 'ar');
  await call(here, 'report', 'B-1', '--xlsx', book);
  const proof = await call(here, 'report', 'B-1', '--proof');

  expect(shown.printed.join('\n')).toMatch(/^B-1, Call for practices: approved\nhash [0-9a-f]{64}\nwritten by slack:T1\/UANA, approved by slack:T1\/UBEN\nTo all: 3 conversations, 1 of them out of reach now.\nv3 \(slack, SN\): is_archived\n/);
  expect(shown.printed.join('\n')).toContain('Missing, with what is read instead: Spanish → English');
  expect(text.printed).toEqual(['أرسلوا ممارستكم.']);
  const parsed = await PostalMime.parse(readFileSync(mail));
  expect(parsed).toMatchObject({ subject: 'Call for practices', text: 'أرسلوا ممارستكم.' });
  expect(parsed.html).toContain('dir="rtl"');
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(book);
  expect(workbook.worksheets.map(({ name, rowCount }) => [name, rowCount])).toEqual([['Reach', 13], ['Conversations', 4], ['Questions', 1]]);
  expect(proof.printed).toEqual(['Reached none of 2 networks yet.', 'Not reached: Kenya and Senegal.']);
});

it('shows when it would go, sets nothing, and tells the time once it is set', { timeout: 60_000 }, async () => {
  const here = await newsroom(2);
  const as = ['--as', 'slack:T1/UBEN'];
  await call(here, 'create', join(here.folder, 'call.md'), '--as', 'slack:T1/UANA');
  const early = await call(here, 'send', 'B-1', '--at', '2099-12-01 09:00', '--dry-run', ...as);
  await call(here, 'approve', 'B-1', ...as);
  const local = await call(here, 'send', 'B-1', '--at', '2099-12-01 09:00', '--dry-run', '--json', ...as);
  const shown = await call(here, 'send', 'B-1', '--at', '2099-12-01T09:00Z', '--dry-run', ...as);
  const past = await call(here, 'send', 'B-1', '--at', '2020-12-01 09:00', '--dry-run', ...as);
  const late = await call(here, 'send', 'B-1', '--at', '2020-12-01T09:00Z', '--json', ...as);
  const now = await call(here, 'send', 'B-1', '--dry-run', ...as);
  const before = jsonOf(await call(here, 'show', 'B-1', '--json'));
  const set = await call(here, 'send', 'B-1', '--at', '2099-12-01 09:00', ...as);

  expect([early, past, late, now].map(({ exitCode }) => exitCode)).toEqual([1, 1, 1, 2]);
  expect(jsonOf(late)).toMatchObject({ refused: 'at-passed' });
  // Nairobi is three hours ahead of UTC, Dakar is not.
  expect(jsonOf(local)).toEqual({ id: 'B-1', schedule: { kind: 'local', day: '2099-12-01', time: '09:00' }, first: '2099-12-01T06:00:00.000Z', last: '2099-12-01T09:00:00.000Z', conversations: 2, passed: 0 });
  expect(shown.printed.join('\n')).toMatch(/^Goes on Tuesday 1 December 2099, .* In UTC: Tuesday 1 December 2099, .*\nTo 2 conversations\.\nNothing is set yet\.$/);
  expect(before).toMatchObject({ state: 'approved', schedule: null, unconfirmed: { conversations: 0, networks: [] } });
  expect(set.printed.join('\n')).toContain('on each network’s own clock.');
});
