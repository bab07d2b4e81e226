import type { ChatMessage } from '../../src/chat/chat-session.js';
import { componentsOf } from '../../src/chat/loopback/message-component.js';
import { messageHtml } from '../../src/chat/page/message-html.js';
import type { PicturedNewsroom } from './pictured-newsroom.js';

/** One picture: what the bot is asked, and what of its messages is shown. */
interface Scene {
  readonly name: string;
  readonly width: 'wide' | 'narrow';
  /** @returns HTML. */
  show(newsroom: PicturedNewsroom): Promise<string>;
}

const html = (messages: readonly ChatMessage[]): string =>
  messages
    .map((message) => messageHtml(message, { mentioned: { users: new Map(), channels: new Map() } }))
    .join('');

const ask = (question: string, width: Scene['width'], name: string): Scene => ({
  name,
  width,
  show: async ({ admin }) => html((await admin.command('ask', { question })).messages),
});

export const scenes: readonly Scene[] = [
  ask('How many people were on the Aurelia when it ran aground?', 'wide', 'answer'),
  ask('How many people were on the Aurelia when it ran aground?', 'narrow', 'answer-on-a-phone'),
  ask('To whom did the council sell the lighthouse?', 'wide', 'old-article'),
  ask('Who won the chess championship?', 'wide', 'nothing-found'),
  {
    name: 'follow-up',
    width: 'wide',
    async show({ admin }) {
      const question = 'Why did the Aurelia run aground?';
      const [answer] = (await admin.command('ask', { question })).messages;
      if (!answer) throw new Error('There is no answer.');
      const form = await admin.press(answer, buttonOf(answer, 'follow-up'));
      return html((await admin.submit(form, { question: 'And who commands it?' })).messages);
    },
  },
  {
    name: 'sources',
    width: 'wide',
    async show({ admin }) {
      await admin.command('ask', { question: 'Who commands the Aurelia?' });
      return html((await admin.command('sources', { format: 'apa' })).messages);
    },
  },
  {
    name: 'check-this',
    width: 'wide',
    async show({ admin, member }) {
      const said = await member.say(
        'The Aurelia ran aground off Tamsin Ford with 130 passengers on board. The council sold the old lighthouse to the Brandt family.',
      );
      return html((await admin.menu('Check this', said)).messages);
    },
  },
  {
    name: 'timeline',
    width: 'wide',
    show: async ({ admin }) =>
      html((await admin.command('timeline', { topic: 'the ferry Aurelia' })).messages),
  },
  {
    name: 'settings',
    width: 'wide',
    show: async ({ admin }) => html((await admin.command('settings')).messages),
  },
];

/** The custom id of the button of this kind under a message. */
function buttonOf({ components }: ChatMessage, prefix: string): string {
  for (const component of componentsOf(components)) {
    if ('custom_id' in component && String(component.custom_id).startsWith(`${prefix}:`))
      return String(component.custom_id);
  }
  throw new Error(`There is no button ${prefix}.`);
}
