import { expect, test } from 'vitest';
import { startProgram } from '../cli/run-cli.js';

test('people, two imports and feeds at once for twenty seconds: no error', async () => {
  const run = await startProgram('bench/soak.js', ['--minutes', '0.34', '--people', '8', '--seed', '7'])
    .ended;
  expect(run.stdout).toContain('No error.');
  expect(run.stdout).toMatch(/'ask'/);
  expect(run.code).toBe(0);
});

test('what is no number is refused', async () => {
  const run = await startProgram('bench/soak.js', ['--minutes', 'many']).ended;
  expect(run).toMatchObject({ code: 2, stderr: expect.stringContaining('--minutes') });
});
