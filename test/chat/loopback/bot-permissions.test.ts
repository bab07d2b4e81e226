import type { TextChannel } from 'discord.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openChatStage, type ChatStage } from '../chat-stage.js';

let stage: ChatStage;
let channel: TextChannel;

beforeAll(async () => {
  stage = await openChatStage();
  channel = (await stage.client.channels.fetch(stage.server.channels.news)) as TextChannel;
});
afterAll(() => stage.close());

const keepFrom = (what: Parameters<ChatStage['loopback']['channels']['keepBotFrom']>[1]) =>
  stage.loopback.channels.keepBotFrom({ guildId: stage.server.id, channelId: channel.id }, what);

const embed = { embeds: [{ title: 'News' }] };
const file = { files: [{ name: 'a.txt', attachment: Buffer.from('text') }] };

describe('a bot that is kept', () => {
  it.each([
    ['seeing', 'hello', 50_001],
    ['writing', 'hello', 50_013],
    ['embedding', embed, 50_013],
    ['attaching', file, 50_013],
  ] as const)('from %s is refused that', async (what, message, code) => {
    keepFrom(what);
    await expect(channel.send(message)).rejects.toMatchObject({ code });
  });

  it('from reading history may not reply, and may write', async () => {
    keepFrom('reading history');
    const { id } = await channel.send('hello');
    await expect(channel.send({ content: 'x', reply: { messageReference: id } })).rejects.toMatchObject({
      code: 160_002,
    });
  });

  it('from one thing may do what it was kept from before', async () => {
    keepFrom('writing');
    keepFrom('embedding');
    expect((await channel.send('hello')).content).toBe('hello');
  });
});
