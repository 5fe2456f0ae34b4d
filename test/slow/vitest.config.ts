import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/**
 * What takes whole runs or seconds a case: years of the command line, deliveries one after another, the models' worked
 * examples, years drawn at random, sweeps, a watched folder, large texts, and runs done over and over: killed at each
 * of their writes, flipped bit by bit, made on both sides.
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
