import { configDefaults, defineConfig } from 'vitest/config';

/** What holds no time against the clock: two at a time. */
const patient = [
  'test/archive/embedded/care/{flipped-bits,mended-log,put-in-place}.slow.test.ts',
  'test/archive/move/interrupted.slow.test.ts',
  'test/bench/torture/*.slow.test.ts',
  'test/cli/{aliases,articles,backup,check,doctor,export,feed,import,privacy,sources,verify}-command.slow.test.ts',
  'test/cli/{ask-options,full-disk-start,reembed-kills,serving-once}.slow.test.ts',
  'test/evaluation/both-drivers.slow.test.ts',
  'test/journey/{claims,follow-ups,follow-up-floors,same-answers,small-archives}.slow.test.ts',
  'test/journey/hostile-input-*.slow.test.ts',
];

export default defineConfig({
  test: {
    pool: 'forks',
    testTimeout: 600_000,
    hookTimeout: 120_000,
    projects: [
      {
        extends: true,
        test: { name: 'patient', include: patient, maxWorkers: 2, sequence: { groupOrder: 0 } },
      },
      {
        extends: true,
        test: {
          name: 'alone',
          include: ['test/**/*.slow.test.ts'],
          exclude: [...configDefaults.exclude, ...patient],
          // They start processes of their own, and some hold a time against the clock.
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
