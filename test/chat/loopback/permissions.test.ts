import { PermissionFlagsBits } from 'discord.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LoopbackUser } from '../../../src/chat/loopback/world-model.js';
import { openChatStage, type ChatStage } from '../chat-stage.js';

let stage: ChatStage;

beforeAll(async () => {
  stage = await openChatStage();
});
afterAll(() => stage.close());

/** What Discord sends of a member's permissions, and what discord.js reckons. */
async function permissionsOf(user: LoopbackUser): Promise<bigint[]> {
  const seen: bigint[] = [];
  stage.handle(async (interaction) => {
    if (!interaction.isChatInputCommand() || !interaction.inCachedGuild()) return;
    const channel = interaction.guild.channels.cache.get(stage.server.channels.news);
    seen.push(interaction.memberPermissions.bitfield);
    seen.push(channel?.permissionsFor(interaction.member).bitfield ?? 0n);
    await interaction.reply('ok');
  });
  await stage.inNews(user).command('echo', { text: 'x' });
  return seen;
}

describe('permissions', () => {
  it.each([
    ['member', false, false],
    ['moderator', true, false],
    ['admin', true, true],
  ] as const)('gives a %s what he may, as discord.js reckons it', async (standing, manages, administers) => {
    const user = stage.loopback.addUser({ name: `A ${standing}` });
    stage.loopback.addMember(stage.server.id, user, standing);
    const [sent, computed] = await permissionsOf(user);
    expect(sent).toBe(computed);
    expect(((sent ?? 0n) & PermissionFlagsBits.ManageMessages) !== 0n).toBe(manages);
    expect(((sent ?? 0n) & PermissionFlagsBits.Administrator) !== 0n).toBe(administers);
  });

  it('hides a channel from plain members', async () => {
    const member = stage.loopback.addUser({ name: 'Outsider' });
    const visibility: boolean[] = [];
    stage.handle(async (interaction) => {
      if (!interaction.isChatInputCommand() || !interaction.inCachedGuild()) return;
      const hidden = interaction.guild.channels.cache.get(stage.server.channels.staff);
      visibility.push(hidden?.permissionsFor(interaction.member).has('ViewChannel') ?? true);
      await interaction.reply('ok');
    });
    await stage.inNews(member).command('echo', { text: 'x' });
    await stage.inNews().command('echo', { text: 'x' });
    expect(visibility).toEqual([false, true]);
    const staff = { guildId: stage.server.id, channelId: stage.server.channels.staff };
    await expect(stage.loopback.session(member, staff).command('echo', { text: 'x' })).rejects.toThrow(
      'Outsider does not see the channel staff',
    );
    await expect(async () => stage.loopback.session(member, { ...staff, channelId: '1' })).rejects.toThrow(
      'no channel 1',
    );
  });
});
