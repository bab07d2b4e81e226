import type { MessageItem } from '../page-protocol.js';
import { button, element } from './element.js';
import { localMoments } from './moments.js';
import purify from './purify.js';

/** What a message's HTML may hold: what the server makes, and nothing that runs. */
const allowed: Parameters<typeof purify.sanitize>[1] = {
  ADD_ATTR: ['target'],
  FORBID_TAGS: ['style', 'form', 'iframe', 'img', 'svg', 'math', 'video', 'audio'],
  FORBID_ATTR: ['style'],
  RETURN_TRUSTED_TYPE: true,
};

/** Near the end of the list the newest message stays in view. */
const nearEndPixels = 120;

export interface MessageListener {
  onPress(message: string, customId: string): void;
  onSelect(message: string, customId: string, values: readonly string[]): void;
  onThread(place: string): void;
  onMenu(message: string, from: HTMLElement, at: { readonly x: number; readonly y: number } | null): void;
}

/** The messages of a place, oldest first. */
export class MessageList {
  readonly #list: HTMLElement;
  readonly #listener: MessageListener;
  /** Whoever has just done something is shown what comes of it, until he looks elsewhere. */
  #isFollowing = false;

  constructor(list: HTMLElement, listener: MessageListener) {
    this.#list = list;
    this.#listener = listener;
    for (const looking of ['wheel', 'touchmove', 'keydown'])
      list.addEventListener(looking, () => (this.#isFollowing = false), { passive: true });
    list.addEventListener('click', (event) => this.#clicked(event.target as HTMLElement));
    list.addEventListener('change', (event) => this.#changed(event.target as HTMLElement));
    list.addEventListener('contextmenu', (event) => {
      const target = event.target as HTMLElement;
      const message = messageOf(target);
      if (!message || target.closest('a, select, input')) return;
      event.preventDefault();
      // From the keyboard it has no place of its own.
      const at = event.button === 2 ? { x: event.clientX, y: event.clientY } : null;
      listener.onMenu(message.id, menuButtonOf(message.box), at);
    });
  }

  /** @param beginning what stands before the first message */
  showAll(messages: readonly MessageItem[], beginning: HTMLElement | null): void {
    const boxes = messages.map((message) => this.#box(message));
    this.#list.replaceChildren(...(beginning ? [beginning] : []), ...boxes);
    this.#toEnd();
  }

  /** The next message is shown, wherever the list stands now. */
  follow(): void {
    this.#isFollowing = true;
  }

  show(message: MessageItem): void {
    const before = this.#find(message.id);
    const isNewest = before === null || before === this.#list.lastElementChild;
    const follows = this.#isAtEnd() || (this.#isFollowing && isNewest);
    const box = this.#box(message);
    const focused = before?.contains(document.activeElement) === true ? document.activeElement : null;
    if (before) before.replaceWith(box);
    else this.#list.append(box);
    if (focused) refocus(box, focused);
    if (follows) this.#toEnd();
  }

  remove(id: string): void {
    this.#find(id)?.remove();
  }

  /** The text of a message, as one sees it. */
  textOf(id: string): string {
    return this.#wordsIn(id, '.content, .description');
  }

  /** What a message is about, in few words. */
  titleOf(id: string): string {
    return this.#wordsIn(id, '.content, .embed h2, .description').replace(/^\p{Emoji_Presentation}\s*/u, '');
  }

  #wordsIn(id: string, selector: string): string {
    return this.#find(id)?.querySelector<HTMLElement>(selector)?.innerText ?? '';
  }

  #box({ id, html }: MessageItem): HTMLElement {
    const box = element('div', { class: 'box', 'data-message': id });
    box.innerHTML = purify.sanitize(html, allowed) as unknown as string;
    localMoments(box);
    const open = button('⋯', () => this.#listener.onMenu(id, open, null), {
      class: 'menu-button',
      'aria-label': 'What can be done with this message',
      'aria-haspopup': 'menu',
    });
    box.append(open);
    return box;
  }

  #clicked(target: HTMLElement): void {
    const message = messageOf(target);
    const pressed = target.closest('button');
    if (!message || !pressed) return;
    const { customId, place } = pressed.dataset;
    if (place !== undefined) this.#listener.onThread(place);
    else if (customId !== undefined) this.#listener.onPress(message.id, customId);
    else if ('choose' in pressed.dataset) {
      const menu = pressed.closest<HTMLElement>('.select');
      const boxes = [...(menu?.querySelectorAll<HTMLInputElement>('input:checked') ?? [])];
      const values = boxes.map(({ value }) => value);
      this.#listener.onSelect(message.id, menu?.dataset['customId'] ?? '', values);
    }
  }

  #changed(target: HTMLElement): void {
    const message = messageOf(target);
    if (!message || !(target instanceof HTMLSelectElement)) return;
    this.#listener.onSelect(message.id, target.dataset['customId'] ?? '', [target.value]);
  }

  #find(id: string): HTMLElement | null {
    return this.#list.querySelector(`[data-message="${CSS.escape(id)}"]`);
  }

  #isAtEnd(): boolean {
    const { scrollTop, clientHeight, scrollHeight } = this.#list;
    return scrollHeight - scrollTop - clientHeight < nearEndPixels;
  }

  /** To the newest message; of one that is longer than the window, to where it begins. */
  #toEnd(): void {
    const newest = this.#list.lastElementChild as HTMLElement | null;
    const isLong = (newest?.offsetHeight ?? 0) > this.#list.clientHeight;
    if (isLong) newest?.scrollIntoView({ block: 'start' });
    else this.#list.scrollTop = this.#list.scrollHeight;
  }
}

function messageOf(target: HTMLElement): { readonly id: string; readonly box: HTMLElement } | null {
  const box = target.closest<HTMLElement>('[data-message]');
  const id = box?.dataset['message'];
  return box && id !== undefined ? { id, box } : null;
}

function menuButtonOf(box: HTMLElement): HTMLElement {
  return box.querySelector<HTMLElement>('.menu-button') ?? box;
}

/** Who was on a button of a message stays there when the message changes. */
function refocus(box: HTMLElement, before: Element): void {
  const id = before instanceof HTMLElement ? before.dataset['customId'] : undefined;
  const same =
    id === undefined ? null : box.querySelector<HTMLElement>(`[data-custom-id="${CSS.escape(id)}"]`);
  (same && !same.hasAttribute('disabled') ? same : menuButtonOf(box)).focus();
}
