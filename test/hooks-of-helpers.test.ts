import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectFolder } from '../src/project-folder.js';

/** Helpers of tests of which each file has a process of its own: see `vitest.config.ts`. */
const onlyInProcessesOfOneFile = ['cli/run-cli.ts'];

test('a helper that files share a process with has no hooks, which would be set for the first of them only', () => {
  const folder = join(projectFolder, 'test');
  const helpers = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.ts') && !name.endsWith('.test.ts'),
  );
  const withHooks = helpers.filter((name) =>
    /^(?:before|after)(?:All|Each)\(/m.test(readFileSync(join(folder, name), 'utf8')),
  );
  expect(withHooks.sort()).toEqual(onlyInProcessesOfOneFile);
});
