import type { Readable, Writable } from 'node:stream';
import { asError, UserError } from '../errors.js';
import { harmlessText } from '../harmless-text.js';
import type { ChatMessage, ChatReply } from './chat-session.js';
import type { LoopbackSession } from './loopback/loopback-session.js';
import { chooseValues } from './terminal/choose-values.js';
import { completerFor } from './terminal/completion.js';
import { fillModal } from './terminal/fill-modal.js';
import { LineReader } from './terminal/line-reader.js';
import { messageMeant } from './terminal/message-meant.js';
import { parseLine, type TypedLine } from './terminal/parse-line.js';
import { readLocalFile, readOptions } from './terminal/read-options.js';
import { saveFile } from './terminal/save-file.js';
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
  /** In the channel, or in a thread of it. */
  #session: LoopbackSession;
  readonly #channel: LoopbackSession;
  readonly #isInteractive: boolean;
  readonly #screen: TerminalScreen;
  readonly #lines: LineReader;
  readonly #questionCommand: string;
  /** Ids of the messages that were written out, or were there before. */
  readonly #shown: Set<string>;
  #saidWhereTextGoes = false;

  constructor({ session, input, output, questionCommand }: TerminalOptions) {
    this.#session = session;
    this.#channel = session;
    this.#isInteractive = input.isTTY === true && output.isTTY === true;
    this.#screen = new TerminalScreen(output, this.#isInteractive);
    this.#lines = new LineReader(
      input,
      output,
      this.#isInteractive,
      completerFor(() => this.#session),
    );
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
      const { thread, name } = this.#session.channel;
      const line = await this.#lines.next(thread ? `${harmlessText(name)} ${prompt}` : prompt);
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
        this.#screen.list(commands, menus, this.#session.botName);
        break;
      case 'pick':
        await this.#pick(typed.number);
        break;
      case 'text':
        await this.#ask(typed.text);
        break;
      case 'say':
        await this.#say(typed);
        break;
      case 'choose':
        await this.#choose(typed.number, typed.values);
        break;
      case 'thread':
        this.#session = this.#session.openThread(messageMeant(this.#session, typed.message), typed.name);
        this.#screen.say('You are in a thread now: /channel goes back.');
        break;
      case 'channel':
        this.#session = this.#channel;
        break;
      case 'menu':
        await this.#menu(typed.name, messageMeant(this.#session, typed.message ?? 'last'));
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

  /** Where it is to the bot, with what the bot says to it. */
  async #say({ text, file, replyTo }: Extract<TypedLine, { kind: 'say' }>): Promise<void> {
    const files = file === null ? [] : [await readLocalFile(file)];
    const session = this.#session;
    const options = { files, ...(replyTo === null ? {} : { replyTo: messageMeant(session, replyTo) }) };
    if (!session.isToBot(text, options)) {
      const written = await session.say(text, files, options);
      this.#shown.add(written.id);
      this.#screen.said(written, session.messageMenus());
      return;
    }
    const reply = await session.tell(text, options, this.#screen.progress.bind(this.#screen));
    for (const { id } of session.messages()) this.#shown.add(id);
    if (reply.messages.length > 0) this.#screen.reply(reply);
    else this.#screen.said(messageMeant(session, 'last'), session.messageMenus());
  }

  /** @param values null: they are asked for */
  async #choose(number: number, values: readonly string[] | null): Promise<void> {
    const action = this.#screen.action(number);
    if (action?.kind !== 'choose') {
      throw new UserError('no-action', `[${number}] is no menu to choose from here.`);
    }
    const { message, customId } = action;
    const choices = this.#session.choicesOf(message, customId);
    const note = this.#screen.note.bind(this.#screen);
    const chosen = values ?? (await chooseValues(choices, this.#lines, note));
    if (!chosen) return;
    const onUpdate = this.#screen.progress.bind(this.#screen);
    await this.#show(await this.#session.select(message, customId, chosen, onUpdate));
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
      case 'choose':
        await this.#choose(number, null);
        break;
      case 'menu':
        await this.#menu(action.name, action.message);
        break;
      case 'save':
        this.#screen.say(`Saved as ${await saveFile(action.file)}.`);
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
    const fields = await fillModal(reply.modal, this.#lines, note, this.#isInteractive, (menu) =>
      this.#session.offeredBy(menu),
    );
    if (fields) {
      await this.#show(
        await this.#session.submit(reply, fields, (message) => this.#screen.progress(message)),
      );
    }
  }
}

function shown(thrown: unknown): string {
  return thrown instanceof UserError ? thrown.message : `That failed: ${asError(thrown).message}`;
}
