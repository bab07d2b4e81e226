import { availableParallelism } from 'node:os';
import { configDefaults, defineConfig } from 'vitest/config';

/**
 * Tests whose files share a process and its modules, because to start one for each takes several times as long as many of
 * the tests. Not so what starts programs, measures its own memory, or changes what all of its process share. No helper of
 * theirs may have hooks of its own: they would be set for the first file that imports it, and for no other.
 */
const sharing = [
  'test/answering/**/!(*-process).test.ts',
  'test/{archive,chat,commands,desk,discord,discord-harness,evaluation,journey,locales,observing,search}/**/*.test.ts',
  'test/reading/{feeds,passages,report,stories,text}/**/*.test.ts',
];
/** What starts programs and takes longest, though its files are small: begun first, so that at the end nobody waits for one. */
const long = ['test/bench/torture/**/*.test.ts', 'test/cli/**/*.test.ts'];
const slow = ['test/**/*.slow.test.ts'];

export default defineConfig({
  test: {
    // The native modules (hnswlib-node, better-sqlite3, ONNX Runtime) do not survive worker threads.
    pool: 'forks',
    // Vitest leaves one processor to itself, though it has little to do: of two it would use one.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: 30_000,
    hookTimeout: 60_000,
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
          name: 'sharing',
          include: sharing,
          exclude: [...configDefaults.exclude, ...slow],
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'whole',
          include: ['test/**/*.test.ts'],
          exclude: [...configDefaults.exclude, ...slow, ...long, ...sharing],
        },
      },
    ],
  },
});
