import { MessageType, type APIMessage } from 'discord.js';
import type { ChatMessage } from '../chat-session.js';
import { isLoading, type StoredMessage } from './world-model.js';

/** A stored message as a person sees it. */
export function toChatMessage(message: StoredMessage): ChatMessage {
  const { channel, onlyFor, files } = message;
  const api = shownAs(message.api);
  return {
    id: message.api.id,
    channelId: channel.id,
    author: nameOf(api),
    content: api.content,
    embeds: api.embeds,
    components: api.components ?? [],
    attachments: api.attachments.map((attachment) => ({
      name: attachment.filename,
      bytes: files.get(attachment.id)?.bytes ?? new Uint8Array(),
    })),
    ephemeral: onlyFor !== null,
    pings: [
      ...api.mentions.map((user) => user.id),
      ...api.mention_roles,
      ...(api.mention_everyone ? ['everyone'] : []),
    ],
    isOfBot: api.author.bot === true,
    sentAt: api.timestamp,
    isThinking: isLoading(message),
    calledBy: calledBy(api),
    repliesTo: api.referenced_message
      ? { author: nameOf(api.referenced_message), content: wordsOf(api.referenced_message) }
      : null,
    thread: api.thread ? { id: api.thread.id, name: api.thread.name ?? '' } : null,
  };
}

/** A thread begins with the message that it was opened on, which can be read there, too, and no more. */
function shownAs(api: APIMessage): APIMessage {
  const isStarter = api.type === MessageType.ThreadStarterMessage && api.referenced_message;
  if (!isStarter) return api;
  const { thread: _itself, ...shown } = api.referenced_message as APIMessage;
  return { ...shown, components: [] };
}

function calledBy({ type, interaction }: APIMessage): ChatMessage['calledBy'] {
  if (!interaction) return null;
  const { name, user } = interaction;
  const command = type === MessageType.ContextMenuCommand ? name : `/${name}`;
  return { author: user.global_name ?? user.username, command };
}

/** Its first words, wherever they stand. */
function wordsOf({ content, embeds }: Pick<APIMessage, 'content' | 'embeds'>): string {
  return content || (embeds[0]?.title ?? embeds[0]?.description ?? '');
}

function nameOf({ author }: Pick<APIMessage, 'author'>): string {
  return author.global_name ?? author.username;
}
