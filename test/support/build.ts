import { spawnSync } from 'node:child_process';
import { packageRoot } from '../../src/package-root.js';

/**
 * Journeys run what was compiled, so it is compiled first (seconds when nothing changed). Faults of types are not judged
 * here: `npm run types` names them, and what could be compiled is tested all the same.
 */
export default function build(): void {
  const { error } = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], { cwd: packageRoot, stdio: 'ignore' });
  if (error !== undefined) throw error;
}
