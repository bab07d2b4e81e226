import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PermissionFlagsBits } from 'discord.js';
import { afterEach, expect, test } from 'vitest';
import { DiscordApi } from '../../../src/discord/diagnosis/discord-api.js';
import { serverFindings } from '../../../src/discord/diagnosis/server-findings.js';
import { neededPermissions } from '../../../src/discord/invite.js';

let server: Server | null = null;
afterEach(async () => {
  await new Promise((resolve) => (server ? server.close(resolve) : resolve(null)));
  server = null;
});

const all = neededPermissions.reduce((sum, one) => sum | one, 0n);

/** A Discord that lists servers in which the bot holds these permissions, a page at a time. */
async function discordWith(held: readonly bigint[]): Promise<DiscordApi> {
  const servers = held.map((permissions, index) => ({
    id: String(index + 1),
    name: `Server ${index + 1}`,
    permissions: permissions.toString(),
  }));
  const made = createServer((request, response) => {
    const { searchParams } = new URL(request.url ?? '', 'http://x');
    const page = servers
      .filter(({ id }) => Number(id) > Number(searchParams.get('after')))
      .slice(0, Number(searchParams.get('limit')));
    response.setHeader('content-type', 'application/json').end(JSON.stringify(page));
  });
  server = made;
  await new Promise<void>((resolve) => made.listen(0, '127.0.0.1', resolve));
  return new DiscordApi('token', `http://127.0.0.1:${(made.address() as AddressInfo).port}`);
}

test('with all permissions everywhere it is one line, over several pages', async () => {
  const found = await serverFindings(await discordWith(Array.from({ length: 450 }, () => all)));
  expect(found).toMatchObject([{ state: 'ok', says: expect.stringContaining('450 servers') }]);
});

test('what is missing is said by its name, and where', async () => {
  const held = all & ~PermissionFlagsBits.EmbedLinks & ~PermissionFlagsBits.SendMessagesInThreads;
  const found = await serverFindings(await discordWith([all, held]));
  expect(found).toMatchObject([
    {
      state: 'broken',
      says: 'In “Server 2” the bot may not: Embed Links, Send Messages In Threads.',
      fix: expect.stringContaining('npx dateline invite'),
    },
  ]);
});

test('an administrator needs nothing else', async () => {
  expect(await serverFindings(await discordWith([PermissionFlagsBits.Administrator]))).toMatchObject([
    { state: 'ok' },
  ]);
});

test('of very many only the first are named', async () => {
  const found = await serverFindings(await discordWith(Array.from({ length: 30 }, () => 0n)));
  expect(found).toHaveLength(11);
  expect(found.at(-1)?.says).toContain('20 more servers');
});

test('in no server the way into one is told', async () => {
  expect(await serverFindings(await discordWith([]))).toMatchObject([
    { state: 'hint', fix: 'Type: npx dateline invite' },
  ]);
});
