import { defineConfig } from 'vitest/config';

/** A run that goes badly on purpose: what its last lines say is tested. */
export default defineConfig({ test: { root: import.meta.dirname, include: ['*.sample.ts'], reporters: ['../closing-line.ts'], isolate: false } });
