import type { Answer } from '../archive/answer.js';
import { renderMessage } from '../chat/terminal/render-message.js';
import { checkedAnswer } from '../discord/rendering/checked-answer.js';
import { checkedCheck } from '../discord/rendering/checked-check.js';
import type { BotMessage } from '../discord/rendering/message.js';
import { renderAnswer } from '../discord/rendering/render-answer.js';
import { wordingIn } from '../locales/wording.js';
import { createPlainLogger } from '../plain-logger.js';

/** Widest line: longer ones are hard to read, however wide the window is. */
const widestLine = 100;

/**
 * An answer as the bot would send it, its quotations checked, for a terminal or a pipe. To be loaded when it is
 * needed: the renderer brings discord.js with it, a third of a second of loading.
 */
export function answerText(answer: Answer): string {
  const names = { add: '“dateline add”', sources: `“dateline sources ${answer.id}”` };
  const message = checkedAnswer(answer, createPlainLogger('error'), (same, without) =>
    renderAnswer(same, without, names),
  );
  return terminalText(answer.id, message);
}

/** A check in the same way. */
export function checkText(answer: Answer): string {
  const view = { wording: wordingIn('en'), messageLink: null, sharedBy: null, isShareable: false };
  return terminalText(answer.id, checkedCheck(answer, view, createPlainLogger('error')));
}

function terminalText(id: string, { content, embeds }: BotMessage): string {
  const message = {
    id,
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
  // A terminal that does not know its size says 0.
  const width = isTTY ? Math.min(columns || widestLine, widestLine) : Number.POSITIVE_INFINITY;
  return renderMessage(message, [], 1, { width, useColour: isTTY === true });
}
