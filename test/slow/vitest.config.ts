import { defineConfig } from 'vitest/config';
import root from '../../vitest.config.ts';

/** Whole runs done over and over: killed at each of their writes, flipped bit by bit, made on both sides. */
export default defineConfig({
  ...root,
  test: { ...root.test, include: ['test/slow/**/*.test.ts'], exclude: ['node_modules/**'] },
});
