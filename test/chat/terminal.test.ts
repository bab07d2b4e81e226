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
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LoopbackSession } from '../../src/chat/loopback/loopback-session.js';
import { completerFor } from '../../src/chat/terminal/completion.js';
import { runTerminal } from '../../src/chat/terminal.js';
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

let bot: TestBot;
let folder: string;

/** A tiny bot that answers, asks back by a form, and counts what it is given. */
async function answer(interaction: Interaction): Promise<void> {
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

function openSession() {
  const server = bot.loopback.addGuild({ name: 'Press', channels: ['news'] });
  bot.loopback.roles.add(server.id, 'editor');
  const place = { guildId: server.id, channelId: server.channels.news };
  return bot.loopback.session(bot.loopback.addUser({ name: 'Ana' }), place);
}

/** What a terminal's input is to the chat; a screen is a stream that says it is one. */
const keyboard = () => Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => undefined });

/** Runs a chat whose input comes from a pipe; gives all that was written. */
function pipe(...lines: readonly string[]): Promise<string> {
  return pipeTo(openSession(), ...lines);
}

async function pipeTo(session: LoopbackSession, ...lines: readonly string[]): Promise<string> {
  const output = new PassThrough();
  const written = text(output);
  await runTerminal({ session, input: Readable.from([lines.join('\n')]), output });
  output.end();
  return written;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dateline-terminal-'));
  await writeFile(join(folder, 'notes.txt'), 'twelve bytes');
  const { Guilds, GuildMessages } = GatewayIntentBits;
  bot = await startTestBot({ commands, intents: [Guilds, GuildMessages] });
  bot.handle(answer);
  bot.client.on(Events.MessageCreate, (message) => {
    const isHeard = message.mentions.users.has(bot.loopback.bot.id) && !message.content.includes('quiet');
    const work = isHeard ? message.reply(`heard ${message.cleanContent}`) : Promise.resolve();
    bot.loopback.track(message.id, work);
  });
});
afterAll(async () => {
  await bot.close();
  await rm(folder, { recursive: true });
});

describe('the terminal chat, from a pipe', () => {
  it('answers, with what can be picked, and ends with its input', async () => {
    expect(await pipe('/ask Where is the harbour?')).toBe(
      [
        '› /ask Where is the harbour?',
        'Dateline',
        'Found',
        '│ Where is the harbour? [1][2J',
        '',
        'Sources',
        'One (https://example.org/1)',
        'a7',
        'Site: https://example.org/',
        '→ [1] More   [2] As BibTeX',
        '',
        '',
      ].join('\n'),
    );
  });

  it('takes plain text for a question, and says so once', async () => {
    const written = await pipe('Where?', 'Why?');
    expect(written.match(/taken as \/ask/g)).toHaveLength(1);
    expect(written).toContain('│ Why? [1]');
  });

  it('picks by number', async () => {
    const written = await pipe('/ask Where?', '1', '2', '9');
    expect(written).toContain('› 1\n(only you see this)\npressed more');
    expect(written).toContain('› 2\nchose bib');
    expect(written).toContain('There is no [9] to pick here.');
  });

  it('attaches a local file', async () => {
    const written = await pipe(
      `/add file ${join(folder, 'notes.txt')}`,
      `/add file "${join(folder, 'notes.txt')}"`,
      `/add file ${join(folder, 'none.txt')}`,
      `/add file ${folder}`,
      '/add file',
    );
    expect(written.match(/notes\.txt, 12 bytes/g)).toHaveLength(2);
    expect(written).toContain('there is no such file');
    expect(written).toContain('that is a folder');
    expect(written).toContain('/add file needs file');
  });

  it('writes a message and clicks on it, by number, by name, by id', async () => {
    const file = join(folder, 'notes.txt');
    const written = await pipe(
      '/menu Count letters',
      `/say seven!! file:${file}`,
      '1',
      '/say five!',
      '/menu Count letters',
      '/menu "Count letters" 99',
    );
    expect(written).toContain('There is no message here yet: /say writes one.');
    expect(written).toMatch(/Written: message \d+, with notes\.txt\n→ \[1\] Count letters/);
    expect(written).toContain('7 letters, 1 files');
    expect(written).toContain('5 letters, 0 files');
    expect(written).toContain('There is no message 99 here.');
  });

  it('writes to the bot by its name or as a reply, and shows what it says', async () => {
    const written = await pipe(
      '/reply is anybody there?',
      '/say @Dateline hello',
      '/say hello, all',
      '/reply and then?',
      '/reply 999999999999999999 what?',
      '/reply',
      '1',
    );
    expect(written).toContain('The bot has written nothing here that could be replied to.');
    expect(written).toContain('› /say @Dateline hello\nheard @Dateline hello');
    expect(written).toMatch(/› \/say hello, all\nWritten: message \d+/);
    expect(written).toContain('› /reply and then?\nheard and then?');
    expect(written).toContain('There is no message 999999999999999999 here.');
    expect(written).toContain('There must be something to say: /reply [ID] TEXT [file:PATH].');
    // What can be picked is still the menu on the last plain message.
    expect(written).toContain('10 letters, 0 files');
  });

  it('replies to the message that is named, and shows one that the bot says nothing to', async () => {
    const session = openSession();
    const message = await session.say('@Dateline hello');
    const written = await pipeTo(session, `/reply ${message.id} quiet`, '/say @Dateline quiet', '1');
    expect(written.match(/Written: message \d+/g)).toHaveLength(2);
    expect(session.messages().map(({ content }) => content)).toContain('quiet');
    expect(written).toContain('letters, 0 files');
  });

  it('chooses one by its number, and several from a menu by what they are called', async () => {
    const written = await pipe(
      '/help',
      '2',
      '/help',
      '3',
      'editor, @moderator',
      '/help',
      '/choose 3',
      '/help',
      '3',
      '/cancel',
      '/choose 3 nobody',
      '/choose 1 editor',
      '/choose editor',
    );
    expect(written).toContain('→ [1] English ✓   [2] German   [3] Who may add (0 to 5)');
    expect(written).toContain('chose de');
    expect(written).toContain(
      '@everyone, @moderator, @admin, @Dateline, @editor (/cancel gives up)\nChoose, with commas between them: ',
    );
    expect(written).toContain('chose editor,moderator');
    expect(written).toContain('› /choose 3\n(only you see this)\nchose none');
    expect(written).toContain('Nothing was sent.');
    expect(written).toContain('"nobody" is not on the menu');
    expect(written).toContain('[1] is no menu to choose from here.');
    expect(written).toContain('/choose needs the number of a menu');
  });

  it('fills a form, and gives it up', async () => {
    const written = await pipe('/add text', 'A day', 'one', 'two', '.', '/help');
    expect(written).toContain('New article (/cancel gives up)');
    expect(written).toContain('Text (end with a line that holds only a dot):');
    expect(written).toContain('A day: 2 lines');
    expect(written).toContain('(only you see this)\nHelp\nAsk me.');
    expect(await pipe('/add text', '/cancel', '/help')).toContain('Nothing was sent.');
    expect(await pipe('/add text', 'A day', 'cut off')).toContain('Nothing was sent.');
    expect(await pipe('/add text', 'A day', 'x'.repeat(21), '.')).toContain('20 fit');
  });

  it('lists, refuses and quits', async () => {
    const written = await pipe('/', '', '/sing', '/quit', '/help');
    expect(written).toContain('/ask question [outlet:] [tone:]  Asks a question');
    expect(written).toContain('/menu Count letters [id]');
    expect(written).toContain('There is no command /sing');
    expect(written).not.toContain('Ask me.');
  });

  it('ends at once without input', async () => {
    expect(await pipe('')).toBe('');
  });
});

describe('the terminal chat, typed by a person', () => {
  it.each([
    ['Ctrl-C', '\u0003'],
    ['Ctrl-D', '\u0004'],
    ['/quit', '/quit\r'],
  ])('ends at %s', async (_name, keys) => {
    const input = keyboard();
    const output = Object.assign(new PassThrough(), { isTTY: true });
    const written = text(output);
    const chat = runTerminal({ session: openSession(), input, output });
    input.write('/help\r');
    await delay(150);
    input.write(keys);
    await chat;
    output.end();
    expect(await written).toContain('Ask me.');
  });

  it('leaves without waiting for an answer', async () => {
    const input = keyboard();
    const output = Object.assign(new PassThrough(), { isTTY: true });
    bot.handle(() => delay(1000));
    const chat = runTerminal({ session: openSession(), input, output });
    input.write('/help\r');
    await delay(50);
    const startMs = performance.now();
    input.write('\u0003');
    await chat;
    bot.handle(answer);
    expect(performance.now() - startMs).toBeLessThan(500);
  });

  it.each([
    ['/a', ['/ask ', '/add file ', '/add text ']],
    ['/add t', ['/add text ']],
    ['/q', ['/quit ']],
    ['hello', []],
    ['/ask Where? ou', ['outlet:']],
    ['/ask outlet:Ga', ['The Gazette']],
    ['/ask tone:', ['dry']],
    ['/ask tone:x', []],
  ])('completes %j to %j', async (line, candidates) => {
    const [offered] = await completerFor(openSession())(line);
    expect(offered).toEqual(candidates);
  });
});
