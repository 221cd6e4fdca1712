import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { packageRoot } from '../../src/package-root.js';

const folder = join(packageRoot, 'test/simulation/faults');

it('can still plant every fault: each patch fits the house as it is', () => {
  const patches = readdirSync(folder).filter((file) => file.endsWith('.patch'));

  const misfits = patches.flatMap((patch) => {
    const { status, stderr } = spawnSync('git', ['apply', '--check', '--recount', join(folder, patch)], { cwd: packageRoot, encoding: 'utf8' });
    return status === 0 ? [] : [`${patch}: ${stderr}`];
  });

  expect(patches).toHaveLength(14);
  expect(misfits).toEqual([]);
});
