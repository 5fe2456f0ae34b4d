import { defineConfig } from 'vitest/config';

/** Forms that LibreOffice opens, fills in and saves; they need it and python3-uno. */
export default defineConfig({
  test: { include: ['test/office/**/*.test.ts'], testTimeout: 240_000, hookTimeout: 240_000, fileParallelism: false },
});
