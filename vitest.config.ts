import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['app/**/*.test.{ts,tsx}', 'db/**/*.test.ts', 'server/**/*.test.ts', 'scripts/**/*.test.ts', 'tests/**/*.test.ts'],
    exclude: ['tests/e2e/**', 'node_modules/**'],
    setupFiles: ['tests/support/setup.ts'],
    // Two cores are the size of machine this has to pass on.
    maxWorkers: 2,
    // Tests that start a process or fill a disk take seconds where both cores are busy.
    testTimeout: 30_000,
  },
});
