import type { PersonItem, PlaceGroup } from '../page-protocol.js';
import { button, byId, element } from './element.js';
import type { Where } from './server.js';
import type { NamedPlace } from './welcome.js';

const marks = { channel: '#', thread: '↳', direct: '@' } as const;

/** The servers with their places, and who one is. */
export class SideBar {
  readonly #onGo: (where: Partial<Where>) => void;
  readonly #places = byId('places');
  readonly #toggle = byId('toggle-places');
  readonly #person = byId('person') as HTMLSelectElement;

  constructor(onGo: (where: Partial<Where>) => void) {
    this.#onGo = onGo;
    this.#person.addEventListener('change', () => onGo({ person: this.#person.value }));
    this.#toggle.addEventListener('click', () => this.#setOpen(!this.#isOpen));
    for (const part of [this.#places, this.#toggle]) {
      part.addEventListener('keydown', ({ key }) => {
        if (key !== 'Escape' || !this.#isOpen) return;
        this.#setOpen(false);
        this.#toggle.focus();
      });
    }
    document.addEventListener('pointerdown', ({ target }) => {
      const isOutside = !this.#places.contains(target as Node) && !this.#toggle.contains(target as Node);
      if (isOutside) this.#setOpen(false);
    });
  }

  showPeople(people: readonly PersonItem[], now: string): void {
    this.#person.replaceChildren(
      ...people.map(({ id, name, standing }) =>
        element('option', { value: id, selected: id === now }, `${name} (${standing})`),
      ),
    );
  }

  /** @returns the place where one is */
  showPlaces(groups: readonly PlaceGroup[], now: string): NamedPlace | null {
    this.#places.replaceChildren(...groups.map((group) => this.#group(group, now)));
    const all = groups.flatMap(({ name, places }) => places.map((place) => ({ server: name, place })));
    const here = all.find(({ place }) => place.id === now) ?? null;
    byId('place-name').replaceChildren(
      ...(here
        ? [`${marks[here.place.kind]} ${here.place.name}`, element('small', {}, ` · ${here.server}`)]
        : []),
    );
    return here;
  }

  #group({ name, places }: PlaceGroup, now: string): HTMLElement {
    const items = places.map((place) => {
      const go = (): void => {
        this.#setOpen(false);
        this.#onGo({ place: place.id });
      };
      const isHere = place.id === now;
      const attributes = { class: place.kind, 'aria-current': isHere ? 'page' : null };
      return element('li', {}, button(`${marks[place.kind]} ${place.name}`, go, attributes));
    });
    return element('section', {}, element('h2', {}, name), element('ul', {}, ...items));
  }

  get #isOpen(): boolean {
    return this.#toggle.getAttribute('aria-expanded') === 'true';
  }

  /** On a narrow screen the list is folded away. */
  #setOpen(isOpen: boolean): void {
    this.#toggle.setAttribute('aria-expanded', String(isOpen));
    this.#places.classList.toggle('open', isOpen);
  }
}
