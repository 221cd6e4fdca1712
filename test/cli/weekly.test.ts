import { expect, it } from 'vitest';
import { desk, jsonOf } from './run-command.js';

const env = { IMRF_NOW: '2026-11-25T09:00:00Z', SECRETARIAT_ZONE: 'Europe/Zurich' };

it('previews the week, and writes nothing', async () => {
  const here = desk();

  const preview = jsonOf(await here.runWith({ env }, 'weekly', 'preview', '--json'));
  const table = await here.runWith({ env }, 'weekly', 'preview');

  expect(preview).toMatchObject({ monday: '2026-11-23', zone: 'Europe/Zurich', readers: 0, lines: [{ list: 'due' }, { list: 'unreached', count: 0 }, { list: 'unanswered', count: 0 }, { list: 'unchecked' }, { list: 'failed', count: 0 }, { list: 'held', count: 0 }, { list: 'requests', count: 0 }, { list: 'unconfirmed', count: 0 }, { list: 'practices', count: 0 }] });
  expect(table.printed).toHaveLength(10);
  expect(jsonOf(await here.run('deliveries', 'list', '--json'))).toEqual([]);
});

it('says how to mend a zone that is none', async () => {
  expect(await desk().runWith({ env: { SECRETARIAT_ZONE: 'Geneva' } }, 'weekly', 'preview')).toMatchObject({ exitCode: 78, told: ['SECRETARIAT_ZONE is no time zone. Give an IANA name such as Europe/Zurich, or leave it out.'] });
});
