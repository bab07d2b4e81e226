import { ApplicationCommandType } from 'discord.js';
import { afterEach, describe, expect, it } from 'vitest';
import { openStage, type Stage } from './loopback-stage.js';

let stage: Stage;

afterEach(() => stage.close());

describe('/help', () => {
  it('names every command, in a server and in a direct message, to whoever asks', async () => {
    stage = await openStage({});
    const { server, member, loopback } = stage;
    const places = [
      { guildId: server.id, channelId: server.channels.news },
      { directMessage: true } as const,
    ];
    for (const place of places) {
      const reply = await loopback.session(member, place).command('help');
      const text = reply.messages[0]?.embeds[0]?.description ?? '';
      expect(reply.messages[0]?.ephemeral).toBe(true);
      for (const { name, type } of loopback.commands.filter((command) => command.name !== 'help')) {
        expect(text).toContain(type === ApplicationCommandType.Message ? `“${name}”` : `/${name}`);
      }
      expect(text).toContain('cannot read your conversations');
    }
  });
});

describe('the commands', () => {
  it('are offered in servers and in direct messages with the bot, to those who installed it to a server', async () => {
    stage = await openStage({});
    expect(stage.loopback.commands.map(({ name }) => name)).toEqual([
      'ask',
      'sources',
      'add',
      'feed',
      'articles',
      'hosts',
      'aliases',
      'stats',
      'help',
      'Add to archive',
      'Check this',
    ]);
    for (const command of stage.loopback.commands) {
      expect(command).toMatchObject({ contexts: [0, 1], integration_types: [0] });
    }
  });
});
