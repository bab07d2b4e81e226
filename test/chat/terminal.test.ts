import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LoopbackSession } from '../../src/chat/loopback/loopback-session.js';
import { runTerminal } from '../../src/chat/terminal.js';
import type { TestBot } from './test-bot.js';
import { openSession, startTinyBot } from './tiny-bot.js';

let bot: TestBot;
let folder: string;

/** Runs a chat whose input comes from a pipe; gives all that was written. */
function pipe(...lines: readonly string[]): Promise<string> {
  return pipeTo(openSession(bot), ...lines);
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
  bot = await startTinyBot();
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
    expect(written).toContain('The bot has written nothing here yet.');
    expect(written).toContain('› /say @Dateline hello\nheard @Dateline hello');
    expect(written).toMatch(/› \/say hello, all\nWritten: message \d+/);
    expect(written).toContain('› /reply and then?\nheard and then?');
    expect(written).toContain('There is no message 999999999999999999 here.');
    expect(written).toContain('There must be something to say: /reply [ID] TEXT [file:PATH].');
    // What can be picked is still the menu on the last plain message.
    expect(written).toContain('10 letters, 0 files');
  });

  it('replies to the message that is named, and shows one that the bot says nothing to', async () => {
    const session = openSession(bot);
    const message = await session.say('@Dateline hello');
    const written = await pipeTo(session, `/reply ${message.id} quiet`, '/say @Dateline quiet', '1');
    expect(written.match(/Written: message \d+/g)).toHaveLength(2);
    expect(session.messages().map(({ content }) => content)).toContain('quiet');
    expect(written).toContain('letters, 0 files');
  });

  it('opens a thread, asks and writes there, and comes back', async () => {
    const written = await pipe(
      '/thread Nothing yet',
      '/thread',
      '/ask Where?',
      '/thread On the harbour',
      '/ask And when?',
      '/say @Dateline hello',
      '/thread Deeper',
      '/channel',
      '/thread Again',
      '/say @Dateline goodbye',
    );
    expect(written).toContain('The bot has written nothing here yet.');
    expect(written).toContain('/thread needs a name: /thread [ID] NAME.');
    expect(written).toContain('You are in a thread now');
    expect(written).toContain('On the harbour › /ask And when?');
    expect(written).toContain('│ And when? [1]');
    expect(written).toContain('On the harbour › /say @Dateline hello\nheard @Dateline hello');
    expect(written).toContain('Ana may open no such thread in On the harbour.');
    expect(written).toContain('has a thread already');
    expect(written).toContain('\n› /say @Dateline goodbye\nheard');
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
