import { expect, test } from 'vitest';
import { readConfig } from '../src/config.js';
import { readRole } from '../src/role.js';

const database = 'postgres://ana:pw@db.example/news';
const config = (environment: NodeJS.ProcessEnv) => readConfig(environment);

test('is all of it, unless another one is wanted', () => {
  expect(readRole(undefined, config({}))).toBe('all');
  expect(readRole('all', config({}))).toBe('all');
  const shared = config({ DATELINE_ARCHIVE: database, DISCORD_TOKEN: 'x' });
  expect([readRole('bot', shared), readRole('worker', shared)]).toEqual(['bot', 'worker']);
});

test.each(['', 'Bot', 'shard', '__proto__'])('there is none called "%s"', (name) => {
  expect(() => readRole(name, config({}))).toThrow(`--role "${name}": choose all, bot, worker.`);
});

test.each(['bot', 'worker'])('%s needs an archive that is shared, and a token', (role) => {
  expect(() => readRole(role, config({ DISCORD_TOKEN: 'x' }))).toThrow(/DATELINE_ARCHIVE=postgres/);
  expect(() => readRole(role, config({ DATELINE_ARCHIVE: database }))).toThrow(/DISCORD_TOKEN/);
});
