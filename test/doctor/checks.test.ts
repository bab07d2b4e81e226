import { chmod, cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { localCollection } from '../../src/archive/collection-id.js';
import { openEmbeddedArchive } from '../../src/archive/embedded/embedded-archive.js';
import { knownVariables, readConfig } from '../../src/config.js';
import { projectFolder } from '../../src/project-folder.js';
import { checkArchive } from '../../src/doctor/check-archive.js';
import { checkDisk } from '../../src/doctor/check-disk.js';
import { checkEnvironment } from '../../src/doctor/check-environment.js';
import { checkModel } from '../../src/doctor/check-model.js';
import { checkNativeModules } from '../../src/doctor/check-native-modules.js';
import { checkNode } from '../../src/doctor/check-node.js';
import { checkTimeZone } from '../../src/doctor/check-time-zone.js';
import type { Check, Finding } from '../../src/doctor/finding.js';
import { runChecks } from '../../src/doctor/run-checks.js';
import { serveDesk } from '../../src/desk/socket-server.js';
import { createLogger } from '../../src/logger.js';
import { FakeDesk } from '../fakes/fake-desk.js';

const logger = createLogger('silent');
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dateline-doctor-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

const openArchive = () =>
  openEmbeddedArchive({ folder, profile: { fingerprint: 'test', dimension: 8 }, logger });

/** Findings that are not in order; each must say what to do, where it is broken. */
async function troubles(check: Check): Promise<readonly Finding[]> {
  const found = await check.run();
  expect(found.length).toBeGreaterThan(0);
  expect(found.filter(({ state, fix }) => state === 'broken' && fix === null)).toEqual([]);
  return found.filter(({ state }) => state !== 'ok');
}

describe('Node', () => {
  test.each(['20.19.0', '20.20.2', '22.12.0', '24.4.1'])('%s is fine', async (version) => {
    expect(await troubles(checkNode(version))).toEqual([]);
  });

  test.each(['18.20.0', '20.18.3', '16.0.0'])('%s is too old', async (version) => {
    expect(await troubles(checkNode(version))).toMatchObject([{ state: 'broken' }]);
  });

  test.each(['21.0.0', '23.5.0', '26.0.0'])('%s was not tested with', async (version) => {
    expect(await troubles(checkNode(version))).toMatchObject([{ state: 'hint' }]);
  });
});

test('the native modules of this installation work', async () => {
  expect(await troubles(checkNativeModules)).toEqual([]);
});

describe('settings', () => {
  test.each([
    ['DATELINE_METRICPORT', 'DATELINE_METRICS_PORT'],
    ['DATELINE_ARCHVE', 'DATELINE_ARCHIVE'],
    ['DISCORD_TOKN', 'DISCORD_TOKEN'],
  ])('%s is a misspelt %s', async (misspelt, meant) => {
    const found = await troubles(checkEnvironment({ [misspelt]: 'x', PATH: '/bin' }));
    expect(found).toMatchObject([{ state: 'hint', says: expect.stringContaining(misspelt) }]);
    expect(found[0]?.fix).toContain(`If ${meant} is meant`);
  });

  test('what is like nothing that is known is said without a guess', async () => {
    const [found] = await troubles(checkEnvironment({ DATELINE_FAVOURITE_COLOUR: 'red' }));
    expect(found?.fix).not.toContain('is meant');
  });

  test('a value that cannot be read is broken, and said with its variable', async () => {
    const found = await troubles(checkEnvironment({ DATELINE_EMBEDDERS: 'many', DATELINE_LOGG: 'info' }));
    expect(found.map(({ state }) => state)).toEqual(['broken', 'hint']);
    expect(found[0]?.says).toContain('DATELINE_EMBEDDERS="many"');
  });

  test('everything in .env.example is known', async () => {
    const { readFile } = await import('node:fs/promises');
    const example = await readFile(join(projectFolder, '.env.example'), 'utf8');
    const named = [...example.matchAll(/^#?([A-Z_]+)=/gm)].map(([, variable]) => variable);
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((variable) => !knownVariables.includes(variable ?? ''))).toEqual([]);
  });
});

describe('model', () => {
  test('the one that comes with Dateline is whole and answers', async () => {
    const [found] = await checkModel(readConfig({}).model).run();
    expect(found).toMatchObject({ check: 'model', says: expect.stringContaining('384 numbers') });
    expect(found?.state).not.toBe('broken');
  });

  test('a folder without its files is said, with the way out', async () => {
    const found = await troubles(checkModel(readConfig({ DATELINE_MODEL: folder }).model));
    expect(found).toMatchObject([{ state: 'broken', fix: expect.stringContaining('git checkout') }]);
  });

  test('one flipped bit is found by its checksum', async () => {
    const { verifyModelFiles } = await import('../../src/embedding/model-files.js');
    const { resolveModelProfile } = await import('../../src/embedding/resolve-model-profile.js');
    const profile = resolveModelProfile(readConfig({}).model);
    if (profile.source.kind !== 'folder') throw new Error('It comes in a folder.');
    await cp(profile.source.path, folder, { recursive: true });
    const { readFile } = await import('node:fs/promises');
    const file = join(folder, 'onnx', 'model_quantized.onnx');
    const bytes = await readFile(file);
    bytes[bytes.length >> 1]! ^= 1;
    await rm(file);
    await writeFile(file, bytes);
    expect(() => verifyModelFiles(folder, profile)).toThrow(/is damaged/);
  });

  test('a model that would have to be fetched is not fetched for this', async () => {
    const settings = readConfig({
      DATELINE_MODEL: 'nobody/no-such-model',
      DATELINE_REMOTE_MODELS: 'true',
      DATELINE_MODEL_DIMENSION: '8',
      DATELINE_REMOTE_HOST: 'http://127.0.0.1:9',
    }).model;
    expect(await troubles(checkModel(settings))).toMatchObject([{ state: 'hint' }]);
  });
});

describe('disk', () => {
  test('a folder that others may read is told, with the command', async () => {
    await chmod(folder, 0o755);
    const found = await troubles(checkDisk(folder));
    expect(found).toContainEqual(
      expect.objectContaining({ state: 'hint', fix: `Type: chmod 700 '${folder}'` }),
    );
    await chmod(folder, 0o700);
    const fixes = (await troubles(checkDisk(folder))).map(({ fix }) => fix ?? '');
    expect(fixes.filter((fix) => fix.includes('chmod'))).toEqual([]);
  });

  test('a folder that is not there yet is no fault', async () => {
    const found = await troubles(checkDisk(join(folder, 'a', 'b')));
    expect(found.filter(({ state }) => state === 'broken')).toEqual([]);
    expect(found).toContainEqual(expect.objectContaining({ says: expect.stringContaining('first start') }));
  });
});

describe('archive', () => {
  test('none is a hint', async () => {
    expect(await troubles(checkArchive(join(folder, 'none')))).toMatchObject([{ state: 'hint' }]);
    expect(await troubles(checkArchive(folder))).toMatchObject([{ state: 'hint' }]);
  });

  test('one that is whole opens', async () => {
    const archive = await openArchive();
    await archive.collection(localCollection).articleCount();
    await archive.close();
    const [found] = await checkArchive(folder).run();
    expect(found).toMatchObject({ state: 'ok', says: expect.stringContaining('its 2 databases') });
  });

  test('one whose file is damaged is found', async () => {
    const archive = await openArchive();
    await archive.collection(localCollection).articleCount();
    await archive.close();
    const file = join(folder, 'collections', 'name.local', 'archive.sqlite');
    await writeFile(file, 'This is no database, and never was one.'.repeat(200));
    expect(await troubles(checkArchive(folder))).toMatchObject([
      { state: 'broken', says: expect.stringContaining(file), fix: expect.stringContaining('verify') },
    ]);
  });

  test('one of a newer version is found', async () => {
    await (await openArchive()).close();
    const { Connection } = await import('../../src/archive/embedded/connection.js');
    const connection = new Connection(join(folder, 'desk.sqlite'), 0);
    connection.pragma('user_version = 9999');
    connection.close();
    expect(await troubles(checkArchive(folder))).toMatchObject([
      { state: 'broken', says: expect.stringContaining('newer version') },
    ]);
  });

  test('one that is held by a process that answers is fine, and goes on being held', async () => {
    const archive = await openArchive();
    const server = await serveDesk(new FakeDesk({}), folder, logger);
    expect(await troubles(checkArchive(folder))).toEqual([]);
    await archive.requireWritable();
    await server.close();
    await archive.close();
  });

  test('one that is held by a process that does not listen is not', async () => {
    const archive = await openArchive();
    expect(await troubles(checkArchive(folder))).toMatchObject([
      { state: 'broken', says: expect.stringContaining('does not listen') },
    ]);
    await archive.close();
  });

  test('what is no folder is a finding', async () => {
    const file = join(folder, 'file');
    await mkdir(join(folder, 'x'));
    await writeFile(file, 'x');
    const findings: Finding[] = [];
    for await (const finding of runChecks([checkArchive(file)])) findings.push(finding);
    expect(findings.length).toBeGreaterThan(0);
  });
});

test('a time zone that is none is told', async () => {
  expect(await troubles(checkTimeZone({ TZ: 'Mars/Olympus' }))).toMatchObject([{ state: 'hint' }]);
  expect(await troubles(checkTimeZone({ TZ: 'Europe/Berlin' }))).toEqual([]);
  expect(await troubles(checkTimeZone({}))).toEqual([]);
});

test('a check that fails is a finding, and the next one is made', async () => {
  const failing: Check = { name: 'odd', run: () => Promise.reject(new Error('it is odd')) };
  const findings: Finding[] = [];
  for await (const finding of runChecks([failing, checkNode('22.0.0')])) findings.push(finding);
  expect(findings).toMatchObject([
    { check: 'odd', state: 'broken', says: expect.stringContaining('it is odd') },
    { check: 'node', state: 'ok' },
  ]);
});
