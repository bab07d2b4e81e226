import type { Answer } from '../archive/answer.js';
import { cleanText } from '../chat/terminal/clean-text.js';
import { renderMessage } from '../chat/terminal/render-message.js';
import { checkedAnswer } from '../discord/rendering/checked-answer.js';
import { createLogger } from '../logger.js';

/** Widest line: longer ones are hard to read, however wide the window is. */
const widestLine = 100;

/** An answer as the bot would send it, its quotations checked, for a terminal or a pipe. */
export function answerText(answer: Answer): string {
  const { content, embeds } = checkedAnswer(answer, createLogger('error'));
  const message = {
    id: answer.id,
    channelId: '',
    author: 'Dateline',
    content,
    embeds,
    components: [],
    attachments: [],
    ephemeral: false,
    pings: [],
  };
  const { isTTY, columns } = process.stdout;
  const width = isTTY ? Math.min(columns, widestLine) : Number.POSITIVE_INFINITY;
  return renderMessage(message, [], 1, { width, useColour: isTTY === true });
}

/** Text of others, without what could move a terminal's cursor or change its colours. */
export function plainText(text: string): string {
  return cleanText(text);
}
