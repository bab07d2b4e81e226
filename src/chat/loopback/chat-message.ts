import type { APIMessage } from 'discord.js';
import type { ChatMessage } from '../chat-session.js';
import { isLoading, type StoredMessage } from './world-model.js';

/** A stored message as a person sees it. */
export function toChatMessage(message: StoredMessage): ChatMessage {
  const { api, channel, onlyFor, files } = message;
  return {
    id: api.id,
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
    repliesTo: api.referenced_message
      ? { author: nameOf(api.referenced_message), content: api.referenced_message.content }
      : null,
    thread: api.thread ? { id: api.thread.id, name: api.thread.name ?? '' } : null,
  };
}

function nameOf({ author }: Pick<APIMessage, 'author'>): string {
  return author.global_name ?? author.username;
}
