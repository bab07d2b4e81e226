import type { PersonItem, PlaceGroup } from '../page-protocol.js';
import { button, byId, element } from './element.js';
import type { Where } from './server.js';

const marks = { channel: '#', thread: '↳', direct: '@' } as const;

/** The servers with their places, and who one is. */
export class SideBar {
  readonly #onGo: (where: Partial<Where>) => void;
  readonly #list = byId('place-list');
  readonly #person = byId('person') as HTMLSelectElement;

  constructor(onGo: (where: Partial<Where>) => void) {
    this.#onGo = onGo;
    this.#person.addEventListener('change', () => onGo({ person: this.#person.value }));
    const toggle = byId('toggle-places');
    toggle.addEventListener('click', () => {
      this.#setOpen(toggle.getAttribute('aria-expanded') !== 'true');
    });
  }

  showPeople(people: readonly PersonItem[], now: string): void {
    this.#person.replaceChildren(
      ...people.map(({ id, name, standing }) =>
        element('option', { value: id, selected: id === now }, `${name} (${standing})`),
      ),
    );
  }

  showPlaces(groups: readonly PlaceGroup[], now: string): void {
    this.#list.replaceChildren(
      ...groups.map(({ name, places }) =>
        element(
          'section',
          {},
          element('h2', {}, name),
          element(
            'ul',
            {},
            ...places.map((place) => {
              const label = `${marks[place.kind]} ${place.name}`;
              const isHere = place.id === now;
              const go = (): void => {
                this.#setOpen(false);
                this.#onGo({ place: place.id });
              };
              const attributes = { class: place.kind, 'aria-current': isHere ? 'page' : null };
              return element('li', {}, button(label, go, attributes));
            }),
          ),
        ),
      ),
    );
    const here = groups.flatMap(({ name, places }) => places.map((place) => ({ server: name, place })));
    const found = here.find(({ place }) => place.id === now);
    byId('place-name').textContent = found
      ? `${marks[found.place.kind]} ${found.place.name} · ${found.server}`
      : '';
  }

  /** On a narrow screen the list is folded away. */
  #setOpen(isOpen: boolean): void {
    byId('toggle-places').setAttribute('aria-expanded', String(isOpen));
    this.#list.classList.toggle('open', isOpen);
  }
}
