import { MessageFlags } from 'discord.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { judge } from '../../discord-harness/openapi-judge.js';
import { firstOf, openChatStage, type ChatStage } from '../chat-stage.js';
import { delay } from '../test-bot.js';

let stage: ChatStage;

beforeAll(async () => {
  stage = await openChatStage();
});
afterAll(() => stage.close());

describe('replies', () => {
  it('waits through a deferral and progress for the last edit, and hands on what comes between', async () => {
    stage.handle(async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      await interaction.deferReply();
      await interaction.editReply('1 of 2');
      await delay(300);
      await interaction.editReply({ content: null, embeds: [{ title: 'Done' }] });
      await interaction.followUp({ content: 'psst', flags: MessageFlags.Ephemeral });
    });
    const updates: string[] = [];
    const reply = await stage
      .inNews()
      .command('echo', { text: 'x' }, (message) => updates.push(message.content));
    expect(reply.acknowledged).toBe('deferred');
    expect(reply.messages).toMatchObject([
      { content: '', embeds: [{ title: 'Done' }], ephemeral: false },
      { content: 'psst', ephemeral: true },
    ]);
    expect(updates).toEqual(['1 of 2', '', 'psst']);
  });

  it('says who called which command, also of what a form or a menu came to', async () => {
    stage.handle(async (interaction) => {
      if (!interaction.isCommand()) return;
      await interaction.reply('done');
      await interaction.followUp('and more');
    });
    const session = stage.inNews();
    const { messages } = await session.command('echo', { text: 'x' });
    const byEcho = { author: session.user.name, command: '/echo' };
    expect(messages).toMatchObject([{ calledBy: byEcho }, { calledBy: byEcho }]);
    const said = await session.say('count me');
    const [counted] = (await session.menu('Count letters', said)).messages;
    expect(said.calledBy).toBeNull();
    expect(counted?.calledBy).toEqual({ author: session.user.name, command: 'Count letters' });
  });

  it('keeps the private to the one who asked', async () => {
    stage.handle(async (interaction) => {
      if (interaction.isChatInputCommand()) {
        await interaction.deferReply({ flags: MessageFlags.Ephemeral });
        await interaction.editReply('for you alone');
      }
    });
    const reply = await stage.inNews().command('echo', { text: 'x' });
    expect(reply.messages[0]?.ephemeral).toBe(true);
    const other = stage.inNews(stage.loopback.addUser({ name: 'Someone else' }));
    expect(other.messages().map((message) => message.content)).not.toContain('for you alone');
    expect(
      stage
        .inNews()
        .messages()
        .map((message) => message.content),
    ).toContain('for you alone');
    const message = firstOf(reply);
    await expect(other.press(message, 'x')).rejects.toThrow('is not (or no longer) in this channel');
  });

  it('lets the bot read, edit and delete what it said', async () => {
    stage.handle(async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      const response = await interaction.reply({ content: 'first', withResponse: true });
      const fetched = await interaction.fetchReply();
      expect(fetched.id).toBe(response.resource?.message?.id);
      await interaction.deleteReply();
      await interaction.followUp('second');
    });
    const reply = await stage.inNews().command('echo', { text: 'x' });
    expect(reply.messages.map((message) => message.content)).toEqual(['second']);
    expect(stage.failures).toEqual([]);
  });

  it('says whom a message pings', async () => {
    stage.handle(async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      await interaction.reply(`<@${stage.ana.id}> @everyone`);
      await interaction.followUp({ content: `<@${stage.ana.id}>`, allowedMentions: { parse: [] } });
    });
    const reply = await stage.inNews().command('echo', { text: 'x' });
    expect(reply.messages.map((message) => message.pings)).toEqual([[stage.ana.id], []]);
  });

  it('uploads and downloads files', async () => {
    stage.handle(async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      const attachment = interaction.options.getAttachment('file', true);
      expect(attachment.url).toMatch(/^https:\/\/cdn\.discordapp\.com\//);
      expect(attachment).toMatchObject({ name: 'my_notes.txt', contentType: 'text/plain; charset=utf-8' });
      const bytes = stage.loopback.attachmentBytes(attachment.url) ?? new Uint8Array();
      await interaction.reply({ files: [{ attachment: Buffer.from(bytes.toReversed()), name: 'back.txt' }] });
    });
    const file = { name: 'my notes.txt', bytes: new TextEncoder().encode('abc') };
    const reply = await stage.inNews().command('store file', { file });
    expect(stage.failures).toEqual([]);
    const [attachment] = reply.messages[0]?.attachments ?? [];
    expect(attachment?.name).toBe('back.txt');
    expect(new TextDecoder().decode(attachment?.bytes)).toBe('cba');
    expect(stage.loopback.attachmentBytes('https://example.org/back.txt')).toBeNull();
    expect(stage.loopback.attachmentBytes('not an address')).toBeNull();
  });

  it('made only requests that the description of the API allows', () => {
    expect(stage.loopback.requests.length).toBeGreaterThan(5);
    expect(stage.loopback.requests.flatMap((request) => judge(request))).toEqual([]);
    expect(stage.failures).toEqual([]);
  });
});
