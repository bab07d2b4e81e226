import type { ChoiceItem, CommandItem, OptionItem } from '../page-protocol.js';
import { Combobox } from './combobox.js';
import { button, element, newId } from './element.js';

export interface CommandFormOptions {
  readonly command: CommandItem;
  /** What stands in the first option already. */
  readonly text: string;
  readonly complete: (
    option: string,
    typed: string,
    others: Readonly<Record<string, string>>,
  ) => Promise<readonly ChoiceItem[]>;
  readonly onSend: (values: Readonly<Record<string, string>>, files: ReadonlyMap<string, File>) => void;
  readonly onCancel: () => void;
}

/** A command whose options are being filled in: those that it needs, and of the others those that one asks for. */
export class CommandForm {
  readonly box: HTMLFormElement;
  readonly #options: CommandFormOptions;
  readonly #fields = new Map<string, HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement>();
  readonly #filled = element('div', { class: 'options' });
  readonly #others = element('div', { class: 'others' });

  constructor(options: CommandFormOptions) {
    this.#options = options;
    const { command, text, onCancel } = options;
    this.box = element(
      'form',
      { class: 'command', 'aria-label': `/${command.name}` },
      element('p', {}, element('b', {}, `/${command.name}`), ' ', element('span', {}, command.description)),
      this.#filled,
      this.#others,
      element(
        'div',
        { class: 'row' },
        element('button', { type: 'submit', class: 'style-primary' }, 'Send'),
        button('Cancel', onCancel),
      ),
    );
    for (const option of command.options) {
      if (option.isRequired) this.#add(option);
      else this.#offer(option);
    }
    const [first] = this.#fields.values();
    if (first && !(first instanceof HTMLInputElement && first.type === 'file')) first.value = text;
    this.box.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#send();
    });
    this.box.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') onCancel();
    });
  }

  focus(): void {
    const [first] = this.#fields.values();
    (first ?? this.box.querySelector('button'))?.focus();
  }

  #offer(option: OptionItem): void {
    const add = button(
      `+ ${option.name}`,
      () => {
        add.remove();
        this.#add(option);
        this.#fields.get(option.name)?.focus();
      },
      { title: option.description },
    );
    this.#others.append(add);
  }

  #add(option: OptionItem): void {
    const id = newId();
    const field = fieldOf(option, id);
    this.#fields.set(option.name, field);
    const box = element(
      'div',
      { class: 'field' },
      element('label', { for: id }, option.name),
      element('small', { id: `${id}-note` }, option.description),
      field,
    );
    if (option.completes && field instanceof HTMLInputElement)
      box.append(this.#completing(option, field).list);
    this.#filled.append(box);
  }

  #completing(option: OptionItem, field: HTMLInputElement): Combobox {
    const combobox = new Combobox({
      field,
      name: option.name,
      offers: (typed) => this.#options.complete(option.name, typed, this.#texts(option.name)),
      onPick: ({ value }) => {
        field.value = value;
      },
    });
    field.addEventListener('keydown', (event) => combobox.handleKey(event));
    return combobox;
  }

  /** What was filled in, files and one option left out. */
  #texts(except: string | null = null): Record<string, string> {
    const texts = [...this.#fields].flatMap(([name, field]) => {
      const isText = name !== except && field.value !== '' && field.type !== 'file';
      return isText ? [[name, field.value] as const] : [];
    });
    return Object.fromEntries(texts);
  }

  #send(): void {
    const files = [...this.#fields].flatMap(([name, field]) => {
      const file = field instanceof HTMLInputElement ? field.files?.[0] : undefined;
      return file ? [[`file.${name}`, file] as const] : [];
    });
    this.#options.onSend(this.#texts(), new Map(files));
  }
}

function fieldOf(option: OptionItem, id: string): HTMLInputElement | HTMLSelectElement {
  const { kind, isRequired, choices } = option;
  const common = { id, required: isRequired, 'aria-describedby': `${id}-note` };
  if (kind === 'choice') {
    return element(
      'select',
      common,
      ...(isRequired ? [] : [element('option', { value: '' }, '–')]),
      ...choices.map(({ value, label }) => element('option', { value }, label)),
    );
  }
  if (kind === 'file') return element('input', { ...common, type: 'file' });
  return element('input', {
    ...common,
    type: 'text',
    inputmode: kind === 'number' ? 'numeric' : null,
    maxlength: 6000,
  });
}
