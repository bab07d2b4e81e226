import type { Message } from 'discord.js';
import { UserError } from '../errors.js';
import { wordingIn } from '../locales/wording.js';
import type { BotContext } from './command.js';
import { errorFacts } from './error-facts.js';
import { errorMessage } from './error-message.js';
import { noteFact, noteOutcome } from '../observing/request-scope.js';
import type { MentionHandler, MessageToBot } from './mention-handler.js';
import { messageWording } from './wording-for.js';

/** Whether a person wrote it to the bot: never a bot's, a webhook's, or what Discord itself says in a channel. */
export function isToBot(message: Message): boolean {
  const { author, webhookId, system, client, mentions, guildId } = message;
  if (author.bot || author.system || webhookId !== null || system) return false;
  return guildId === null || mentions.users.has(client.user.id);
}

/** Has the first handler that takes a message deal with it; what that throws is told below the message. Never rejects. */
export async function answerMention(
  message: MessageToBot,
  handlers: readonly MentionHandler[],
  context: BotContext,
  isClosing: boolean,
): Promise<void> {
  const facts = { message: message.id, name: 'message', ageMs: Date.now() - message.createdTimestamp };
  try {
    const handler = await firstThatTakes(message, handlers, context);
    if (!handler) return noteFact('name', 'none');
    facts.name = handler.name;
    noteFact('name', handler.name);
    if (isClosing) {
      throw new UserError('restarting');
    }
    await handler.execute(message, context);
  } catch (thrown) {
    noteOutcome(thrown);
    await explain(message, thrown, facts, context);
  }
}

async function firstThatTakes(
  message: MessageToBot,
  handlers: readonly MentionHandler[],
  context: BotContext,
): Promise<MentionHandler | null> {
  for (const handler of handlers) if (await handler.takes(message, context)) return handler;
  return null;
}

async function explain(
  message: MessageToBot,
  thrown: unknown,
  facts: object,
  context: BotContext,
): Promise<void> {
  const { logger } = context;
  try {
    const wording = await messageWording(context, message).catch(() => wordingIn('en'));
    const { content } = errorMessage(thrown, wording, facts, logger);
    await message.reply({
      content,
      allowedMentions: { parse: [], repliedUser: false },
      failIfNotExists: false,
    });
  } catch (unanswerable) {
    // The channel may be gone, or closed to the bot; the person sees that there is no answer.
    logger.warn({ ...facts, error: errorFacts(unanswerable) }, 'A message could not be answered.');
  }
}
