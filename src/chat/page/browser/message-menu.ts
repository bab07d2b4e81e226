import { button, element } from './element.js';

/** Something that can be done with a message. */
export interface MenuEntry {
  readonly label: string;
  /** Whether a line is drawn before it. */
  readonly beginsGroup?: boolean;
  readonly run: () => void;
}

/**
 * Opens a menu (WAI-ARIA, "menu" pattern): arrows move, Enter does, Escape and a click elsewhere close.
 * @param at where the pointer is; null: below `from`, to which the focus goes back
 */
export function openMenu(
  entries: readonly MenuEntry[],
  from: HTMLElement,
  at: { readonly x: number; readonly y: number } | null,
): void {
  document.querySelector('.menu')?.remove();
  const close = (): void => {
    menu.remove();
    document.removeEventListener('pointerdown', onElsewhere);
  };
  const onElsewhere = (event: Event): void => {
    if (!menu.contains(event.target as Node)) close();
  };
  const items = entries.map(({ label, run }) =>
    button(
      label,
      () => {
        close();
        from.focus();
        run();
      },
      { role: 'menuitem', tabindex: -1 },
    ),
  );
  const lined = items.flatMap((item, index) =>
    entries[index]?.beginsGroup && index > 0 ? [element('div', { role: 'separator' }), item] : [item],
  );
  const menu = element('div', { class: 'menu', role: 'menu', 'aria-label': 'Message' }, ...lined);
  // One thing at a time is marked, whether by the pointer or by the keys.
  menu.addEventListener('pointermove', ({ target }) => (target as HTMLElement).closest('button')?.focus());
  menu.addEventListener('keydown', (event) => {
    const now = items.indexOf(document.activeElement as HTMLButtonElement);
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: now + 1,
      ArrowUp: now - 1,
      Home: 0,
      End: items.length - 1,
    };
    const next = steps[event.key];
    if (next !== undefined) items.at(next % items.length)?.focus();
    else if (event.key === 'Escape' || event.key === 'Tab') {
      close();
      from.focus();
    } else return;
    event.preventDefault();
  });
  document.querySelector('main')?.append(menu);
  place(menu, from, at);
  document.addEventListener('pointerdown', onElsewhere);
  items[0]?.focus();
}

function place(
  menu: HTMLElement,
  from: HTMLElement,
  at: { readonly x: number; readonly y: number } | null,
): void {
  const anchor = from.getBoundingClientRect();
  const { x, y } = at ?? { x: anchor.left, y: anchor.bottom };
  menu.style.left = `${Math.max(4, Math.min(x, innerWidth - menu.offsetWidth - 4))}px`;
  menu.style.top = `${Math.max(4, Math.min(y, innerHeight - menu.offsetHeight - 4))}px`;
}
