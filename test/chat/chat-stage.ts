import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  InteractionContextType,
  PermissionFlagsBits,
  type ApplicationCommandDataResolvable,
} from 'discord.js';
import type { ChatMessage, ChatReply } from '../../src/chat/chat-session.js';
import type { LoopbackSession } from '../../src/chat/loopback/loopback-session.js';
import type { LoopbackUser } from '../../src/chat/loopback/world-model.js';
import type { LoopbackServer } from '../../src/chat/loopback/make-server.js';
import { startTestBot, type TestBot } from './test-bot.js';

/** One command or menu of each kind. */
export const commands: readonly ApplicationCommandDataResolvable[] = [
  {
    name: 'echo',
    description: 'Says it again',
    options: [
      { name: 'text', description: 'What', type: ApplicationCommandOptionType.String, required: true },
      { name: 'times', description: 'How often', type: ApplicationCommandOptionType.Integer, minValue: 1 },
      { name: 'loud', description: 'In capitals', type: ApplicationCommandOptionType.Boolean },
      { name: 'to', description: 'To whom', type: ApplicationCommandOptionType.User },
      { name: 'where', description: 'Where', type: ApplicationCommandOptionType.Channel },
      {
        name: 'colour',
        description: 'Which',
        type: ApplicationCommandOptionType.String,
        choices: [{ name: 'Red', value: 'r' }],
      },
    ],
  },
  {
    name: 'store',
    description: 'Takes things',
    options: [
      {
        name: 'file',
        description: 'A file',
        type: ApplicationCommandOptionType.Subcommand,
        options: [
          {
            name: 'file',
            description: 'Which',
            type: ApplicationCommandOptionType.Attachment,
            required: true,
          },
        ],
      },
      { name: 'form', description: 'A form', type: ApplicationCommandOptionType.Subcommand },
      {
        name: 'more',
        description: 'More',
        type: ApplicationCommandOptionType.SubcommandGroup,
        options: [{ name: 'deep', description: 'Deep', type: ApplicationCommandOptionType.Subcommand }],
      },
    ],
  },
  {
    name: 'fruit',
    description: 'With suggestions',
    options: [
      {
        name: 'name',
        description: 'Which',
        type: ApplicationCommandOptionType.String,
        autocomplete: true,
        required: true,
      },
    ],
  },
  { name: 'Count letters', type: ApplicationCommandType.Message },
  { name: 'server-only', description: 'Not in private', contexts: [InteractionContextType.Guild] },
  { name: 'purge', description: 'Hidden', defaultMemberPermissions: PermissionFlagsBits.ManageMessages },
];

/** A bot with those commands in a server with two channels, and a person who moderates it. */
export interface ChatStage extends TestBot {
  readonly server: LoopbackServer<'news' | 'staff'>;
  readonly ana: LoopbackUser;
  inNews(user?: LoopbackUser): LoopbackSession;
  inPrivate(user?: LoopbackUser): LoopbackSession;
}

export async function openChatStage(): Promise<ChatStage> {
  const bot = await startTestBot({ commands });
  const { loopback } = bot;
  const server = loopback.addGuild({ name: 'Press club', channels: ['news'], hiddenChannels: ['staff'] });
  const ana = loopback.addUser({ name: 'Ana Lima', locale: 'pt-BR' });
  loopback.addMember(server.id, ana, 'moderator');
  const news = { guildId: server.id, channelId: server.channels.news };
  return {
    ...bot,
    server,
    ana,
    inNews: (user = ana) => loopback.session(user, news),
    inPrivate: (user = ana) => loopback.session(user, { directMessage: true }),
  };
}

/** The message that a reply began with. */
export function firstOf(reply: ChatReply): ChatMessage {
  const [message] = reply.messages;
  if (!message) throw new Error('The bot said nothing.');
  return message;
}
