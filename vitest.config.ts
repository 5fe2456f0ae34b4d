import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/e2e/**', 'test/aws/**', 'test/account/**', 'node_modules/**'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    coverage: {
      provider: 'v8',
      include: ['analytics/**/*.ts', 'functions/**/*.ts'],
      reporter: ['text-summary', 'json-summary'],
    },
  },
});
