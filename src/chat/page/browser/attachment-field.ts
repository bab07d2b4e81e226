import { button, element, newId } from './element.js';

/** A file to go with a message: a button that chooses one, and below it what was chosen. */
export class AttachmentField {
  readonly button: HTMLElement;
  readonly chosen = element('p', { class: 'chosen', hidden: true });
  readonly #input: HTMLInputElement;

  constructor() {
    const id = newId();
    this.#input = element('input', { id, type: 'file', class: 'unseen' });
    const words = element('span', { class: 'unseen' }, 'File');
    const label = element('label', { for: id, title: 'Attach a file' }, words, '+');
    this.button = element('span', { class: 'attach' }, this.#input, label);
    this.#input.addEventListener('change', () => this.#show());
  }

  get file(): File | undefined {
    return this.#input.files?.[0];
  }

  clear(): void {
    this.#input.value = '';
    this.#show();
  }

  #show(): void {
    const { file } = this;
    this.chosen.hidden = file === undefined;
    const remove = button('Remove', () => {
      this.clear();
      this.#input.focus();
    });
    this.chosen.replaceChildren(...(file ? [`${file.name} `, remove] : []));
  }
}
