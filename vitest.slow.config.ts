import { configDefaults, defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What holds a time against the clock, or would keep what does from being on time: one after another. */
const alone = [
  'test/archive/embedded/care/damaged-log.slow.test.ts',
  'test/bench/processes/*.slow.test.ts',
  'test/bench/soak.slow.test.ts',
  'test/cli/{local-trial,sharing,stopping,trial-page}.slow.test.ts',
  'test/embedding/hub-model.slow.test.ts',
  'test/journey/{bulk-import,busy-and-stopping}.slow.test.ts',
  'test/journey/page/*.slow.test.ts',
  'test/reading/long-texts.slow.test.ts',
  'test/reading/page/*.slow.test.ts',
];

/** What takes minutes; begun first, so that at the end nobody waits for one. */
const longest = [
  'test/cli/reembed-kills.slow.test.ts',
  'test/evaluation/both-drivers.slow.test.ts',
  'test/archive/embedded/care/flipped-bits.slow.test.ts',
  'test/cli/move-command.slow.test.ts',
  'test/journey/hostile-input-in-direct-messages.slow.test.ts',
  'test/journey/hostile-input-in-servers.slow.test.ts',
  'test/cli/backup-command.slow.test.ts',
];

function placeOf({ moduleId }: TestSpecification): number {
  const place = longest.findIndex((file) => moduleId.endsWith(file));
  return place === -1 ? longest.length : place;
}

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((one, other) => placeOf(one) - placeOf(other));
  }
}

const all = ['test/**/*.slow.test.ts'];

export default defineConfig({
  test: {
    pool: 'forks',
    testTimeout: 600_000,
    hookTimeout: 300_000,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: {
          name: 'patient',
          include: all,
          exclude: [...configDefaults.exclude, ...alone],
          // They start processes, and wait for these much of their time: two alone would leave a processor idle for a third of it.
          maxWorkers: 3,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: { name: 'alone', include: alone, maxWorkers: 1, sequence: { groupOrder: 1 } },
      },
    ],
  },
});
