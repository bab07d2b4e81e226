import { MessageReferenceType, MessageType, type APIMessage } from 'discord.js';
import { refuseProblems } from './discord-refusal.js';
import type { MessageForm } from './limits/message-limits.js';
import type { LoopbackChannel, StoredMessage } from './world-model.js';

/** Types of messages that people and bots write; Discord's own cannot be replied to. */
const writtenTypes: readonly MessageType[] = [
  MessageType.Default,
  MessageType.Reply,
  MessageType.ChatInputCommand,
  MessageType.ContextMenuCommand,
];

/**
 * The message that a form replies to; null where it is no reply, or that message is gone and the form says that it
 * does not mind.
 * @throws DiscordRefusal 50035 where there is no such message in the channel, or it is none that somebody wrote
 */
export function repliedMessage(channel: LoopbackChannel, form: MessageForm): StoredMessage | null {
  const reference = form.message_reference;
  if (!reference || (reference.type ?? MessageReferenceType.Default) !== MessageReferenceType.Default) {
    return null;
  }
  const message = channel.messages.get(reference.message_id ?? '');
  if (!message || message.onlyFor) {
    if (reference.fail_if_not_exists === false) return null;
    refuse('REPLIES_UNKNOWN_MESSAGE', 'Unknown message');
    return null;
  }
  if (!writtenTypes.includes(message.api.type)) {
    refuse('REPLIES_CANNOT_REPLY_TO_SYSTEM_MESSAGE', 'Cannot reply to a system message');
  }
  return message;
}

/** What stands on a message that replies to another (docs: Message, "Message Reference"). */
export function replyFields({ api, channel }: StoredMessage) {
  const { referenced_message: _before, ...answered } = api;
  return {
    type: MessageType.Reply,
    message_reference: {
      type: MessageReferenceType.Default,
      channel_id: channel.id,
      message_id: api.id,
      ...(channel.guild ? { guild_id: channel.guild.id } : {}),
    },
    // As deep as Discord goes: the message that it answers in its turn is left out.
    referenced_message: answered,
  } satisfies Partial<APIMessage>;
}

function refuse(code: string, message: string): void {
  refuseProblems([{ path: ['message_reference'], code, message }]);
}
