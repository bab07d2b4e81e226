import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/**/*.slow.test.ts'],
    // The native modules (hnswlib-node, better-sqlite3, ONNX Runtime) do not survive worker threads.
    pool: 'forks',
    // Tests wait for child processes much of their time: a second worker fills that.
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
