import { relative } from 'node:path';
import type { Reporter, TestModule } from 'vitest/node';
import { packageRoot } from '../../src/package-root.js';

/** Ends the run with what failed, by name, then one plain line of counts: whoever sees only the end of the output knows what happened. */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    process.stdout.write(closing(modules));
  }
}

/** The last lines of a run. */
function closing(modules: readonly TestModule[]): string {
  const tests = modules.flatMap((module) => [...module.children.allTests()]);
  const count = (state: string) => tests.filter((test) => test.result().state === state).length;
  // A file that could not be loaded has no tests to fail: it counts as one.
  const broken = modules.filter((module) => module.state() === 'failed' && ![...module.children.allTests()].some((test) => test.result().state === 'failed'));
  const failed = [...tests.filter((test) => test.result().state === 'failed').map((test) => `${fileOf(test.module)} > ${test.fullName}`), ...broken.map(fileOf)];
  const names = failed.map((name) => `Failed: ${name}\n`).join('');
  return `\n${names}${count('passed')} passed, ${failed.length} failed, ${count('skipped')} skipped\n`;
}

function fileOf({ moduleId }: TestModule): string {
  return relative(packageRoot, moduleId);
}
