import {
  ActionRowBuilder,
  ApplicationCommandOptionType as Type,
  ApplicationCommandType,
  ButtonBuilder,
  ButtonStyle,
  Events,
  GatewayIntentBits,
  ModalBuilder,
  RoleSelectMenuBuilder,
  StringSelectMenuBuilder,
  TextInputBuilder,
  TextInputStyle,
  type Interaction,
  type MessageActionRowComponentBuilder,
} from 'discord.js';
import type { LoopbackSession } from '../../src/chat/loopback/loopback-session.js';
import { delay, startTestBot, type TestBot } from './test-bot.js';

const string = { description: 'd', type: Type.String } as const;
const commands = [
  {
    name: 'ask',
    description: 'Asks a question',
    options: [
      { ...string, name: 'question', required: true },
      { ...string, name: 'outlet', autocomplete: true },
      { ...string, name: 'tone', choices: [{ name: 'Dry', value: 'dry' }] },
    ],
  },
  {
    name: 'add',
    description: 'Adds',
    options: [
      {
        name: 'file',
        description: 'From a file',
        type: Type.Subcommand,
        options: [{ name: 'file', description: 'd', type: Type.Attachment, required: true }],
      },
      { name: 'text', description: 'As text', type: Type.Subcommand },
    ],
  },
  { name: 'help', description: 'Helps' },
  { name: 'Count letters', type: ApplicationCommandType.Message },
] as const;

/** A bot with something of everything that a terminal shows; it hears messages that mention it, unless they say "quiet". */
export async function startTinyBot(): Promise<TestBot> {
  const { Guilds, GuildMessages } = GatewayIntentBits;
  const bot = await startTestBot({ commands, intents: [Guilds, GuildMessages] });
  answerAll(bot);
  bot.client.on(Events.MessageCreate, (message) => {
    const isHeard = message.mentions.users.has(bot.loopback.bot.id) && !message.content.includes('quiet');
    const work = isHeard ? message.reply(`heard ${message.cleanContent}`) : Promise.resolve();
    bot.loopback.track(message.id, work);
  });
  return bot;
}

/** Lets it answer, as it does from the start. */
export function answerAll(bot: TestBot): void {
  bot.handle((interaction) => answer(bot, interaction));
}

/** Ana in the channel of a new server. */
export function openSession(bot: TestBot): LoopbackSession {
  const server = bot.loopback.addGuild({ name: 'Press', channels: ['news'] });
  bot.loopback.roles.add(server.id, 'editor');
  const place = { guildId: server.id, channelId: server.channels.news };
  return bot.loopback.session(bot.loopback.addUser({ name: 'Ana' }), place);
}

/** Answers, asks back by a form, and counts what it is given. */
async function answer(bot: TestBot, interaction: Interaction): Promise<void> {
  if (interaction.isAutocomplete()) {
    await interaction.respond([{ name: 'The Gazette', value: 'The Gazette' }]);
  } else if (interaction.isButton()) {
    await interaction.reply({ content: `pressed ${interaction.customId}`, flags: 64 });
  } else if (interaction.isStringSelectMenu()) {
    await interaction.update({ content: `chose ${interaction.values.join()}`, components: [] });
  } else if (interaction.isRoleSelectMenu()) {
    const names = interaction.roles.map(({ name }) => name).join() || 'none';
    await interaction.update({ content: `chose ${names}`, components: [] });
  } else if (interaction.isModalSubmit()) {
    const [title, body] = ['title', 'body'].map((id) => interaction.fields.getTextInputValue(id));
    await interaction.reply(`${title}: ${body?.split('\n').length} lines`);
  } else if (interaction.isMessageContextMenuCommand()) {
    const { content, attachments } = interaction.targetMessage;
    await interaction.reply(`${content.length} letters, ${attachments.size} files`);
  } else if (interaction.isChatInputCommand()) {
    const { commandName, options } = interaction;
    if (commandName === 'help') {
      const languages = new StringSelectMenuBuilder()
        .setCustomId('language')
        .addOptions({ label: 'English', value: 'en', default: true }, { label: 'German', value: 'de' });
      const roles = new RoleSelectMenuBuilder().setCustomId('roles').setPlaceholder('Who may add');
      const menus = [languages, roles.setMinValues(0).setMaxValues(5)];
      const components = menus.map((menu) =>
        new ActionRowBuilder<MessageActionRowComponentBuilder>().addComponents(menu),
      );
      await interaction.reply({ content: '# Help\n**Ask** me.', components, flags: 64 });
    } else if (commandName === 'ask') {
      await interaction.deferReply();
      await interaction.editReply('looking');
      await delay(30);
      const row = new ActionRowBuilder<ButtonBuilder>().addComponents(
        new ButtonBuilder().setCustomId('more').setLabel('More').setStyle(ButtonStyle.Primary),
        new ButtonBuilder().setURL('https://example.org/').setLabel('Site').setStyle(ButtonStyle.Link),
      );
      const menu = new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(
        new StringSelectMenuBuilder().setCustomId('m').addOptions({ label: 'As BibTeX', value: 'bib' }),
      );
      const embed = {
        author: { name: 'Dateline' },
        title: 'Found',
        description: `> **${options.getString('question', true)}** [1]\u001b[2J`,
        fields: [{ name: 'Sources', value: '[One](https://example.org/1)' }],
        footer: { text: 'a7' },
      };
      await interaction.editReply({ content: null, embeds: [embed], components: [row, menu] });
    } else if (options.getSubcommand() === 'file') {
      const file = options.getAttachment('file', true);
      await interaction.reply(`${file.name}, ${bot.loopback.attachmentBytes(file.url)?.length} bytes`);
    } else {
      const inputs = [
        new TextInputBuilder().setCustomId('title').setLabel('Title').setStyle(TextInputStyle.Short),
        new TextInputBuilder()
          .setCustomId('body')
          .setLabel('Text')
          .setStyle(TextInputStyle.Paragraph)
          .setMaxLength(20),
      ];
      const rows = inputs.map((input) => new ActionRowBuilder<TextInputBuilder>().addComponents(input));
      await interaction.showModal(
        new ModalBuilder().setCustomId('f').setTitle('New article').addComponents(rows),
      );
    }
  }
}
