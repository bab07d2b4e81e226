import { InteractionContextType, type Interaction } from 'discord.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UserError } from '../../src/errors.js';
import { judge } from '../discord-harness/openapi-judge.js';
import { commands, openChatStage, type ChatStage } from './chat-stage.js';

let stage: ChatStage;

beforeAll(async () => {
  stage = await openChatStage();
});
afterAll(() => stage.close());

describe('commands', () => {
  it('registers them and keeps their ids', async () => {
    const ids = stage.loopback.commands.map((command) => command.id);
    expect(stage.loopback.commands.map((command) => command.name)).toContain('Count letters');
    await stage.client.application.commands.set(commands);
    expect(stage.loopback.commands.map((command) => command.id)).toEqual(ids);
    expect((await stage.client.application.commands.fetch()).size).toBe(commands.length);
  });

  it('brings every kind of option to the bot', async () => {
    const seen: unknown[] = [];
    stage.handle(async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      const { options } = interaction;
      seen.push(options.getString('text', true), options.getInteger('times'), options.getBoolean('loud'));
      seen.push(options.getUser('to')?.id, options.getChannel('where')?.id, options.getString('colour'));
      await interaction.reply('ok');
    });
    const reply = await stage.inNews().command('echo', {
      text: 'hello',
      times: '3',
      loud: 'true',
      to: '@Ana Lima',
      where: '#news',
      colour: 'Red',
    });
    expect(seen).toEqual(['hello', 3, true, stage.ana.id, stage.server.channels.news, 'r']);
    expect(reply).toMatchObject({
      acknowledged: 'message',
      messages: [{ content: 'ok', author: 'Dateline' }],
    });
  });

  it('tells a server from direct messages', async () => {
    const seen: Interaction[] = [];
    stage.handle(async (interaction) => {
      seen.push(interaction);
      if (interaction.isRepliable()) await interaction.reply('ok');
    });
    await stage.inNews().command('echo', { text: 'x' });
    await stage.inPrivate().command('echo', { text: 'x' });
    const [inGuild, direct] = seen;
    expect(inGuild?.inCachedGuild()).toBe(true);
    expect(inGuild).toMatchObject({
      guildId: stage.server.id,
      context: InteractionContextType.Guild,
      locale: 'pt-BR',
    });
    expect(inGuild?.authorizingIntegrationOwners.guildId).toBe(stage.server.id);
    expect(direct).toMatchObject({ guildId: null, member: null, context: InteractionContextType.BotDM });
    expect(direct?.authorizingIntegrationOwners.guildId).toBe('0');
    expect(direct?.user.id).toBe(stage.ana.id);
    expect(BigInt(direct?.id ?? 0)).toBeGreaterThan(BigInt(inGuild?.id ?? 0));
  });

  it('reaches sub-commands and groups', async () => {
    stage.handle(async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      await interaction.reply(
        `${interaction.options.getSubcommandGroup()}/${interaction.options.getSubcommand()}`,
      );
    });
    const reply = await stage.inNews().command('store more deep');
    expect(reply.messages[0]?.content).toBe('more/deep');
  });

  it('offers what may be used in a place by a person', async () => {
    const member = stage.loopback.addUser({ name: 'Plain member' });
    expect(
      stage
        .inNews()
        .slashCommands()
        .map((one) => one.name),
    ).toContain('purge');
    expect(
      stage
        .inNews(member)
        .slashCommands()
        .map((one) => one.name),
    ).not.toContain('purge');
    expect(
      stage
        .inPrivate()
        .slashCommands()
        .map((one) => one.name),
    ).not.toContain('server-only');
    await expect(stage.inNews(member).command('purge')).rejects.toThrow('There is no command /purge here');
  });

  it.each([
    ['echo', {}, 'missing-option'],
    ['echo', { text: '' }, 'bad-option'],
    ['echo', { text: 'x', times: 'many' }, 'bad-option'],
    ['echo', { text: 'x', times: '0' }, 'bad-option'],
    ['echo', { text: 'x', times: '1.5' }, 'bad-option'],
    ['echo', { text: 'x', loud: 'perhaps' }, 'bad-option'],
    ['echo', { text: 'x', colour: 'Blue' }, 'bad-option'],
    ['echo', { text: 'x', to: 'nobody at all' }, 'bad-option'],
    ['echo', { text: 'x'.repeat(6001) }, 'bad-option'],
    ['echo', { text: { name: 'a.txt', bytes: new Uint8Array() } }, 'bad-option'],
    ['echo', { text: 'x', tone: 'flat' }, 'unknown-option'],
    ['store', {}, 'no-such-command'],
    ['store file', { file: 'a path' }, 'bad-option'],
  ])('refuses a bad call of /%s (%#)', async (name, options, code) => {
    const refused: unknown = await stage
      .inNews()
      .command(name, options)
      .catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(UserError);
    expect(refused).toMatchObject({ code });
  });

  it('made only requests that the description of the API allows', () => {
    expect(stage.loopback.requests.length).toBeGreaterThan(5);
    expect(stage.loopback.requests.flatMap((request) => judge(request))).toEqual([]);
    expect(stage.failures).toEqual([]);
  });
});
