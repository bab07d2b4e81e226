import {
  ActionRowBuilder,
  ApplicationCommandOptionType as Type,
  ApplicationCommandType,
  ButtonBuilder,
  ButtonStyle,
  ModalBuilder,
  StringSelectMenuBuilder,
  TextInputBuilder,
  TextInputStyle,
  type Interaction,
} from 'discord.js';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
  } else if (interaction.isModalSubmit()) {
    const [title, body] = ['title', 'body'].map((id) => interaction.fields.getTextInputValue(id));
    await interaction.reply(`${title}: ${body?.split('\n').length} lines`);
  } else if (interaction.isMessageContextMenuCommand()) {
    const { content, attachments } = interaction.targetMessage;
    await interaction.reply(`${content.length} letters, ${attachments.size} files`);
  } else if (interaction.isChatInputCommand()) {
    const { commandName, options } = interaction;
    if (commandName === 'help') await interaction.reply({ content: '# Help\n**Ask** me.', flags: 64 });
    else if (commandName === 'ask') {
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

const openSession = () =>
  bot.loopback.session(bot.loopback.addUser({ name: 'Ana' }), { directMessage: true });

/** What a terminal's input is to the chat; a screen is a stream that says it is one. */
const keyboard = () => Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => undefined });

/** Runs a chat whose input comes from a pipe; gives all that was written. */
async function pipe(...lines: readonly string[]): Promise<string> {
  const output = new PassThrough();
  const written = text(output);
  await runTerminal({ session: openSession(), input: Readable.from([lines.join('\n')]), output });
  output.end();
  return written;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dateline-terminal-'));
  await writeFile(join(folder, 'notes.txt'), 'twelve bytes');
  bot = await startTestBot({ commands });
  bot.handle(answer);
});
afterAll(async () => {
  await bot.close();
  await rm(folder, { recursive: true });
});

describe('the terminal chat, from a pipe', () => {
  it('shows once what the bot said of its own accord meanwhile, and not what was there before', async () => {
    const person = bot.loopback.addUser({ name: 'Eve' });
    const session = bot.loopback.session(person, { directMessage: true });
    await bot.client.users.send(person.id, 'Said before');
    const input = new PassThrough();
    const output = new PassThrough();
    const written = text(output);
    const chat = runTerminal({ session, input, output });
    input.write('/help\n');
    await expect.poll(() => session.messages().length).toBe(2);
    await bot.client.users.send(person.id, 'An article has come');
    input.end('/help\n/help\n');
    await chat;
    output.end();
    const shown = await written;
    expect(shown.split('An article has come')).toHaveLength(2);
    expect(shown).not.toContain('Said before');
    expect(shown.match(/only you see this/g)).toHaveLength(3);
  });

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
