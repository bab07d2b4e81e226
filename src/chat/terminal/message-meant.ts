import { UserError } from '../../errors.js';
import type { ChatMessage } from '../chat-session.js';
import type { LoopbackSession } from '../loopback/loopback-session.js';

/**
 * The message that a line names.
 * @param which its id; `newest`: the newest of the bot that all see; `last`: the last of all.
 * @throws UserError "no-message"
 */
export function messageMeant(session: LoopbackSession, which: string): ChatMessage {
  const messages = session.messages();
  switch (which) {
    case 'newest':
      return (
        messages.findLast(({ author, ephemeral }) => author === session.botName && !ephemeral) ??
        missing('The bot has written nothing here yet.')
      );
    case 'last':
      return messages.at(-1) ?? missing('There is no message here yet: /say writes one.');
    default:
      return messages.find(({ id }) => id === which) ?? missing(`There is no message ${which} here.`);
  }
}

function missing(sentence: string): never {
  throw new UserError('no-message', sentence);
}
