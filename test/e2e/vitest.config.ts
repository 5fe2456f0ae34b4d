import { defineConfig } from 'vitest/config';

/** The browser tests: they need Debian's Chromium and the example sites under out/. */
export default defineConfig({
  test: { include: ['test/e2e/**/*.test.ts'], testTimeout: 120_000, hookTimeout: 120_000, fileParallelism: false },
});
