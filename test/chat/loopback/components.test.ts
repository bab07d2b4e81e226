import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  ModalBuilder,
  StringSelectMenuBuilder,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { judge } from '../../discord-harness/openapi-judge.js';
import { firstOf, openChatStage, type ChatStage } from '../chat-stage.js';

let stage: ChatStage;

beforeAll(async () => {
  stage = await openChatStage();
});
afterAll(() => stage.close());

describe('components, forms and menus', () => {
  it('presses buttons and chooses from menus', async () => {
    stage.handle(async (interaction) => {
      if (interaction.isChatInputCommand()) {
        const button = new ButtonBuilder().setCustomId('more').setLabel('More').setStyle(ButtonStyle.Primary);
        const off = ButtonBuilder.from(button).setCustomId('off').setDisabled(true);
        const menu = new StringSelectMenuBuilder()
          .setCustomId('menu')
          .addOptions({ label: 'One', value: '1' }, { label: 'Two', value: '2' });
        await interaction.reply({
          content: 'choose',
          components: [
            new ActionRowBuilder<ButtonBuilder>().addComponents(button, off),
            new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(menu),
          ],
        });
      } else if (interaction.isButton()) {
        await interaction.update({ content: `pressed under ${interaction.message.content}` });
      } else if (interaction.isStringSelectMenu()) {
        await interaction.deferUpdate();
        await interaction.editReply({ content: `chose ${interaction.values.join()}`, components: [] });
      }
    });
    const session = stage.inNews();
    const message = firstOf(await session.command('echo', { text: 'x' }));
    const pressed = await session.press(message, 'more');
    expect(pressed.acknowledged).toBe('update');
    expect(pressed.messages[0]).toMatchObject({ id: message.id, content: 'pressed under choose' });
    await expect(session.press(message, 'off')).rejects.toThrow('disabled');
    await expect(session.press(message, 'less')).rejects.toThrow('There is no "less"');
    await expect(session.select(message, 'menu', ['3'])).rejects.toThrow('not on the menu');
    const chosen = await session.select(message, 'menu', ['2']);
    expect(chosen.messages[0]).toMatchObject({ id: message.id, content: 'chose 2', components: [] });
    await expect(session.press(message, 'more')).rejects.toThrow('There is no "more"');
  });

  it('opens a form and sends it', async () => {
    stage.handle(async (interaction) => {
      if (interaction.isChatInputCommand()) {
        const title = new TextInputBuilder()
          .setCustomId('title')
          .setLabel('Title')
          .setStyle(TextInputStyle.Short);
        const text = TextInputBuilder.from(title.toJSON())
          .setCustomId('text')
          .setMaxLength(10)
          .setRequired(false);
        const rows = [title, text].map((input) =>
          new ActionRowBuilder<TextInputBuilder>().addComponents(input),
        );
        await interaction.showModal(
          new ModalBuilder().setCustomId('form').setTitle('Form').addComponents(rows),
        );
      } else if (interaction.isModalSubmit()) {
        await interaction.reply(`${interaction.customId}: ${interaction.fields.getTextInputValue('title')}`);
      }
    });
    const session = stage.inNews();
    const form = await session.command('store form');
    expect(form).toMatchObject({ acknowledged: 'modal', modal: { title: 'Form' }, messages: [] });
    await expect(session.submit(form, {})).rejects.toThrow('Title: this cannot be left out');
    await expect(session.submit(form, { title: 'x', text: 'x'.repeat(11) })).rejects.toThrow('10 fit');
    await expect(session.submit(form, { title: 'x', body: 'x' })).rejects.toThrow('has no field "body"');
    const sent = await session.submit(form, { title: 'A day' });
    expect(sent.messages[0]?.content).toBe('form: A day');
    await expect(session.submit(sent, {})).rejects.toThrow('opened no form');
  });

  it('completes while an option is typed', async () => {
    stage.handle(async (interaction) => {
      if (!interaction.isAutocomplete()) return;
      const typed = interaction.options.getFocused();
      const names = ['apple', 'apricot', 'pear'].filter((name) => name.startsWith(typed));
      await interaction.respond(names.map((name) => ({ name, value: name })));
    });
    const choices = await stage.inNews().autocomplete('fruit', 'name', 'ap');
    expect(choices.map((choice) => choice.value)).toEqual(['apple', 'apricot']);
    await expect(stage.inNews().autocomplete('echo', 'text', 'a')).rejects.toThrow('offers nothing');
  });

  it('runs a menu on a message, whose text it then sees', async () => {
    stage.handle(async (interaction) => {
      if (!interaction.isMessageContextMenuCommand()) return;
      await interaction.reply(String(interaction.targetMessage.content.length));
    });
    const message = await stage.inNews().say('seven!!');
    const reply = await stage.inNews().menu('Count letters', message);
    expect(reply.messages[0]?.content).toBe('7');
    await expect(stage.inNews().menu('Sing', message)).rejects.toThrow('No message menu is called "Sing"');
  });

  it('keeps the text of a message from the bot everywhere else, as without the privileged intent', async () => {
    const message = await stage.inNews().say('seven!!', [{ name: 'a.txt', bytes: new Uint8Array(3) }]);
    const route = `/channels/${stage.server.channels.news}/messages/${message.id}` as const;
    expect(await stage.client.rest.get(route)).toMatchObject({
      id: message.id,
      content: '',
      attachments: [],
    });
    stage.inNews().delete(message);
    await expect(stage.client.rest.get(route)).rejects.toMatchObject({ code: 10_008 });
  });

  it('made only requests that the description of the API allows', () => {
    expect(stage.loopback.requests.length).toBeGreaterThan(5);
    expect(stage.loopback.requests.flatMap((request) => judge(request))).toEqual([]);
    expect(stage.failures).toEqual([]);
  });
});
