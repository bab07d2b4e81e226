import type { ChatMessage } from '../../src/chat/chat-session.js';
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
  messages.map((message) => messageHtml(message, { users: new Map(), channels: new Map() })).join('');

const ask = (question: string, width: Scene['width'], name: string): Scene => ({
  name,
  width,
  show: async ({ member }) => html((await member.command('ask', { question })).messages),
});

export const scenes: readonly Scene[] = [
  ask('How many people were on the Aurelia when it ran aground?', 'wide', 'answer'),
  ask('How many people were on the Aurelia when it ran aground?', 'narrow', 'answer-on-a-phone'),
  ask('Who bought the lighthouse?', 'wide', 'old-article'),
  ask('Who won the chess championship?', 'wide', 'nothing-found'),
  {
    name: 'sources',
    width: 'wide',
    async show({ member }) {
      await member.command('ask', { question: 'Why did the Aurelia run aground?' });
      return html((await member.command('sources', {})).messages);
    },
  },
];
