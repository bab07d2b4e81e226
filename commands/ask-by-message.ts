import { cleanContent, type Message } from 'discord.js';
import type { Answer } from '../src/archive/answer.js';
import type { BotContext } from '../src/discord/command.js';
import { canSeeIn } from '../src/discord/can-see.js';
import { findingLimit, rememberMessage } from '../src/discord/following/answered-message.js';
import { answerInThread, answerThere, threadOfMessage } from '../src/discord/following/answer-in-thread.js';
import type { MentionHandler, MessageToBot } from '../src/discord/mention-handler.js';
import { checkedAnswer } from '../src/discord/rendering/checked-answer.js';
import { writerOf } from '../src/discord/rules/acting-person.js';
import { botMessage, type BotMessage } from '../src/discord/rendering/message.js';
import { requireMayAsk } from '../src/discord/rules/require-may-ask.js';
import { messageWording } from '../src/discord/wording-for.js';
import { UserError } from '../src/errors.js';

/**
 * A message to the bot is a question: one that asks on where it is a reply to an answer, or stands in its thread. Where a
 * server's answers are private it is none, and nothing is counted.
 */
export const askByMessage: MentionHandler = {
  name: 'ask by message',
  takes: () => true,

  async execute(message, context) {
    const { desk, logger, collectionOf } = context;
    const wording = await messageWording(context, message);
    const collection = collectionOf({ guildId: message.guildId, user: message.author });
    if (message.guildId !== null && (await desk.settings.read(collection)).privateAnswers) {
      await reply(message, botMessage({ content: wording.t('following:privateHere') }));
      return;
    }
    const question = questionIn(message);
    if (question === '') {
      throw new UserError('empty-mention');
    }
    await requireMayAsk(context, writerOf(message));
    const before = await answerBefore(message, context);
    const answer = await desk.ask({
      collection,
      question,
      filters: { since: null, until: null, outlet: null },
      ...(before ? { follows: before.id } : {}),
      asOf: null,
      limit: findingLimit,
      audience: { askerId: message.author.id, channelId: message.channelId, private: false },
    });
    const answered = await reply(message, checkedAnswer(answer, { wording }, logger));
    await rememberMessage(context, collection, answer, answered.id);
  },
};

/** Below the message, for all who see it: Discord has no private reply to a message. */
function reply(message: MessageToBot, { content, embeds, components, files }: BotMessage): Promise<Message> {
  return message.reply({
    content,
    embeds: [...embeds],
    components: [...components],
    files: [...files],
    allowedMentions: { parse: [], repliedUser: false },
    failIfNotExists: false,
  });
}

/** What is written, without the mention of the bot; whoever else is mentioned is called by his name. */
function questionIn({ content, client, channel }: Message): string {
  const words = content.replaceAll(new RegExp(`<@!?${client.user.id}>`, 'g'), ' ');
  return cleanContent(words, channel).replace(/\s+/g, ' ').trim();
}

/** The answer to which a message is a reply, or that is talked about in its thread; null where it is neither. */
async function answerBefore(message: MessageToBot, context: BotContext): Promise<Answer | null> {
  const { reference, channelId, guild, guildId, member, author } = message;
  const sees = guild && member ? canSeeIn(guild, member) : null;
  // In direct messages all is his own; elsewhere others read the answer, and what only he may read plays no part in it.
  const reader = {
    place: { guildId, user: author },
    readerId: guild ? null : author.id,
    canSee: guild ? (sees ?? (() => false)) : null,
  };
  const answered = reference?.messageId
    ? await answerThere(context, reader, { answer: reference.messageId, channelId })
    : null;
  return answered ?? answerInThread(context, threadOfMessage(message));
}
