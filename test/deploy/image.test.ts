import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { knownVariables } from '../../src/config.js';
import { projectFolder } from '../../src/project-folder.js';

function read(...path: string[]): string {
  return readFileSync(join(projectFolder, ...path), 'utf8');
}

/** Instructions with their arguments, lines that go on joined. */
const instructions = read('deploy', 'Dockerfile')
  .replaceAll(/^#.*\n/gm, '')
  .replaceAll('\\\n', '')
  .split('\n')
  .flatMap((line) => {
    const [, name = '', rest = ''] = /^([A-Z]+) +(.*)$/.exec(line) ?? [];
    return name === '' ? [] : [{ name, rest }];
  });

function all(name: string): readonly string[] {
  return instructions.filter((instruction) => instruction.name === name).map(({ rest }) => rest);
}

const ignored = read('.dockerignore')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'));

/** Whether a path, as "data/model/LICENSE", is part of what the image is built from. */
function isSent(path: string): boolean {
  let sent = true;
  for (const line of ignored) {
    const takesIn = line.startsWith('!');
    const pattern = takesIn ? line.slice(1) : line;
    if (covers(pattern, path)) sent = takesIn;
  }
  return sent;
}

/** A pattern covers what it names, and all that is below it. */
function covers(pattern: string, path: string): boolean {
  const names = path.split('/');
  return names.some((_, last) => matches(pattern, names.slice(0, last + 1).join('/')));
}

function matches(pattern: string, path: string): boolean {
  const expression = pattern
    .replaceAll('.', '\\.')
    .replace(/^\*\*\//, '(?:.*/)?')
    .replaceAll(/(?<!\.)\*/g, '[^/]*');
  return new RegExp(`^${expression}$`).test(path);
}

test('the Node of the image is one that Dateline runs on', () => {
  const [, version] = /^NODE_VERSION=(\d+)$/.exec(all('ARG')[0] ?? '') ?? [];
  const { engines } = JSON.parse(read('package.json')) as { engines: { node: string } };
  const [, least] = /^>=(\d+)\.\d+$/.exec(engines.node) ?? [];
  expect(Number(version)).toBeGreaterThanOrEqual(Number(least));
  for (const image of all('FROM')) expect(image).toMatch(/^node:\$\{NODE_VERSION\}-bookworm/);
});

test('it ends as a user who is not root', () => {
  const after = instructions.slice(instructions.findIndex(({ name }) => name === 'USER'));
  expect(all('USER')).toEqual(['node']);
  expect(after.map(({ name }) => name)).toEqual(['USER', 'STOPSIGNAL', 'HEALTHCHECK', 'ENTRYPOINT']);
});

test('whatever is copied is there, and is not kept out', () => {
  const sources = all('COPY').flatMap((rest) =>
    rest.startsWith('--from') ? [] : rest.split(' ').slice(0, -1),
  );
  expect(sources).toContain('src');
  expect(sources.filter((source) => !existsSync(join(projectFolder, source)))).toEqual([]);
  expect(sources.filter((source) => !ignored.some((line) => `${line}/`.startsWith(`!${source}/`)))).toEqual(
    [],
  );
});

test.each([
  'package-lock.json',
  'src/main.ts',
  'src/locales/de/errors.json',
  'commands/ask.ts',
  'data/model/all-MiniLM-L6-v2/onnx/model_quantized.onnx',
  'data/weights.json',
  'data/SHA256SUMS',
  'seeds/united-states-warns-of-an-is-return-in-syria.md',
])('%s goes into the image', (path) => {
  expect(existsSync(join(projectFolder, path))).toBe(true);
  expect(isSent(path)).toBe(true);
});

test.each([
  '.env',
  'src/.env',
  'deploy/.env',
  'data/desk.sqlite',
  'data/collections/guild-1/archive.sqlite',
  'data/models-cache/some/model.onnx',
  'node_modules/pg/package.json',
  'dist/src/main.js',
  '.git/config',
  'test/config.test.ts',
])('%s stays out of it', (path) => {
  expect(isSent(path)).toBe(false);
});

test('it sets variables that Dateline knows', () => {
  const names = [
    ...all('ENV')
      .join(' ')
      .matchAll(/(DATELINE_\w+)=/g),
  ].map(([, name]) => name);
  expect(names.toSorted()).toEqual(['DATELINE_ARCHIVE', 'DATELINE_METRICS_PORT']);
  for (const name of names) expect(knownVariables).toContain(name);
});

describe('its health check', () => {
  const [, command = ''] = /CMD (\[.*\])$/.exec(all('HEALTHCHECK')[0] ?? '') ?? [];

  async function check(port: number): Promise<{ code: number | null; said: string }> {
    const [, ...args] = JSON.parse(command) as string[];
    const child = spawn(process.execPath, args, { env: { DATELINE_METRICS_PORT: String(port) } });
    let said = '';
    child.stdout.on('data', (bytes: Buffer) => {
      said += bytes.toString();
    });
    const code = await new Promise<number | null>((resolve) => {
      child.on('close', resolve);
    });
    return { code, said };
  }

  test.each([
    [200, '{"status":"ok"}\n', 0],
    [503, '{"status":"unwell"}\n', 1],
  ])('passes on what is answered: %d', async (status, body, code) => {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.writeHead(status).end(body);
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const result = await check((server.address() as AddressInfo).port);
    server.closeAllConnections();
    await new Promise((resolve) => {
      server.close(resolve);
    });
    expect(asked).toEqual(['/healthz']);
    expect(result).toEqual({ code, said: body });
  });

  test('fails where nobody answers', async () => {
    expect(await check(1)).toMatchObject({ code: 1 });
  });
});
