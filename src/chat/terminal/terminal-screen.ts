import type { Writable } from 'node:stream';
import { WriteStream } from 'node:tty';
import type { ChatMessage, ChatReply } from '../chat-session.js';
import type { SlashCommand } from '../loopback/slash-command.js';
import { harmlessText } from '../../harmless-text.js';
import { markdownParagraphs } from './markdown.js';
import { messageActions, type MessageAction } from './message-actions.js';
import { renderMessage } from './render-message.js';
import { layOut, type Page } from './styled-text.js';

/** Writes replies, notes and progress; knows what can be picked by number. */
export class TerminalScreen {
  readonly #output: Writable;
  readonly #isInteractive: boolean;
  #actions: readonly MessageAction[] = [];
  #hasStatus = false;

  constructor(output: Writable, isInteractive: boolean) {
    this.#output = output;
    this.#isInteractive = isInteractive;
  }

  /** Our own words, not the bot's, set off from what follows. */
  say(text: string): void {
    this.note(`${text}\n`);
  }

  /** Our own words, of which more follow. */
  note(text: string): void {
    this.#clearStatus();
    const lines = harmlessText(text).split('\n');
    const paragraphs = lines.map((line) => ({ indent: '', spans: [{ text: line, styles: [] }] }));
    this.#output.write(`${layOut(paragraphs, this.#page())}\n`);
  }

  /** Leaves the cursor on a line of its own when a person ends the chat in the middle of one. */
  leave(): void {
    this.#clearStatus();
    if (this.#isInteractive) this.#output.write('\n');
  }

  /** What the bot is about, in one line that the next output replaces. Only a person at a terminal sees it. */
  progress(message: ChatMessage): void {
    if (!this.#isInteractive) return;
    const text = [message.content, ...message.embeds.map((embed) => embed.title ?? embed.description ?? '')];
    const [first] = markdownParagraphs(text.find((one) => one !== '') ?? '');
    const line = (first?.spans ?? []).map((span) => span.text).join('');
    const width = Math.max(10, this.#page().width - 4);
    this.#clearStatus();
    this.#output.write(`… ${line.length > width ? line.slice(0, width) : line}`);
    this.#hasStatus = true;
  }

  reply(reply: ChatReply): void {
    if (reply.acknowledged === 'nothing') {
      this.say('The bot did not answer. Is it still starting, or busy? Try again in a moment.');
      return;
    }
    if (reply.messages.length === 0) {
      if (!reply.modal) this.say('Done.');
      return;
    }
    const actions: MessageAction[] = [];
    for (const message of reply.messages) {
      const own = messageActions(message);
      this.#write(renderMessage(message, own, actions.length + 1, this.#page()));
      actions.push(...own);
    }
    if (actions.length > 0) this.#actions = actions;
  }

  /** A message that the person wrote, with the menus that a click on it would open. */
  said(message: ChatMessage, menus: readonly string[]): void {
    this.#actions = menus.map((name) => ({ kind: 'menu', label: name, message, name }));
    const files = message.attachments.map(({ name }) => `, with ${name}`).join('');
    const picks = menus.map((name, index) => `[${index + 1}] ${name}`).join('   ');
    this.say(`Written: message ${message.id}${files}${picks ? `\n→ ${picks}` : ''}`);
  }

  /** What the number stands for in the newest message that had something to pick. */
  action(number: number): MessageAction | undefined {
    return this.#actions[number - 1];
  }

  list(commands: readonly SlashCommand[], menus: readonly string[], botName: string): void {
    const usages = commands.map((slash) => ({ usage: usage(slash), description: slash.description }));
    const column = Math.max(...usages.map((one) => one.usage.length), 5);
    const own = [
      {
        usage: '/say text [file:]',
        description: `Writes a plain message, as people do to each other; with @${botName} in it, to the bot`,
      },
      { usage: '/reply [id] text', description: 'Replies to that message; else to the newest of the bot' },
      { usage: '/choose number value, value', description: 'Chooses from a menu; without a value nothing' },
      ...menus.map((name) => ({ usage: `/menu ${name} [id]`, description: 'On a message; else the newest' })),
      { usage: '/quit', description: 'Ends the chat' },
    ];
    const lines = [...usages, ...own].map((one) => `${one.usage.padEnd(column)}  ${one.description}`);
    this.#write(lines.map((line) => harmlessText(line)).join('\n'));
  }

  #write(text: string): void {
    this.#clearStatus();
    this.#output.write(`${text}\n\n`);
  }

  #clearStatus(): void {
    if (this.#hasStatus) this.#output.write('\r\u001b[2K');
    this.#hasStatus = false;
  }

  /** A pipe gets whole lines without colour; the width of a terminal may change while it is used. */
  #page(): Page {
    const terminal = this.#isInteractive && this.#output instanceof WriteStream ? this.#output : null;
    // A terminal that does not know its size says 0.
    return { width: terminal?.columns || Infinity, useColour: (terminal?.getColorDepth() ?? 1) > 1 };
  }
}

function usage(slash: SlashCommand): string {
  const options = slash.options.map((option) => (option.required ? option.name : `[${option.name}:]`));
  return [`/${slash.name}`, ...options].join(' ');
}
