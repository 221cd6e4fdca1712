import { expect, it } from 'vitest';
import { desk, jsonOf } from './run-command.js';

it('lists who did what to what, when, from where', async () => {
  const here = desk();
  await here.run('people', 'grant', 'slack:T1/U1', 'editor', '--as', 'ana');
  await here.run('people', 'grant', 'daniel', 'editor', '--as', 'web:amina');
  await here.runWith({ typed: 'network KE\n' }, 'chat', '--as', 'youssef', '--locale', 'en');

  const all = jsonOf(await here.run('audit', 'list', '--json'));
  const refused = jsonOf(await here.run('audit', 'list', '--refused', '--who', 'web:amina', '--what', 'people', '--json'));
  const about = jsonOf(await here.run('audit', 'list', '--about', 'slack:T1/U1', '--since', '2020-01-01', '--json'));
  const table = await here.run('audit', 'list', '--limit', '1');

  expect(all).toMatchObject([
    { by: 'console:youssef', action: 'network.set', outcome: 'done', after: { network: 'KE' } },
    { by: 'web:amina', action: 'people.grant', outcome: 'refused', from: 'command line' },
    { by: 'console:ana', action: 'people.grant', subject: 'slack:T1/U1', outcome: 'done', from: 'command line' },
  ]);
  expect(refused).toMatchObject([{ by: 'web:amina', action: 'people.grant' }]);
  expect(about).toMatchObject([{ subject: 'slack:T1/U1' }]);
  expect(table.printed).toHaveLength(2);
});

it('says which option it cannot read', async () => {
  const here = desk();

  const ends = [await here.run('audit', 'list', '--since', 'yesterday'), await here.run('audit', 'list', '--limit', '0'), await here.run('audit', 'list', '--what', 'Support!')];

  expect(ends.map(({ exitCode }) => exitCode)).toEqual([2, 2, 2]);
  expect(ends[0]?.told).toEqual(['--since yesterday: cannot be read. Days are written 2026-12-01, actions support or support.done.']);
});
