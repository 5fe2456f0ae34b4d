import { defineConfig } from 'vitest/config';

/**
 * The tests on an account of AWS, against an install that can be thrown away: see docs/fidelity.md. One file after
 * another, for they share it.
 */
export default defineConfig({
  test: {
    include: ['test/account/**/*.test.ts'],
    testTimeout: 3_600_000,
    hookTimeout: 600_000,
    fileParallelism: false,
  },
});
