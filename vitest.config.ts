import { availableParallelism } from 'node:os';
import { configDefaults, defineConfig } from 'vitest/config';

/**
 * What starts programs and takes longest, though its files are small: begun first, so that at the end nobody waits for one.
 * Each of its files has a process to itself.
 */
const long = ['test/bench/torture/**/*.test.ts', 'test/cli/**/*.test.ts'];
/** What measures the memory of its process, changes what all of it share, or would wait for what it left. */
const alone = [
  'test/answering/**/*-process.test.ts',
  'test/archive/words-memory.test.ts',
  'test/embedding/process-embedder.test.ts',
  'test/reading/fetch/{fetch-refusals,guard}.test.ts',
];
const slow = ['test/**/*.slow.test.ts'];

export default defineConfig({
  test: {
    // The native modules (hnswlib-node, better-sqlite3, ONNX Runtime) do not survive worker threads.
    pool: 'forks',
    // Vitest leaves one processor to itself, though it has little to do: of two it would use one.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // Ends what hangs, on a busy machine too; what must not take long says so itself.
    testTimeout: 90_000,
    hookTimeout: 180_000,
    // In order of their names.
    projects: [
      {
        extends: true,
        test: {
          name: 'long',
          include: long,
          exclude: [...configDefaults.exclude, ...slow],
        },
      },
      {
        extends: true,
        test: {
          // To start a process for each file takes several times as long as many of the tests. No helper of theirs may have
          // hooks of its own: they would be set for the first file that imports it, and for no other.
          name: 'sharing',
          include: ['test/**/*.test.ts'],
          exclude: [...configDefaults.exclude, ...slow, ...long, ...alone],
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'whole',
          include: alone,
          exclude: [...configDefaults.exclude, ...slow],
        },
      },
    ],
  },
});
