import type { PlaceItem } from '../page-protocol.js';
import { button, element } from './element.js';

/** A place, and the server that it is in. */
export interface NamedPlace {
  readonly server: string;
  readonly place: PlaceItem;
}

/** How a place begins: what it is for, and what may be asked there. */
export function welcome(
  { server, place }: NamedPlace,
  questions: readonly string[],
  onAsk: (question: string) => void,
): HTMLElement {
  const [title, words] = introductions[place.kind](place.name, server);
  const offered = questions.map((question) => button(question, () => onAsk(question)));
  return element(
    'section',
    { class: 'welcome' },
    element('h2', {}, title),
    element('p', {}, words),
    ...(offered.length > 0 && place.kind !== 'thread'
      ? [
          element('p', {}, 'Some articles are there to begin with. Ask, for instance:'),
          element('div', { class: 'questions' }, ...offered),
        ]
      : []),
  );
}

const introductions: Readonly<
  Record<PlaceItem['kind'], (name: string, server: string) => readonly [title: string, words: string]>
> = {
  channel: (name, server) => [
    `#${name}`,
    `Here all members of “${server}” meet Dateline. Type / for its commands: /ask a question, /add an article, /help for the rest. What is added here, no other server knows.`,
  ],
  thread: (name) => [name, 'A thread: what you ask here, a question before it explains.'],
  direct: (name) => [
    name,
    'Here you are alone with Dateline: write a question as it comes, without a command. What you add here, no server knows.',
  ],
};
