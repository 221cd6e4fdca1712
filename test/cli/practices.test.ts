import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { WHOLE_PRACTICE } from '../support/sample-practice.js';
import { desk, jsonOf, type Desk } from './run-command.js';

function fileIn(here: Desk, values: unknown): string {
  const path = join(here.folder, 'practice.json');
  writeFileSync(path, JSON.stringify(values));
  return path;
}

it('takes a whole practice from a file, lists it by what it is, and shows it', async () => {
  const here = desk();
  const path = fileIn(here, { ...WHOLE_PRACTICE, countries: 'Kenya, Uganda' });

  const submitted = jsonOf(await here.run('practices', 'submit', path, '--as', 'slack:T1/U1', '--network', 'Kenya', '--json'));
  const [row] = jsonOf(await here.run('practices', 'list', '--json')) as { id: string }[];
  const shown = jsonOf(await here.run('practices', 'show', row?.id ?? '', '--json'));
  const count = async (...filter: string[]) => (jsonOf(await here.run('practices', 'list', '--json', ...filter)) as unknown[]).length;

  expect(submitted).toEqual({ id: row?.id, state: 'submitted' });
  expect(row).toEqual({ id: row?.id, state: 'submitted', title: WHOLE_PRACTICE['title'], network: 'KE', language: 'en', objectives: ['5', '16', '6'], submittedAt: expect.any(String) as string });
  expect(shown).toMatchObject({ state: 'submitted', values: WHOLE_PRACTICE, overruled: [] });
  expect([await count('--objective', '6'), await count('--objective', '7'), await count('--network', 'KE', 'FR'), await count('--network', 'FR'), await count('--state', 'draft'), await count('--region', 'africa'), await count('--region', 'asia'), await count('--since', '2020-01-01'), await count('--until', '2020-01-01')]).toEqual([1, 0, 1, 0, 0, 1, 0, 1, 0]);
});

it('names every field that is wrong, and keeps nothing', async () => {
  const here = desk();
  const path = fileIn(here, { title: 'Only a title', countries: 'Atlantis', geographicScope: 7, state: 'approved' });

  const refused = await here.run('practices', 'submit', path, '--as', 'slack:T1/U1', '--json');
  const { errors } = jsonOf(refused) as { errors: Record<string, string> };

  expect(refused.exitCode).toBe(1);
  expect(Object.keys(errors)).toEqual(expect.arrayContaining(['countries', 'geographicScope', 'state', 'summary', 'submitterEmail', 'consentToPublish']));
  expect(errors).not.toHaveProperty('title');
  expect(jsonOf(await here.run('practices', 'list', '--json'))).toEqual([]);
});

it('stops at warnings until somebody says why they may stand, and at a practice that is there already', async () => {
  const here = desk();
  const path = fileIn(here, { ...WHOLE_PRACTICE, summary: 'Short.' });
  const submit = (...more: string[]) => here.run('practices', 'submit', path, '--as', 'slack:T1/U1', '--network', 'KE', '--json', ...more);

  const stopped = await submit();
  const taken = await submit('--reason', 'It is a small one.');
  const again = await submit();

  expect([stopped.exitCode, taken.exitCode, again.exitCode]).toEqual([1, 0, 1]);
  expect(jsonOf(stopped)).toMatchObject({ refused: 'checks', findings: [{ field: 'summary', code: 'short' }] });
  expect(jsonOf(again)).toMatchObject({ findings: [{ code: 'alike', args: { practice: (jsonOf(taken) as { id: string }).id } }, { code: 'short' }] });
  expect(jsonOf(await here.run('practices', 'show', (jsonOf(taken) as { id: string }).id, '--json'))).toMatchObject({ overruled: [{ field: 'summary', code: 'short', reason: 'It is a small one.' }] });
});

it('says what it expected of a file, an id and an option', async () => {
  const here = desk();

  const ends = [await here.run('practices', 'submit', 'nothing.json', '--as', 'amina'), await here.run('practices', 'submit', fileIn(here, [1]), '--as', 'amina'), await here.run('practices', 'show', 'p1'), await here.run('practices', 'list', '--objective', '24')];

  expect(ends.map(({ exitCode }) => exitCode)).toEqual([2, 1, 1, 2]);
  expect(ends.every(({ told }) => told.length === 1)).toBe(true);
});
