import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { desk, jsonOf, type Desk } from './run-command.js';

const talks = (here: Desk, as: string, typed: string) => here.runWith({ typed }, 'chat', '--as', as, '--locale', 'en');

it('writes everything that is held about a person into one file for its owner, and notes that it did', async () => {
  const here = desk();
  await talks(here, 'zara', 'network KE\nsupport ask secretariat-support please review our quagga terms\n');
  const out = join(here.folder, 'zara.json');

  const written = jsonOf(await here.run('people', 'export', 'zara', '--out', out, '--json'));
  const file: unknown = JSON.parse(readFileSync(out, 'utf8'));

  expect(file).toMatchObject({ accounts: ['console:zara'], tables: { account: { what: expect.stringContaining('platform') as string, rows: [{ platform: 'console', user_id: 'zara' }] }, support_request: { rows: [{ words: 'please review our quagga terms' }] } } });
  expect(written).toMatchObject({ file: out, who: 'console:zara' });
  expect((statSync(out).mode & 0o777).toString(8)).toBe('600');
  expect(jsonOf(await here.run('audit', 'list', '--what', 'people', '--json'))).toMatchObject([{ action: 'people.export', subject: 'console:zara', from: 'command line' }]);
});

it('asks before it erases, and then leaves no trace of her', async () => {
  const here = desk();
  await talks(here, 'zara', 'network KE\nlanguage fr\nremind 14d\nsupport ask secretariat-support please review our quagga terms\n');

  const asked = await here.run('people', 'erase', 'zara', '--as', 'ana');
  const still = jsonOf(await here.run('support', 'show', 'R-1', '--json'));
  const erased = jsonOf(await here.run('people', 'erase', 'zara', '--as', 'ana', '--yes', '--json'));
  const after = await here.run('people', 'export', 'zara', '--out', join(here.folder, 'zara.json'));

  expect([asked.exitCode, asked.told.join()]).toEqual([1, expect.stringMatching(/^console:zara stands in \d+ rows .*Nothing was changed\. To do it, add --yes$/)]);
  expect(still).toMatchObject({ what: 'please review our quagga terms' });
  expect(erased).toMatchObject({ erased: 1, pseudonym: expect.stringMatching(/^person:/) as string, draftsDeleted: 0 });
  expect(after).toMatchObject({ exitCode: 1, printed: [] });
  const bytes = readFileSync(join(here.folder, 'bot.db'));
  for (const trace of ['zara', 'quagga']) expect(bytes.includes(trace)).toBe(false);
});

it('is for approvers and the machine alone, and keeps the last approver', async () => {
  const here = desk();
  await here.run('people', 'grant', 'web:olga', 'approver', '--as', 'ana');
  await here.run('people', 'grant', 'web:daniel', 'editor', '--as', 'ana');

  const ends = [
    await here.run('people', 'erase', 'web:daniel', '--as', 'web:daniel', '--yes'), await here.run('people', 'export', 'web:olga', '--as', 'web:daniel', '--out', join(here.folder, 'x.json')),
    await here.run('people', 'erase', 'web:olga', '--as', 'web:olga', '--yes'), await here.run('people', 'erase', 'nobody', '--as', 'ana', '--yes'), await here.run('people', 'erase', 'no body', '--as', 'ana'),
  ];

  expect(ends.map(({ exitCode }) => exitCode)).toEqual([1, 1, 1, 1, 2]);
  expect(ends[2]?.told.join()).toContain('The last approver cannot be erased');
  expect(jsonOf(await here.run('people', 'list', '--json'))).toMatchObject([{ who: 'web:olga' }, { who: 'web:daniel' }]);
});
