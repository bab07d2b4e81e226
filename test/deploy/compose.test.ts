import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { knownVariables } from '../../src/config.js';
import { projectFolder } from '../../src/project-folder.js';
import { shutdownMs } from '../../src/shutdown.js';

const text = readFileSync(join(projectFolder, 'deploy', 'compose.yaml'), 'utf8');
const image = readFileSync(join(projectFolder, 'deploy', 'Dockerfile'), 'utf8');

const serviceSchema = z.object({
  image: z.string(),
  build: z.object({ context: z.string(), dockerfile: z.string() }).optional(),
  pull_policy: z.string().optional(),
  user: z.string().optional(),
  command: z.array(z.string()),
  read_only: z.literal(true),
  cap_drop: z.tuple([z.literal('ALL')]),
  security_opt: z.array(z.string()),
  restart: z.literal('unless-stopped'),
  mem_limit: z.string(),
  stop_grace_period: z.string(),
  tmpfs: z.array(z.string()),
  volumes: z.array(z.string()),
  networks: z.array(z.string()),
  environment: z.record(z.string(), z.string().nullable()),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).optional(),
  healthcheck: z.object({ test: z.array(z.string()) }).optional(),
  ports: z.undefined().optional(),
  cap_add: z.undefined().optional(),
  privileged: z.undefined().optional(),
});

const { services, volumes, networks } = z
  .object({
    services: z.record(z.string(), serviceSchema),
    volumes: z.record(z.string(), z.unknown()),
    networks: z.record(z.string(), z.object({ internal: z.boolean() }).nullable()),
  })
  .parse(parse(text, { merge: true }));

function service(name: string) {
  const found = services[name];
  if (!found) throw new Error(`compose.yaml has no service ${name}.`);
  return found;
}

test('a database, a bot and a worker are started, and nothing else', () => {
  expect(Object.keys(services).sort()).toEqual(['bot', 'postgres', 'worker']);
  expect(service('bot').command).toEqual(['--role', 'bot']);
  expect(service('worker').command).toEqual(['--role', 'worker']);
});

const own = ['bot', 'worker'] as const;
const everywhere = Object.keys(services);

/** What a service may write, by what compose.yaml calls it. */
function mounts(name: string): readonly { readonly source: string; readonly mode: string }[] {
  return service(name).volumes.map((volume) => {
    const [source = '', , mode = 'rw'] = volume.split(':');
    return { source, mode };
  });
}

test.each(everywhere)('%s gains no rights', (name) => {
  expect(service(name).security_opt).toContain('no-new-privileges:true');
});

test('the database is a named version, is not root, and has a health check', () => {
  const { image: version, build, user, healthcheck } = service('postgres');
  expect(version).toMatch(/^pgvector\/pgvector:0\.(?:8\.[4-9]|9|1\d)\S*-pg1[5-9]/);
  expect(build).toBeUndefined();
  expect(user).toMatch(/^[1-9]\d*:[1-9]\d*$/);
  expect(healthcheck?.test[0]).toBe('CMD');
});

test('one image is built here, once, for the bot and the workers', () => {
  const [bot, worker] = own.map(service);
  expect(bot?.build).toEqual({ context: '..', dockerfile: 'deploy/Dockerfile' });
  expect(worker).toMatchObject({ image: bot?.image, pull_policy: 'never' });
  expect(worker?.build).toBeUndefined();
});

test.each(own)('%s takes its user and its health check from the image', (name) => {
  const { user, healthcheck } = service(name);
  expect({ user, healthcheck }).toEqual({ user: undefined, healthcheck: undefined });
  expect(image).toMatch(/^USER (?!root|0)/m);
  expect(image).toMatch(/^HEALTHCHECK (?!NONE)/m);
});

test.each(everywhere)('%s may write a temporary folder and volumes that are declared', (name) => {
  expect(service(name).tmpfs.map((mount) => mount.split(':')[0])).toContain('/tmp');
  const writable = mounts(name).filter(({ mode }) => mode !== 'ro');
  expect(writable.filter(({ source }) => !(source in volumes))).toEqual([]);
});

test.each(everywhere)('%s reads files that are there', (name) => {
  const files = mounts(name).filter(({ mode }) => mode === 'ro');
  expect(files.filter(({ source }) => !existsSync(join(projectFolder, 'deploy', source)))).toEqual([]);
});

test.each(everywhere)('%s is given its passwords and its token from outside', (name) => {
  const secrets = Object.entries(service(name).environment).filter(([variable]) =>
    /PASSWORD|TOKEN|ARCHIVE/.test(variable),
  );
  expect(secrets.length).toBeGreaterThan(1);
  for (const [, value] of secrets) {
    // Alone, or in the place of a password in an address.
    expect(value).toMatch(
      /^(?:postgres:\/\/dateline:)?\$\{(?:DATABASE_PASSWORD|DISCORD_TOKEN):\?[^}]+\}(?:@postgres:5432\/dateline)?$/,
    );
  }
});

test.each(everywhere)('%s uses networks that are declared', (name) => {
  expect(service(name).networks.filter((network) => !(network in networks))).toEqual([]);
});

test('nothing from outside reaches the database, and it reaches nothing', () => {
  expect(service('postgres').networks).toEqual(['database']);
  expect(networks['database']?.internal).toBe(true);
});

describe.each(own)('%s', (name) => {
  test('is given variables that Dateline knows, and all of them that matter here', () => {
    const given = Object.keys(service(name).environment);
    // The image says where metrics are; there is no index in memory, since the database has it.
    const elsewhere = new Set(['DATELINE_METRICS_PORT', 'DATELINE_INDEX_MEMORY']);
    expect(given.toSorted()).toEqual(knownVariables.filter((known) => !elsewhere.has(known)).toSorted());
  });

  test('waits for the database, and has the time that it needs to stop', () => {
    expect(service(name).depends_on).toEqual({ postgres: { condition: 'service_healthy' } });
    const [, seconds] = /^(\d+)s$/.exec(service(name).stop_grace_period) ?? [];
    expect(Number(seconds) * 1000).toBeGreaterThan(shutdownMs);
  });

  test('finds the database by its name, as the user that is made there', () => {
    const url = service(name).environment['DATELINE_ARCHIVE']?.replace(/\$\{[^}]*\}/, 'secret') ?? '';
    const { username, hostname, pathname } = new URL(url);
    expect({ username, hostname, pathname }).toEqual({
      username: 'dateline',
      hostname: 'postgres',
      pathname: '/dateline',
    });
  });
});
