import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { setupRoutes } from '../../../../src/chat/page/setup/setup-routes.js';

const application = '1191168914227200001';
const token = `${Buffer.from(application).toString('base64url')}.Gabcde.${'x'.repeat(38)}`;

let folder: string;
let file: string;
let discord: Server;
let answer: { status: number; body: string };
const asked: (string | undefined)[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dateline-setup-'));
  file = join(folder, '.env');
  discord = createServer((request, response) => {
    asked.push(`${request.url} ${request.headers.authorization}`);
    response.writeHead(answer.status).end(answer.body);
  });
  await new Promise<void>((resolve) => discord.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  discord.close();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  asked.length = 0;
  answer = { status: 200, body: JSON.stringify({ id: application, name: 'Harbour <bot>' }) };
  await rm(file, { force: true });
});

async function submit(fields: Readonly<Record<string, string>>) {
  const api = `http://127.0.0.1:${(discord.address() as AddressInfo).port}`;
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  const request = { query: new URLSearchParams(), form: async () => form };
  const page = await setupRoutes({ file, api }).get('POST setup')?.(request, {} as never);
  const { document } = parseHTML(String(page?.body));
  return {
    said: document.querySelector('[role=status]')?.textContent ?? '',
    invite: [...document.querySelectorAll('a')].find((link) => link.href.includes('oauth2'))?.href ?? null,
  };
}

describe('the way on to Discord', () => {
  it('writes the token into .env beside what stands there, for its owner only, and asks nobody', async () => {
    await writeFile(file, 'DATELINE_LOG=warn\nDISCORD_TOKEN=\n# end\n', { mode: 0o644 });
    const { said, invite } = await submit({ token: ` ${token} `, do: 'write' });
    expect(said).toContain(file);
    expect(await readFile(file, 'utf8')).toBe(`DATELINE_LOG=warn\nDISCORD_TOKEN=${token}\n# end\n`);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(invite).toContain(`client_id=${application}`);
    expect(asked).toEqual([]);
  });

  it('makes the file where there is none', async () => {
    await submit({ token, do: 'write' });
    expect(await readFile(file, 'utf8')).toBe(`DISCORD_TOKEN=${token}\n`);
  });

  it('asks Discord where it is told to, and writes nothing', async () => {
    const { said, invite } = await submit({ token, do: 'check' });
    expect(said).toBe('Discord takes it: it is the token of “Harbour <bot>”.');
    expect(asked).toEqual([`/applications/@me Bot ${token}`]);
    expect(invite).toContain(application);
    await expect(stat(file)).rejects.toThrow('ENOENT');
  });

  it.each([
    [401, '{}', 'Discord does not take this token'],
    [500, '{}', 'Discord answers with 500'],
    [200, 'no json', 'Discord cannot be reached'],
    [302, '', 'Discord'],
  ])('says what Discord has against it (%i)', async (status, body, words) => {
    answer = { status, body };
    expect((await submit({ token, do: 'check' })).said).toContain(words);
  });

  it.each(['', 'token', 'a.b.c', `${token}\nDATELINE_ARCHIVE=/`, `${'x'.repeat(30)}.y.${'z'.repeat(30)}`])(
    'takes %j for no token, and writes nothing',
    async (given) => {
      const { said, invite } = await submit({ token: given, do: 'write' });
      expect(said).toContain('That is no token of a bot');
      expect(invite).toBeNull();
      await expect(stat(file)).rejects.toThrow('ENOENT');
    },
  );

  it('says where the file cannot be written', async () => {
    await rm(folder, { recursive: true });
    expect((await submit({ token, do: 'write' })).said).toContain('cannot be written');
  });
});
