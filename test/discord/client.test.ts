import { createServer, type AddressInfo } from 'node:net';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commands, components, menus } from '../../commands/index.js';
import { LoopbackDiscord } from '../../src/chat/loopback-discord.js';
import { startBot, type BotOptions } from '../../src/discord/client.js';
import { SetupError } from '../../src/errors.js';
import { judge } from '../discord-harness/openapi-judge.js';
import { FakeDesk } from '../fakes/fake-desk.js';

let loopback: LoopbackDiscord;

beforeEach(async () => {
  loopback = await LoopbackDiscord.start();
});

afterEach(() => loopback.close());

function options(given: Partial<BotOptions> = {}): BotOptions {
  return {
    token: loopback.token,
    restApi: loopback.apiUrl,
    desk: new FakeDesk(),
    fetchAttachment: async () => new Uint8Array(),
    logger: pino({ level: 'silent' }),
    commands,
    menus,
    components,
    ...given,
  };
}

const registrations = () => loopback.requests.filter(({ method }) => method === 'PUT');

describe('startBot', () => {
  it('registers all commands with one request, and again only when they changed', async () => {
    const first = await startBot(options());
    await first.close();
    expect(registrations()).toHaveLength(1);
    expect(loopback.commands.map(({ name }) => name)).toEqual(
      [...commands, ...menus].map(({ data }) => data.name),
    );

    const second = await startBot(options());
    await second.close();
    expect(registrations()).toHaveLength(1);

    const third = await startBot(options({ commands: commands.slice(1) }));
    await third.close();
    expect(registrations()).toHaveLength(2);
    expect(loopback.commands).toHaveLength(commands.length + menus.length - 1);
    expect(loopback.requests.flatMap((request) => judge(request))).toEqual([]);
  });

  it('asks for no privileged intent, and lets nobody be pinged', async () => {
    const bot = await startBot(options());
    expect(bot.client.options.intents.toArray()).toEqual(['Guilds', 'GuildMessages', 'DirectMessages']);
    expect(bot.client.options.allowedMentions).toEqual({ parse: [] });
    await bot.close();
  });

  it('survives errors that the client reports', async () => {
    const bot = await startBot(options());
    expect(() => bot.client.emit('error', new Error('of a test'))).not.toThrow();
    await bot.close();
  });

  it('serves with the commands that there are where new ones are not taken', async () => {
    const twice = [...commands, ...commands];
    const lines: string[] = [];
    const logger = pino({ level: 'error' }, { write: (line: string) => void lines.push(line) });
    const bot = await startBot(options({ commands: twice, logger }));
    expect(bot.client.isReady()).toBe(true);
    expect(lines).toHaveLength(1);
    await bot.close();
  });

  it.each([
    ['a wrong token', () => 'MTIzNDU2Nzg5MDEyMzQ1Njc4.GwRong.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'],
    ['half a token', () => loopback.token.slice(0, 20)],
    ['no token', () => ''],
    ['what cannot be sent', () => 'tökèn→\n'],
  ])('says what to do about %s', async (_, token) => {
    const attempt = startBot(options({ token: token() }));
    await expect(attempt).rejects.toThrow(SetupError);
    await expect(attempt).rejects.toThrow(/DISCORD_TOKEN.*discord\.com\/developers/);
  });

  it('says that Discord cannot be reached', async () => {
    const closed = createServer();
    await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
    const { port } = closed.address() as AddressInfo;
    await new Promise((resolve) => closed.close(resolve));
    const attempt = startBot(options({ restApi: `http://127.0.0.1:${port}/api` }));
    await expect(attempt).rejects.toThrow(SetupError);
    await expect(attempt).rejects.toThrow(/cannot be reached \(ECONNREFUSED\)/);
    // discord.js itself tries four times.
    loopback.failNext(4);
    const failing = startBot(options());
    await expect(failing).rejects.toThrow(SetupError);
    await expect(failing).rejects.toThrow(/cannot be reached \(503\)/);
  });
});
