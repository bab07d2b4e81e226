import type { Answer } from '../archive/answer.js';
import { renderMessage } from '../chat/terminal/render-message.js';
import { checkedAnswer } from '../discord/rendering/checked-answer.js';
import type { BotMessage } from '../discord/rendering/message.js';
import { createPlainLogger } from '../plain-logger.js';

/** Widest line: longer ones are hard to read, however wide the window is. */
const widestLine = 100;

/**
 * An answer as the bot would send it, its quotations checked, for a terminal or a pipe. To be loaded when it is
 * needed: the renderer brings discord.js with it, a third of a second of loading.
 */
export function answerText(answer: Answer): string {
  const { content, embeds } = checkedAnswer(answer, createPlainLogger('error'));
  const message = {
    id: answer.id,
    channelId: '',
    author: 'Dateline',
    content,
    embeds: embeds.map((embed) => inWordsOfCommandLine(embed, answer)),
    components: [],
    attachments: [],
    ephemeral: false,
    pings: [],
  };
  const { isTTY, columns } = process.stdout;
  // A terminal that does not know its size says 0.
  const width = isTTY ? Math.min(columns || widestLine, widestLine) : Number.POSITIVE_INFINITY;
  return renderMessage(message, [], 1, { width, useColour: isTTY === true });
}

/** The bot names its slash commands; here they are called otherwise. */
function inWordsOfCommandLine(embed: BotMessage['embeds'][number], answer: Answer) {
  const { description } = embed;
  const isCited = answer.sources.length > 0;
  return {
    ...embed,
    ...(description === undefined || answer.verdict !== 'nothing'
      ? {}
      : { description: description.replace('add it with /add and', 'add it with “dateline add” and') }),
    footer: {
      text: isCited
        ? `Answer ${answer.id} · “dateline sources ${answer.id}” cites it at any time`
        : `Answer ${answer.id}`,
    },
  };
}
