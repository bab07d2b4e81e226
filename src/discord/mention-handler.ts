import type { Message, OmitPartialGroupDMChannel } from 'discord.js';
import type { BotContext } from './command.js';

/** A message that a person wrote to the bot. */
export type MessageToBot = OmitPartialGroupDMChannel<Message>;

/**
 * What is done with messages to the bot: those that mention it (a reply to it that notifies it does, too), and direct
 * messages. Of these alone Discord sends the text without a privileged intent. A message of a bot or a webhook never
 * comes here. A UserError is shown below the message; anything else is logged and answered with an id.
 */
export interface MentionHandler {
  /** What it is called in the log. */
  readonly name: string;
  /** Whether the message is one for it. The first handler of the list that takes a message deals with it; what none takes is passed over. */
  takes(message: MessageToBot, context: BotContext): boolean | Promise<boolean>;
  /** Answers the message, by `message.reply` or however it likes; nobody is pinged unless it says so. */
  execute(message: MessageToBot, context: BotContext): Promise<void>;
}
