import {
  ActionRowBuilder,
  ChannelSelectMenuBuilder,
  ChannelType,
  MentionableSelectMenuBuilder,
  PermissionFlagsBits,
  RoleSelectMenuBuilder,
  StringSelectMenuBuilder,
  UserSelectMenuBuilder,
  type AnySelectMenuInteraction,
  type MessageActionRowComponentBuilder,
} from 'discord.js';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ChatMessage } from '../../../src/chat/chat-session.js';
import { judge } from '../../discord-harness/openapi-judge.js';
import { firstOf, openChatStage, type ChatStage } from '../chat-stage.js';

let stage: ChatStage;
let seen: AnySelectMenuInteraction[];

const menus = [
  new StringSelectMenuBuilder()
    .setCustomId('texts')
    .setMinValues(0)
    .setMaxValues(2)
    .addOptions({ label: 'One', value: '1' }, { label: 'Two', value: '2' }, { label: 'Three', value: '3' }),
  new UserSelectMenuBuilder().setCustomId('people').setMaxValues(25),
  new RoleSelectMenuBuilder().setCustomId('roles').setMinValues(0).setMaxValues(25),
  new MentionableSelectMenuBuilder().setCustomId('both').setMaxValues(5),
  new ChannelSelectMenuBuilder().setCustomId('channels').setChannelTypes(ChannelType.GuildText),
];

beforeAll(async () => {
  stage = await openChatStage();
  stage.handle(async (interaction) => {
    if (interaction.isChatInputCommand()) {
      const rows = menus.map((menu) =>
        new ActionRowBuilder<MessageActionRowComponentBuilder>().addComponents(menu),
      );
      await interaction.reply({ content: 'choose', components: rows });
    } else if (interaction.isAnySelectMenu()) {
      seen.push(interaction);
      await interaction.update(`chose ${interaction.values.join()}`);
    }
  });
});
beforeEach(() => {
  seen = [];
});
afterAll(() => stage.close());

const inNews = async (): Promise<ChatMessage> => firstOf(await stage.inNews().command('echo', { text: 'x' }));

/** The interaction of the last choice, of this kind. */
function last<Kind extends AnySelectMenuInteraction>(
  isOfKind: (interaction: AnySelectMenuInteraction) => interaction is Kind,
): Kind {
  const interaction = seen.at(-1);
  if (!interaction || !isOfKind(interaction)) throw new Error('There was no such choice.');
  return interaction;
}

describe('choosing from a menu', () => {
  it.each([
    ['by value', ['2', '1']],
    ['by label', ['Two', 'One']],
  ])('brings texts in the order chosen: %s', async (_name, values) => {
    const reply = await stage.inNews().select(await inNews(), 'texts', values);
    expect(reply).toMatchObject({ acknowledged: 'update', messages: [{ content: 'chose 2,1' }] });
  });

  it('lets nothing be chosen where the menu takes that', async () => {
    const reply = await stage.inNews().select(await inNews(), 'texts', []);
    expect(reply.messages[0]?.content).toBe('chose');
  });

  it('brings people with their membership', async () => {
    await stage.inNews().select(await inNews(), 'people', ['Ana Lima', '@Dateline']);
    const choice = last((one) => one.isUserSelectMenu());
    expect(choice.values).toEqual([stage.ana.id, stage.loopback.bot.id]);
    expect(choice.users.map(({ displayName }) => displayName)).toEqual(['Ana Lima', 'Dateline']);
    const member = choice.inCachedGuild() ? choice.members.get(stage.ana.id) : undefined;
    expect(member?.roles.cache.map(({ name }) => name)).toContain('moderator');
  });

  it('brings roles', async () => {
    const editor = stage.loopback.roles.add(stage.server.id, 'editor');
    await stage.inNews().select(await inNews(), 'roles', ['editor', '@moderator']);
    const choice = last((one) => one.isRoleSelectMenu());
    expect(choice.roles.map(({ name }) => name)).toEqual(['editor', 'moderator']);
    expect(choice.values[0]).toBe(editor.id);
    stage.loopback.roles.remove(stage.server.id, editor);
    await expect(stage.inNews().select(await inNews(), 'roles', ['editor'])).rejects.toThrow(
      '"editor" is not on the menu; choose from @everyone, @moderator, @admin, @Dateline.',
    );
  });

  it('brings people and roles together', async () => {
    await stage.inNews().select(await inNews(), 'both', ['moderator', stage.ana.id]);
    const choice = last((one) => one.isMentionableSelectMenu());
    expect([choice.users.size, choice.roles.size]).toEqual([1, 1]);
  });

  it('brings channels that the person sees, with what he may do there', async () => {
    await stage.inNews().select(await inNews(), 'channels', ['#staff']);
    const choice = last((one) => one.isChannelSelectMenu());
    expect(choice.channels.first()).toMatchObject({ id: stage.server.channels.staff, name: 'staff' });
    const member = stage.loopback.addUser({ name: 'Plain' });
    const message = firstOf(await stage.inNews(member).command('echo', { text: 'x' }));
    await expect(stage.inNews(member).select(message, 'channels', ['staff'])).rejects.toThrow(
      '"staff" is not on the menu; choose from #news.',
    );
  });

  it('offers in direct messages the two who are there, and no role or channel', async () => {
    const session = stage.inPrivate();
    const message = firstOf(await session.command('echo', { text: 'x' }));
    expect(session.choicesOf(message, 'people').map(({ label }) => label)).toEqual([
      '@Ana Lima',
      '@Dateline',
    ]);
    expect(session.choicesOf(message, 'roles')).toEqual([]);
    await session.select(message, 'people', ['Ana Lima']);
    expect(last((one) => one.isUserSelectMenu()).users.first()?.id).toBe(stage.ana.id);
    await expect(session.select(message, 'channels', ['news'])).rejects.toThrow('it is empty here');
  });

  it.each([
    ['people', [], 'takes 1 to 25, and 0 were chosen'],
    ['channels', ['news', 'staff'], 'takes 1, and 2 were chosen'],
    ['texts', ['1', '2', '3'], 'takes 0 to 2, and 3 were chosen'],
    ['texts', ['4'], '"4" is not on the menu; choose from 1, 2, 3'],
    ['nothing', ['1'], 'There is no "nothing"'],
  ])('refuses what Discord’s client does not let be chosen: %s %j', async (menu, values, why) => {
    await expect(stage.inNews().select(await inNews(), menu, values)).rejects.toThrow(why);
    expect(seen).toEqual([]);
  });
});

describe('roles', () => {
  it('come with the member, and give what they allow', async () => {
    const { loopback, server, client } = stage;
    const reader = loopback.addUser({ name: 'Reader' });
    const editor = loopback.roles.add(server.id, 'desk', PermissionFlagsBits.ManageMessages);
    const chosen = async () => {
      const message = firstOf(await stage.inNews(reader).command('echo', { text: 'x' }));
      await stage.inNews(reader).select(message, 'texts', ['1']);
      const { member, memberPermissions } = last((one) => one.inCachedGuild());
      return [
        member.roles.cache.has(editor.id),
        member.permissions.has('ManageMessages'),
        memberPermissions.has('ManageMessages'),
      ];
    };
    expect(await chosen()).toEqual([false, false, false]);
    loopback.roles.give(server.id, reader, editor);
    expect(await chosen()).toEqual([true, true, true]);
    expect(client.guilds.cache.get(server.id)?.roles.cache.get(editor.id)?.name).toBe('desk');
    loopback.roles.take(server.id, reader, editor);
    expect(await chosen()).toEqual([false, false, false]);
  });

  it('are given to members only, in servers that there are', () => {
    const stranger = stage.loopback.addUser({ name: 'Stranger' });
    const role = stage.loopback.roles.add(stage.server.id, 'spare');
    expect(() => stage.loopback.roles.give(stage.server.id, stranger, role)).toThrow('Stranger is not in');
    expect(() => stage.loopback.roles.add('1', 'spare')).toThrow('has no server 1');
  });

  it('were driven by requests that the description of the API allows', () => {
    expect(stage.loopback.requests.length).toBeGreaterThan(10);
    expect(stage.loopback.requests.flatMap((request) => judge(request))).toEqual([]);
    expect(stage.failures).toEqual([]);
  });
});
