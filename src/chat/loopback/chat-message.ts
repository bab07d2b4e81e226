import type { ChatMessage } from '../chat-session.js';
import type { StoredMessage } from './world-model.js';

/** A stored message as a person sees it. */
export function toChatMessage({ api, channel, onlyFor, files }: StoredMessage): ChatMessage {
  return {
    id: api.id,
    channelId: channel.id,
    author: api.author.global_name ?? api.author.username,
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
  };
}
