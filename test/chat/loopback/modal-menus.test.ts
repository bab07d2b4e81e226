import {
  ChannelSelectMenuBuilder,
  LabelBuilder,
  ModalBuilder,
  RoleSelectMenuBuilder,
  StringSelectMenuBuilder,
  TextInputBuilder,
  TextInputStyle,
  UserSelectMenuBuilder,
  type ModalSubmitInteraction,
} from 'discord.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChatReply } from '../../../src/chat/chat-session.js';
import type { ModalValues } from '../../../src/chat/loopback/modal-submission.js';
import { judge } from '../../discord-harness/openapi-judge.js';
import { openChatStage, type ChatStage } from '../chat-stage.js';

let stage: ChatStage;
let sent: ModalSubmitInteraction | undefined;

/** A form with a menu of each kind that a form of five fields has room for. */
function form(): ModalBuilder {
  const languages = new StringSelectMenuBuilder()
    .setCustomId('languages')
    .setMaxValues(2)
    .addOptions({ label: 'English', value: 'en', default: true }, { label: 'German', value: 'de' });
  const roles = new RoleSelectMenuBuilder().setCustomId('roles').setMaxValues(3).setRequired(false);
  const people = new UserSelectMenuBuilder().setCustomId('people').setDefaultUsers(stage.ana.id);
  const channel = new ChannelSelectMenuBuilder().setCustomId('channel').setRequired(false);
  const note = new TextInputBuilder().setCustomId('note').setStyle(TextInputStyle.Short).setRequired(false);
  return new ModalBuilder()
    .setCustomId('form')
    .setTitle('Settings')
    .addLabelComponents(
      new LabelBuilder().setLabel('Languages').setStringSelectMenuComponent(languages),
      new LabelBuilder().setLabel('Who may add').setRoleSelectMenuComponent(roles),
      new LabelBuilder().setLabel('Who is asked').setUserSelectMenuComponent(people),
      new LabelBuilder().setLabel('Where').setChannelSelectMenuComponent(channel),
      new LabelBuilder().setLabel('Note').setTextInputComponent(note),
    );
}

beforeAll(async () => {
  stage = await openChatStage();
  stage.handle(async (interaction) => {
    if (interaction.isChatInputCommand()) await interaction.showModal(form());
    else if (interaction.isModalSubmit()) {
      sent = interaction;
      await interaction.reply('kept');
    }
  });
});
afterAll(() => stage.close());

/** Opens the form and sends it with these values. */
async function fill(values: ModalValues): Promise<ChatReply> {
  const session = stage.inNews();
  return session.submit(await session.command('store form'), values);
}

describe('a form with menus', () => {
  it('is sent with what is chosen, by value or by name', async () => {
    const editor = stage.loopback.roles.add(stage.server.id, 'editor');
    await fill({
      languages: ['de', 'English'],
      roles: ['@editor', 'moderator'],
      channel: '#news',
      note: 'hello',
    });
    const fields = sent?.fields;
    expect(fields?.getStringSelectValues('languages')).toEqual(['de', 'en']);
    expect(fields?.getSelectedRoles('roles')?.map((role) => role?.name)).toEqual(['editor', 'moderator']);
    expect(fields?.getSelectedRoles('roles')?.has(editor.id)).toBe(true);
    expect(fields?.getSelectedUsers('people')?.first()?.id).toBe(stage.ana.id);
    expect(fields?.getSelectedChannels('channel')?.first()?.id).toBe(stage.server.channels.news);
    expect(fields?.getTextInputValue('note')).toBe('hello');
  });

  it('is sent as it was shown where nothing is changed', async () => {
    await fill({});
    expect(sent?.fields.getStringSelectValues('languages')).toEqual(['en']);
    expect(sent?.fields.getSelectedRoles('roles')?.size ?? 0).toBe(0);
    expect(sent?.fields.getSelectedUsers('people')?.size).toBe(1);
  });

  it.each([
    [{ languages: [] }, 'takes 1 to 2, and 0 were chosen'],
    [{ languages: ['fr'] }, '"fr" is not on the menu; choose from en, de.'],
    [{ people: [] }, 'takes 1, and 0 were chosen'],
    [{ people: ['Nobody'] }, '"Nobody" is not on the menu'],
    [{ channel: ['news', 'staff'] }, 'and 2 were chosen'],
    [{ mood: 'bright' }, 'has no field "mood"; it has languages, roles, people, channel, note.'],
  ])('is not sent with %j', async (fields, why) => {
    await expect(fill(fields as ModalValues)).rejects.toThrow(why);
  });

  it('made only requests that the description of the API allows', () => {
    expect(stage.loopback.requests.flatMap((request) => judge(request))).toEqual([]);
    expect(stage.failures).toEqual([]);
  });
});
