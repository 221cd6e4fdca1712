import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/build.ts', 'test/support/one-folder.ts'],
    setupFiles: ['test/support/seed.ts'],
    reporters: ['default', 'test/support/closing-line.ts'],
    // Real processes, servers and files on a noisy machine with two cores: a slow minute is not a failure.
    testTimeout: 240_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    // The house has no singletons and its tests mock no module: test files of one worker share what is loaded, which halves the time of a run.
    isolate: false,
  },
});
