import type { APIMessage } from 'discord.js';
import type { StoredMessage } from './world-model.js';

/** What people wrote, which Discord keeps from a bot without the privileged intent for it. */
const withheld = { content: '', embeds: [], attachments: [], components: [] } as const;

/**
 * A message as the bot is shown it by the gateway and by the API alike. Without the privileged intent for message
 * content, the text of other people's messages in a server is empty unless they mention the bot (docs: Gateway,
 * "Message Content Intent"); only with an interaction on a message comes its whole content.
 */
export function messageForBot({ api, channel }: StoredMessage, botId: string): APIMessage {
  const isReadable =
    channel.guild === null || api.author.id === botId || api.mentions.some((user) => user.id === botId);
  if (isReadable) return api;
  const { message_snapshots: _forwarded, ...rest } = api;
  return { ...rest, ...withheld } as unknown as APIMessage;
}
