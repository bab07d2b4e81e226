/** What an element is made with: attributes by name; null and false leave one out, true sets it without a value. */
export type Attributes = Readonly<Record<string, string | number | boolean | null>>;

/** An element with attributes and what is in it. Text never becomes markup. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === false) continue;
    made.setAttribute(key, value === true ? '' : String(value));
  }
  made.append(...children);
  return made;
}

/** A button that does something. */
export function button(label: string, onClick: () => void, attributes: Attributes = {}): HTMLButtonElement {
  const made = element('button', { type: 'button', ...attributes }, label);
  made.addEventListener('click', onClick);
  return made;
}

/** An element of the page itself. @throws Error where there is none */
export function byId(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found) return found;
  throw new Error(`The page has no #${id}.`);
}

let lastId = 0;

/** An id that no other element has. */
export function newId(): string {
  lastId += 1;
  return `made-${lastId}`;
}
