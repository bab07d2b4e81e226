import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { completerFor } from '../../src/chat/terminal/completion.js';
import { runTerminal } from '../../src/chat/terminal.js';
import { delay, type TestBot } from './test-bot.js';
import { answerAll, openSession, startTinyBot } from './tiny-bot.js';

let bot: TestBot;

/** What a terminal's input is to the chat; a screen is a stream that says it is one. */
const keyboard = () => Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => undefined });
beforeAll(async () => {
  bot = await startTinyBot();
});
afterAll(() => bot.close());

describe('the terminal chat, typed by a person', () => {
  it.each([
    ['Ctrl-C', '\u0003'],
    ['Ctrl-D', '\u0004'],
    ['/quit', '/quit\r'],
  ])('ends at %s', async (_name, keys) => {
    const input = keyboard();
    const output = Object.assign(new PassThrough(), { isTTY: true });
    const written = text(output);
    const chat = runTerminal({ session: openSession(bot), input, output });
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
    const chat = runTerminal({ session: openSession(bot), input, output });
    input.write('/help\r');
    await delay(50);
    const startMs = performance.now();
    input.write('\u0003');
    await chat;
    answerAll(bot);
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
    const [offered] = await completerFor(() => openSession(bot))(line);
    expect(offered).toEqual(candidates);
  });
});
