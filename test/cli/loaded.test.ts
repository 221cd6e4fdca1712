import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { packageRoot } from '../../src/package-root.js';

it('loads no workbooks, no platform and no words of questions for a command that needs none (docs/decisions/013)', () => {
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--import', './test/support/what-was-loaded.mjs', 'dist/src/main.js', '--help'], { cwd: packageRoot, encoding: 'utf8' });

  const loaded = stderr.split('\n');
  expect([status, stdout.split('\n')[0]]).toEqual([0, 'Usage: imrf-bot [options] [command]']);
  expect(loaded.filter((file) => /messages\/en\.json/.test(file))).not.toEqual([]);
  expect(loaded.filter((file) => /\/(exceljs|docx|mammoth|botbuilder|@slack)\/|answers\/lexicon\/|spoken\/lexicon\//.test(file))).toEqual([]);
});
