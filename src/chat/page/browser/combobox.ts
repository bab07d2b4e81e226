import { element, newId } from './element.js';

export interface Offer {
  readonly value: string;
  readonly label: string;
  /** What it is, in small. */
  readonly note?: string;
}

export interface ComboboxOptions {
  readonly field: HTMLInputElement | HTMLTextAreaElement;
  /** What the list is called. */
  readonly name: string;
  /** What is offered for what was typed; empty: the list stays closed. */
  readonly offers: (typed: string) => Promise<readonly Offer[]> | readonly Offer[];
  readonly onPick: (offer: Offer) => void;
}

/**
 * A field that offers what may stand in it, in a list above (WAI-ARIA, "combobox" pattern): arrows move, Enter and Tab take,
 * Escape closes.
 */
export class Combobox {
  readonly list: HTMLElement;
  readonly #options: ComboboxOptions;
  readonly #unfolds: boolean;
  #offers: readonly Offer[] = [];
  #active = -1;
  /** Counts what was asked for, so that a late answer to what was typed before is dropped. */
  #asked = 0;

  constructor(options: ComboboxOptions) {
    this.#options = options;
    const { field, name } = options;
    this.list = element('ul', {
      role: 'listbox',
      id: newId(),
      'aria-label': name,
      class: 'offers',
      tabindex: 0,
      hidden: true,
    });
    // A field of several lines stays a text box, which has a list beside it and none that it unfolds (ARIA in HTML).
    this.#unfolds = field instanceof HTMLInputElement;
    if (this.#unfolds) field.setAttribute('role', 'combobox');
    field.setAttribute('aria-autocomplete', 'list');
    field.setAttribute('aria-controls', this.list.id);
    field.setAttribute('autocomplete', 'off');
    this.#setExpanded(false);
    field.addEventListener('input', () => void this.refresh());
    field.addEventListener('focus', () => void this.refresh());
    field.addEventListener('blur', () => this.close());
    // Listbox items take no focus: a press on one must not take it from the field.
    this.list.addEventListener('pointerdown', (event) => event.preventDefault());
    this.list.addEventListener('click', (event) => {
      const item = (event.target as HTMLElement).closest<HTMLElement>('[role=option]');
      if (item) this.#pick(Number(item.dataset['index']));
    });
  }

  get isOpen(): boolean {
    return !this.list.hidden;
  }

  close(): void {
    this.#asked += 1;
    this.list.hidden = true;
    this.#setExpanded(false);
    this.#options.field.removeAttribute('aria-activedescendant');
  }

  async refresh(): Promise<void> {
    this.#asked += 1;
    const turn = this.#asked;
    const offers = await this.#options.offers(this.#options.field.value);
    if (turn !== this.#asked) return;
    this.#offers = offers;
    if (offers.length === 0) return this.close();
    this.list.replaceChildren(
      ...offers.map(({ label, note }, index) =>
        element(
          'li',
          { role: 'option', id: `${this.list.id}-${index}`, 'data-index': index },
          element('span', {}, label),
          ...(note ? [' ', element('small', {}, note)] : []),
        ),
      ),
    );
    this.list.hidden = false;
    this.#setExpanded(true);
    this.#activate(0);
  }

  /** @returns whether the key was one of the list's */
  handleKey(event: KeyboardEvent): boolean {
    if (!this.isOpen) return false;
    switch (event.key) {
      case 'ArrowDown':
        this.#activate((this.#active + 1) % this.#offers.length);
        break;
      case 'ArrowUp':
        this.#activate((this.#active - 1 + this.#offers.length) % this.#offers.length);
        break;
      case 'Enter':
      case 'Tab':
        this.#pick(this.#active);
        break;
      case 'Escape':
        this.close();
        break;
      default:
        return false;
    }
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  #setExpanded(isExpanded: boolean): void {
    if (this.#unfolds) this.#options.field.setAttribute('aria-expanded', String(isExpanded));
  }

  #activate(index: number): void {
    this.#active = index;
    for (const [place, item] of [...this.list.children].entries()) {
      item.setAttribute('aria-selected', String(place === index));
      if (place === index) item.scrollIntoView({ block: 'nearest' });
    }
    this.#options.field.setAttribute('aria-activedescendant', `${this.list.id}-${index}`);
  }

  #pick(index: number): void {
    const offer = this.#offers[index];
    if (!offer) return;
    this.close();
    this.#options.onPick(offer);
  }
}
