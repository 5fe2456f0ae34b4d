import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/**
 * Years of the command line that take several runs each, and whole runs done over and over: killed at each of their
 * writes, flipped bit by bit, made on both sides.
 */
export default defineConfig({
  test: {
    include: ['test/slow/**/*.test.ts'],
    maxWorkers: Math.max(2, availableParallelism()),
    isolate: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
