import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/longest-first.ts';

/** Files that put others in the place of Node's modules; they share no process with the rest. */
const apart = ['test/functions/adapters/full-disk.test.ts'];

const patience = { testTimeout: 120_000, hookTimeout: 120_000 };

export default defineConfig({
  test: {
    // One worker a core, on two cores as well: the default there is a single one.
    maxWorkers: Math.max(2, availableParallelism()),
    sequence: { sequencer: LongestFirst },
    coverage: {
      provider: 'v8',
      include: ['analytics/**/*.ts', 'functions/**/*.ts'],
      reporter: ['text-summary', 'json-summary'],
    },
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: [
            'test/slow/**',
            'test/e2e/**',
            'test/aws/**',
            'test/account/**',
            'test/office/**',
            'node_modules/**',
            ...apart,
          ],
          // Loading the modules anew for each of two hundred files would take a third of the time.
          isolate: false,
          ...patience,
        },
      },
      { test: { name: 'apart', include: apart, ...patience } },
    ],
  },
});
