import type { APIMessage } from 'discord.js';
import type { LoopbackChannel, StoredMessage } from './world-model.js';

/** What people wrote, which Discord keeps from a bot without the privileged intent for it. */
const withheld = { content: '', embeds: [], attachments: [], components: [] } as const;

/**
 * A message as the bot is shown it by the gateway and by the API alike. Without the privileged intent for message
 * content, the text of other people's messages in a server is empty unless they mention the bot (docs: Gateway,
 * "Message Content Intent"), also that of the message that is replied to; only with an interaction on a message comes
 * its whole content.
 */
export function messageForBot({ api, channel }: StoredMessage, botId: string): APIMessage {
  return shown(api, channel, botId);
}

/** A message as it comes with a menu on it: whole, while what it replies to was not clicked on. */
export function messageForMenu({ api, channel }: StoredMessage, botId: string): APIMessage {
  const { referenced_message: answered } = api;
  return answered ? { ...api, referenced_message: shown(answered, channel, botId) } : api;
}

function shown(api: APIMessage, channel: LoopbackChannel, botId: string): APIMessage {
  const isReadable =
    channel.guild === null || api.author.id === botId || api.mentions.some((user) => user.id === botId);
  const { message_snapshots: _forwarded, poll: _poll, referenced_message: answered, ...rest } = api;
  return {
    ...(isReadable ? api : { ...rest, ...withheld }),
    ...(answered === undefined ? {} : { referenced_message: answered && shown(answered, channel, botId) }),
  } as unknown as APIMessage;
}
