import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { asError, UserError } from '../errors.js';
import type { ChatFile, ChatMessage, ChatReply } from './chat-session.js';
import { storedFileName } from './loopback/content-type.js';
import type { LoopbackSession } from './loopback/loopback-session.js';
import { completerFor } from './terminal/completion.js';
import { fillModal } from './terminal/fill-modal.js';
import { LineReader } from './terminal/line-reader.js';
import { parseLine } from './terminal/parse-line.js';
import { readLocalFile, readOptions } from './terminal/read-options.js';
import { TerminalScreen } from './terminal/terminal-screen.js';

const prompt = '› ';

export interface TerminalOptions {
  /** Whose chat it is; the bot must have registered its commands. */
  readonly session: LoopbackSession;
  readonly input: Readable & { readonly isTTY?: boolean };
  readonly output: Writable & { readonly isTTY?: boolean };
  /** The command that a line without a slash goes to. */
  readonly questionCommand?: string;
}

/**
 * A chat in the terminal: the registered slash commands typed as in Discord, buttons picked by
 * number, forms asked for field by field. Resolves at /quit, Ctrl-C, Ctrl-D, or the end of piped
 * input once its last line has been answered.
 */
export async function runTerminal(options: TerminalOptions): Promise<void> {
  const chat = new TerminalChat(options);
  await chat.run();
}

class TerminalChat {
  readonly #session: LoopbackSession;
  readonly #isInteractive: boolean;
  readonly #screen: TerminalScreen;
  readonly #lines: LineReader;
  readonly #questionCommand: string;
  /** Ids of the messages that were written out, or were there before. */
  readonly #shown: Set<string>;
  #saidWhereTextGoes = false;

  constructor({ session, input, output, questionCommand }: TerminalOptions) {
    this.#session = session;
    this.#isInteractive = input.isTTY === true && output.isTTY === true;
    this.#screen = new TerminalScreen(output, this.#isInteractive);
    this.#lines = new LineReader(input, output, this.#isInteractive, completerFor(session));
    this.#questionCommand = questionCommand ?? 'ask';
    this.#shown = new Set(session.messages().map(({ id }) => id));
  }

  async run(): Promise<void> {
    // A person who leaves does not wait for an answer; a pipe that ends does.
    const left = new Promise<void>((resolve) => {
      this.#lines.onEnd(() => {
        if (this.#isInteractive) resolve();
      });
    });
    await Promise.race([this.#serve(), left]);
    this.#lines.close();
    this.#screen.leave();
  }

  async #serve(): Promise<void> {
    for (;;) {
      this.#showUnasked();
      const line = await this.#lines.next(prompt);
      if (line === null) return;
      try {
        if ((await this.#obey(line)) === 'quit') return;
      } catch (thrown) {
        this.#screen.say(shown(thrown));
      }
    }
  }

  async #obey(line: string): Promise<'quit' | 'go on'> {
    const commands = this.#session.slashCommands();
    const menus = this.#session.messageMenus();
    const typed = parseLine(line, commands, menus);
    switch (typed.kind) {
      case 'quit':
        return 'quit';
      case 'list':
        this.#screen.list(commands, menus);
        break;
      case 'pick':
        await this.#pick(typed.number);
        break;
      case 'text':
        await this.#ask(typed.text);
        break;
      case 'say': {
        const files = typed.file === null ? [] : [await readLocalFile(typed.file)];
        const written = await this.#session.say(typed.text, files);
        this.#shown.add(written.id);
        this.#screen.said(written, menus);
        break;
      }
      case 'menu':
        await this.#menu(typed.name, this.#message(typed.message));
        break;
      case 'command':
        await this.#command(typed.slash.name, await readOptions(typed.slash, typed.options));
        break;
      case 'nothing':
        break;
    }
    return 'go on';
  }

  async #ask(text: string): Promise<void> {
    const slash = this.#session.slashCommands().find(({ name }) => name === this.#questionCommand);
    const option = slash?.options.find(({ required }) => required);
    if (!slash || !option) {
      throw new UserError('no-question-command', 'Begin with a slash: / alone lists the commands.');
    }
    if (!this.#saidWhereTextGoes) {
      this.#screen.say(`(A line without a slash is taken as /${slash.name}. / lists the commands.)`);
      this.#saidWhereTextGoes = true;
    }
    await this.#command(slash.name, { [option.name]: text });
  }

  async #command(
    name: string,
    values: NonNullable<Parameters<LoopbackSession['command']>[1]>,
  ): Promise<void> {
    await this.#show(await this.#session.command(name, values, (message) => this.#screen.progress(message)));
  }

  /** @throws UserError "no-message" */
  #message(id: string | null): ChatMessage {
    const messages = this.#session.messages();
    const message = id === null ? messages.at(-1) : messages.find((one) => one.id === id);
    if (message) return message;
    throw new UserError(
      'no-message',
      id === null ? 'There is no message here yet: /say writes one.' : `There is no message ${id} here.`,
    );
  }

  async #menu(name: string, message: ChatMessage): Promise<void> {
    await this.#show(await this.#session.menu(name, message, (update) => this.#screen.progress(update)));
  }

  async #pick(number: number): Promise<void> {
    const action = this.#screen.action(number);
    const onUpdate = this.#screen.progress.bind(this.#screen);
    switch (action?.kind) {
      case 'press':
        await this.#show(await this.#session.press(action.message, action.customId, onUpdate));
        break;
      case 'select': {
        const { message, customId, value } = action;
        await this.#show(await this.#session.select(message, customId, [value], onUpdate));
        break;
      }
      case 'menu':
        await this.#menu(action.name, action.message);
        break;
      case 'save':
        await this.#save(action.file);
        break;
      case undefined:
        throw new UserError('no-action', `There is no [${number}] to pick here.`);
    }
  }

  /** What the bot has said of its own accord meanwhile: news of a feed, an article that somebody asked for. */
  #showUnasked(): void {
    const messages = this.#session.messages().filter(({ id }) => !this.#shown.has(id));
    if (messages.length === 0) return;
    for (const { id } of messages) this.#shown.add(id);
    this.#screen.reply({ acknowledged: 'message', acknowledgedAfterMs: 0, messages, modal: null });
  }

  async #show(reply: ChatReply): Promise<void> {
    for (const { id } of reply.messages) this.#shown.add(id);
    this.#screen.reply(reply);
    if (!reply.modal) return;
    const note = this.#screen.note.bind(this.#screen);
    const fields = await fillModal(reply.modal, this.#lines, note, this.#isInteractive);
    if (fields) {
      await this.#show(
        await this.#session.submit(reply, fields, (message) => this.#screen.progress(message)),
      );
    }
  }

  /** Into the current folder, never over a file that is there. */
  async #save(file: ChatFile): Promise<void> {
    const path = basename(storedFileName(file.name));
    try {
      await writeFile(path, file.bytes, { flag: 'wx' });
    } catch (thrown) {
      const error = asError(thrown);
      throw new UserError('not-saved', `${path} was not saved here: ${error.message}.`, { cause: error });
    }
    this.#screen.say(`Saved as ${path}.`);
  }
}

function shown(thrown: unknown): string {
  return thrown instanceof UserError ? thrown.message : `That failed: ${asError(thrown).message}`;
}
