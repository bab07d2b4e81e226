import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { knownVariables } from '../../src/config.js';
import { projectFolder } from '../../src/project-folder.js';
import { shutdownMs } from '../../src/shutdown.js';

const file = join(projectFolder, 'deploy', 'dateline.service');
const settings = new Map(
  readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [, name = '', value = ''] = /^([A-Z]\w*)=(.*)$/.exec(line) ?? [];
      return name === '' ? [] : [[name, value] as const];
    }),
);

test('the archive lies where the service may write', () => {
  expect(settings.get('Environment')).toBe(`DATELINE_ARCHIVE=/var/lib/${settings.get('StateDirectory')}`);
  expect(knownVariables).toContain('DATELINE_ARCHIVE');
  expect(settings.get('ProtectSystem')).toBe('strict');
});

test('it is started as npm start does, and not as root', () => {
  const { scripts } = JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8')) as {
    scripts: Readonly<Record<string, string>>;
  };
  expect(settings.get('ExecStart')).toBe(`/usr/bin/${scripts['start']}`);
  expect(settings.get('User')).toBe('dateline');
});

test('it has the time that it needs to stop, and is left to end its children', () => {
  expect(Number(settings.get('TimeoutStopSec')) * 1000).toBeGreaterThan(shutdownMs);
  expect(settings.get('KillMode')).toBe('mixed');
});

test('it gains no rights, and nothing is forbidden that Node needs', () => {
  expect(settings.get('NoNewPrivileges')).toBe('yes');
  expect(settings.get('CapabilityBoundingSet')).toBe('');
  // The first ends every JavaScript engine with a compiler, the second hides /proc/meminfo.
  expect(settings.has('MemoryDenyWriteExecute')).toBe(false);
  expect(settings.has('ProcSubset')).toBe(false);
});

const node = '/usr/bin/node';

// Where this machine has no systemd, or its Node elsewhere, nothing can be said.
test.skipIf(!existsSync('/usr/bin/systemd-analyze') || !existsSync(node))(
  'systemd finds nothing to say against it',
  () => {
    const { status, stdout, stderr } = spawnSync('systemd-analyze', ['verify', '--man=no', file], {
      encoding: 'utf8',
    });
    expect({ status, said: `${stdout}${stderr}` }).toEqual({ status: 0, said: '' });
  },
);
