import { defineConfig } from 'vitest/config';

const deploying = 'test/aws/e2e/**/*.test.ts';

/**
 * The tests on real servers: each file starts its own on loopback, two files at a time. Those that deploy do so from
 * templates synthesised once.
 */
export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'servers',
          include: ['test/aws/**/*.test.ts'],
          exclude: [deploying],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'cloud',
          include: [deploying],
          globalSetup: ['test/aws/cloud/setup.ts'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
