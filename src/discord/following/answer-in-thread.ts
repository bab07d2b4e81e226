import type { BaseInteraction, Message } from 'discord.js';
import type { Answer } from '../../archive/answer.js';
import { isNoAnswer } from '../../desk/no-answer.js';
import { canSee, canSeeIn } from '../can-see.js';
import type { BotContext } from '../command.js';

/** Who asks in a thread, and what of it he may read. */
export interface ThreadReader {
  readonly place: Parameters<BotContext['collectionOf']>[0];
  readonly threadId: string;
  /** Null where the answer will be read by others: then what only he may read plays no part in it. */
  readonly readerId: string | null;
  readonly canSee: ((channelId: string) => boolean) | null;
}

/** The thread in which a command was given; null where that was in none. */
export function threadOf(interaction: BaseInteraction, isPrivate: boolean): ThreadReader | null {
  const { channel, user } = interaction;
  if (!channel?.isThread()) return null;
  return {
    place: interaction,
    threadId: channel.id,
    readerId: isPrivate ? user.id : null,
    canSee: canSee(interaction),
  };
}

const seesNothing = (): boolean => false;

/** The thread in which a message was written; null where that was in none. */
export function threadOfMessage(message: Message): ThreadReader | null {
  const { channel, author, guild, guildId, member } = message;
  if (!channel.isThread()) return null;
  return {
    place: { guildId, user: author },
    threadId: channel.id,
    readerId: null,
    canSee: guild && member ? canSeeIn(guild, member) : seesNothing,
  };
}

/** The answer that is talked about in a thread: the last that was given in it, or that from whose message it was started. Null where there is none. */
export async function answerInThread(
  context: Pick<BotContext, 'desk' | 'collectionOf'>,
  reader: ThreadReader | null,
): Promise<Answer | null> {
  if (reader === null) return null;
  const { threadId } = reader;
  // A thread that was started from a message has the id of that.
  return (
    (await answerThere(context, reader, { answer: null, channelId: threadId })) ??
    (await answerThere(context, reader, { answer: threadId, channelId: threadId }))
  );
}

/** An answer by its id or that of its message, or the last in a channel; null where there is none that may be read. */
export async function answerThere(
  { desk, collectionOf }: Pick<BotContext, 'desk' | 'collectionOf'>,
  { place, readerId, canSee: sees }: Pick<ThreadReader, 'place' | 'readerId' | 'canSee'>,
  named: { readonly answer: string | null; readonly channelId: string },
): Promise<Answer | null> {
  try {
    return await desk.findAnswer({
      collection: collectionOf(place),
      ...named,
      readerId: readerId ?? nobody,
      canSee: sees,
    });
  } catch (thrown) {
    if (isNoAnswer(thrown)) return null;
    throw thrown;
  }
}

/** Nobody has this id: a private answer is read by its asker only. */
const nobody = '';
