import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { packageRoot } from '../src/package-root.js';

it('ends a run with the names of what failed, then one line of counts', () => {
  const { stdout, status } = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', '--config', 'test/support/sample-run/vitest.config.ts'], { cwd: packageRoot, encoding: 'utf8' });

  expect(status).toBe(1);
  const [counts, ...names] = stdout.trim().split('\n').slice(-3).reverse();
  expect([...names.sort(), counts]).toEqual([
    'Failed: test/support/sample-run/broken.sample.ts',
    'Failed: test/support/sample-run/mixed.sample.ts > a run > has what fails',
    '1 passed, 2 failed, 1 skipped',
  ]);
});
