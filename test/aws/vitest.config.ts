import { defineConfig } from 'vitest/config';

/** The tests on real servers: each file starts its own on loopback, two files at a time. */
export default defineConfig({
  test: { include: ['test/aws/**/*.test.ts'], testTimeout: 120_000, hookTimeout: 120_000, maxWorkers: 2 },
});
