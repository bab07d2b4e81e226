import type { ActionResult, ChoiceItem, CommandItem, PageAction } from '../page-protocol.js';
import { AttachmentField } from './attachment-field.js';
import { Combobox, type Offer } from './combobox.js';
import { CommandForm } from './command-form.js';
import { button, element, newId } from './element.js';

export interface ComposerOptions {
  readonly box: HTMLElement;
  /** Says why something is not sent. */
  readonly refuse: (words: string) => void;
  readonly act: (action: PageAction, files?: ReadonlyMap<string, File>) => Promise<ActionResult>;
}

/** Where one writes: a message, or after a slash a command. */
export class Composer {
  readonly #options: ComposerOptions;
  readonly #field: HTMLTextAreaElement;
  readonly #attachment = new AttachmentField();
  readonly #replying = element('p', { class: 'replying', hidden: true });
  readonly #palette: Combobox;
  readonly #form: HTMLFormElement;
  #commands: readonly CommandItem[] = [];
  #replyTo: string | null = null;

  constructor(options: ComposerOptions) {
    this.#options = options;
    const id = newId();
    const placeholder = 'Message, or / for commands';
    this.#field = element('textarea', { id, rows: 1, maxlength: 4000, placeholder });
    this.#palette = new Combobox({
      field: this.#field,
      name: 'Commands',
      offers: (typed) => this.#offers(typed),
      onPick: ({ value }) => this.#open(value, ''),
    });
    this.#form = element(
      'form',
      { class: 'write', 'aria-label': 'Write' },
      this.#replying,
      this.#palette.list,
      this.#attachment.chosen,
      element(
        'div',
        { class: 'line' },
        this.#attachment.button,
        element(
          'label',
          { for: id, class: 'unseen' },
          'Message, / for commands, or @Dateline and a question',
        ),
        this.#field,
        element('button', { type: 'submit', class: 'style-primary' }, 'Send'),
      ),
    );
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#send();
    });
    this.#field.addEventListener('keydown', (event) => {
      if (this.#palette.handleKey(event)) return;
      if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
        event.preventDefault();
        this.#send();
      }
    });
    this.#showWriting();
  }

  /** What may be typed after a slash from now on; what was begun is given up. */
  setCommands(commands: readonly CommandItem[]): void {
    this.#commands = commands;
    this.#replyTo = null;
    this.#replying.hidden = true;
    this.#showWriting();
  }

  focus(): void {
    this.#field.focus();
  }

  /** The next message is a reply. @param words of the message that it answers */
  reply(message: string, words: string): void {
    this.#showWriting();
    this.#replyTo = message;
    this.#replying.hidden = false;
    const stop = button('Not a reply', () => {
      this.#replyTo = null;
      this.#replying.hidden = true;
      this.focus();
    });
    this.#replying.replaceChildren(`Reply to: ${words.slice(0, 80)} `, stop);
    this.focus();
  }

  #offers(typed: string): readonly Offer[] {
    if (!typed.startsWith('/') || this.#called(typed)) return [];
    const wanted = typed.slice(1).toLowerCase();
    return this.#commands
      .filter(
        ({ name }) => name.startsWith(wanted) || name.split(' ').some((part) => part.startsWith(wanted)),
      )
      .map(({ name, description }) => ({ value: name, label: `/${name}`, note: description }));
  }

  /** The command that a line calls whole, and what stands behind it. */
  #called(line: string): { readonly command: CommandItem; readonly rest: string } | null {
    const fitting = this.#commands.filter(({ name }) => line.startsWith(`/${name} `));
    const [command] = fitting.sort((left, right) => right.name.length - left.name.length);
    return command ? { command, rest: line.slice(command.name.length + 2).trim() } : null;
  }

  #send(): void {
    const text = this.#field.value.trim();
    const called = this.#called(`${text} `);
    if (called) {
      this.#open(called.command.name, called.rest);
      return;
    }
    const { file } = this.#attachment;
    if (text === '' && !file) return;
    const [unknown] = /^\/\w+/.exec(text) ?? [];
    if (unknown) {
      // Discord would post it as a message, which helps nobody who tries a command that he does not have.
      this.#options.refuse(
        `You have no command ${unknown} here, or it wants more words. Type / for those that you have.`,
      );
      return;
    }
    const action: PageAction = { kind: 'say', text, replyTo: this.#replyTo };
    this.setCommands(this.#commands);
    this.#field.value = '';
    this.#attachment.clear();
    void this.#options.act(action, new Map(file ? [['file', file]] : []));
  }

  /** Sends a command at once where nothing is left to fill in; else shows what it can be told. */
  #open(name: string, rest: string): void {
    const command = this.#commands.find((one) => one.name === name);
    if (!command) return;
    this.#field.value = '';
    const [first, ...others] = command.options.filter(({ isRequired }) => isRequired);
    const isWhole = others.length === 0 && (first ? rest !== '' && first.kind === 'text' : true);
    if (isWhole && (rest !== '' || command.options.length === 0)) {
      this.#run(command, first ? { [first.name]: rest } : {}, new Map());
      return;
    }
    const form = new CommandForm({
      command,
      text: rest,
      complete: (option, typed, filled) => this.#complete(command, option, typed, filled),
      onSend: (values, files) => {
        this.#showWriting();
        this.#run(command, values, files);
      },
      onCancel: () => this.#showWriting(),
    });
    this.#options.box.replaceChildren(form.box);
    form.focus();
  }

  async #complete(
    { name }: CommandItem,
    option: string,
    typed: string,
    others: Readonly<Record<string, string>>,
  ): Promise<readonly ChoiceItem[]> {
    return (await this.#options.act({ kind: 'complete', name, option, typed, others })).choices;
  }

  #run(
    { name }: CommandItem,
    options: Readonly<Record<string, string>>,
    files: ReadonlyMap<string, File>,
  ): void {
    void this.#options.act({ kind: 'command', name, options }, files);
  }

  #showWriting(): void {
    const hadFocus = this.#options.box.contains(document.activeElement);
    this.#options.box.replaceChildren(this.#form);
    if (hadFocus) this.focus();
  }
}
