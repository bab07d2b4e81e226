import { ApplicationCommandOptionType as Type, type APIApplicationCommand } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { slashCommands } from '../../../src/chat/loopback/slash-command.js';
import { parseLine } from '../../../src/chat/terminal/parse-line.js';

const registered = [
  {
    name: 'ask',
    type: 1,
    description: 'Asks',
    options: [
      { name: 'question', description: 'd', type: Type.String, required: true },
      { name: 'outlet', description: 'd', type: Type.String },
      { name: 'private', description: 'd', type: Type.Boolean },
    ],
  },
  {
    name: 'sources',
    type: 1,
    description: 'd',
    options: [{ name: 'answer', description: 'd', type: Type.String }],
  },
  { name: 'help', type: 1, description: 'd' },
  {
    name: 'add',
    type: 1,
    description: 'd',
    options: [
      { name: 'text', description: 'd', type: Type.Subcommand },
      {
        name: 'url',
        description: 'd',
        type: Type.Subcommand,
        options: [{ name: 'url', description: 'd', type: Type.String, required: true }],
      },
    ],
  },
  { name: 'A menu', type: 3, description: '' },
] as unknown as APIApplicationCommand[];
const commands = slashCommands(registered);

describe('parseLine', () => {
  it.each([
    ['/ask Where is the harbour?', 'ask', { question: 'Where is the harbour?' }],
    [
      '/ask question:Where? outlet:The Gazette private:true',
      'ask',
      { question: 'Where?', outlet: 'The Gazette', private: 'true' },
    ],
    ['/ask Where? outlet:Gazette', 'ask', { question: 'Where?', outlet: 'Gazette' }],
    ['/ask What: then why?', 'ask', { question: 'What: then why?' }],
    ['/ask outlet:Gazette question:Where?', 'ask', { question: 'Where?', outlet: 'Gazette' }],
    ['/ask outlet: Where?', 'ask', { outlet: 'Where?' }],
    ['/ask question:', 'ask', {}],
    ['/ask', 'ask', {}],
    ['  /sources   abc ', 'sources', { answer: 'abc' }],
    ['/sources', 'sources', {}],
    ['/add url https://example.org/a?url:b=1', 'add url', { url: 'https://example.org/a?url:b=1' }],
    ['/add text', 'add text', {}],
    ['/ help', 'help', {}],
  ])('reads %j', (line, name, options) => {
    expect(parseLine(line, commands)).toMatchObject({ kind: 'command', slash: { name }, options });
  });

  it.each([
    ['', { kind: 'nothing' }],
    ['   ', { kind: 'nothing' }],
    ['/', { kind: 'list' }],
    ['/quit', { kind: 'quit' }],
    ['/exit', { kind: 'quit' }],
    ['2', { kind: 'pick', number: 2 }],
    ['[12]', { kind: 'pick', number: 12 }],
    ['2024', { kind: 'text', text: '2024' }],
    ['Where is it?', { kind: 'text', text: 'Where is it?' }],
  ])('takes %j for %j', (line, typed) => {
    expect(parseLine(line, commands)).toEqual(typed);
  });

  it.each([
    ['/say Good morning', { kind: 'say', text: 'Good morning', file: null, replyTo: null }],
    ['/say Look: file:./a b.txt', { kind: 'say', text: 'Look:', file: './a b.txt', replyTo: null }],
    ['/say file:a.txt', { kind: 'say', text: '', file: 'a.txt', replyTo: null }],
    ['/reply and then?', { kind: 'say', text: 'and then?', file: null, replyTo: 'newest' }],
    ['/reply 2024 was it?', { kind: 'say', text: '2024 was it?', file: null, replyTo: 'newest' }],
    [
      '/reply 123456789012345678 yes',
      { kind: 'say', text: 'yes', file: null, replyTo: '123456789012345678' },
    ],
    [
      '/reply https://discord.com/channels/1/2/123456789012345678 yes file:a.txt',
      { kind: 'say', text: 'yes', file: 'a.txt', replyTo: '123456789012345678' },
    ],
    ['/choose 3 editor, @Ana Lima,', { kind: 'choose', number: 3, values: ['editor', '@Ana Lima'] }],
    ['/choose [3]', { kind: 'choose', number: 3, values: [] }],
    ['/menu A menu', { kind: 'menu', name: 'A menu', message: null }],
    ['/menu "a menu" 1299', { kind: 'menu', name: 'A menu', message: '1299' }],
    ['/menu A menu https://discord.com/channels/1/2/34', { kind: 'menu', name: 'A menu', message: '34' }],
  ])('takes %j for what is done without a slash in Discord', (line, typed) => {
    expect(parseLine(line, commands, ['A menu'])).toEqual(typed);
  });

  it.each([
    ['/say', 'There must be something to say: /say TEXT [file:PATH].'],
    ['/reply', 'There must be something to say: /reply [ID] TEXT [file:PATH].'],
    ['/reply 123456789012345678', 'There must be something to say'],
    ['/choose editor', '/choose needs the number of a menu'],
    ['/choose', '/choose needs the number of a menu'],
    ['/menu', '/menu needs a name and, if you like, a message\'s id: "A menu".'],
    ['/menu B', 'needs a name'],
    ['/menu A menu please', 'needs a name'],
  ])('refuses %j in a sentence', (line, message) => {
    expect(() => parseLine(line, commands, ['A menu'])).toThrow(message);
  });

  it.each([
    ['/sing', 'There is no command /sing: /ask, /sources, /help, /add text, /add url, /quit.'],
    ['/asking', 'There is no command /asking'],
    ['/add', '/add needs one word more: /add text, /add url'],
    ['/add\ttext', '/add needs one word more'],
    ['/add everything', '/add needs one word more'],
    ['/help me', '/help takes nothing more: leave "me" out.'],
  ])('refuses %j', (line, message) => {
    expect(() => parseLine(line, commands)).toThrow(message);
  });
});
