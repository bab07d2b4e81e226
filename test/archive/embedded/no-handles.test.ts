import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { temporaryFolder } from './temporary-collection.js';

const script = fileURLToPath(new URL('./without-handles.mjs', import.meta.url));
const refused = { error: 'UserError', code: 'archive-no-handles' };

test.skipIf(process.platform === 'win32')(
  'without file handles another collection is refused with a sentence, what is open goes on, and all is well again with them (needs npm run build)',
  async () => {
    const folder = await temporaryFolder();
    const run = spawnSync('sh', ['-c', 'ulimit -n 256 && exec "$0" "$@"', process.execPath, script, folder], {
      encoding: 'utf8',
      timeout: 20_000,
    });
    expect(run.stderr).toBe('');
    expect(
      run.stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([
      { step: 'taken', code: 'EMFILE' },
      {
        step: 'another, without handles',
        ...refused,
        message: expect.stringMatching(/^Dateline has no file handle left, .*try again/),
      },
      { step: 'a child, without handles', ...refused, message: expect.any(String) },
      { step: 'the same, with handles', result: 0 },
      { step: 'taken', code: 'EMFILE' },
      { step: 'what is open goes on', result: 0 },
      // Nobody uses those that are open, so they make place.
      { step: 'another in its place', result: 0 },
      { step: 'what was closed for it', result: 0 },
      expect.objectContaining({ step: 'a child, with handles', result: 'read' }),
    ]);
    expect(run.status).toBe(0);
  },
);
