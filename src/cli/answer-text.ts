import type { APIEmbed } from 'discord.js';
import type { Answer } from '../archive/answer.js';
import { embedParagraphs } from '../chat/terminal/render-embed.js';
import { layOut } from '../chat/terminal/styled-text.js';
import { checkedCheck } from '../discord/rendering/checked-check.js';
import { checkedPage } from '../discord/rendering/checked-answer.js';
import { footerText } from '../discord/rendering/render-answer.js';
import { wordingIn, type Values } from '../locales/wording.js';
import { createPlainLogger } from '../plain-logger.js';
import { commandLineNames } from './command-line-names.js';

/** Widest line: longer ones are hard to read, however wide the window is. */
const widestLine = 100;

/**
 * An answer as the bot would send it, page after page, its quotations checked, for a terminal or a pipe. To be loaded when it
 * is needed: with `--json` nothing is laid out.
 */
export function answerText(answer: Answer): string {
  return terminalText(embedsOf(answer));
}

/** A check in the same way. */
export function checkText(answer: Answer): string {
  const commandNames = namesBeside(answer);
  const view = {
    wording: wordingIn('en'),
    commandNames,
    messageLink: null,
    sharedBy: null,
    isShareable: false,
  };
  return terminalText(checkedCheck(answer, view, createPlainLogger('error')).embeds);
}

/** Its sources are asked for by its id. */
function namesBeside({ id }: Answer): Values {
  return { ...commandLineNames, '/sources': `“dateline sources ${id}”` };
}

function terminalText(embeds: readonly APIEmbed[]): string {
  const { isTTY, columns } = process.stdout;
  // A terminal that does not know its size says 0.
  const width = isTTY ? Math.min(columns || widestLine, widestLine) : Number.POSITIVE_INFINITY;
  return embeds
    .map((embed) => layOut(embedParagraphs(embed), { width, useColour: isTTY === true }))
    .join('\n\n');
}

/** Its pages: the question over the first, and how it is called under the last. */
function embedsOf(answer: Answer): readonly APIEmbed[] {
  const wording = wordingIn('en');
  const commandNames = namesBeside(answer);
  const logger = createPlainLogger('error');
  const descriptions: string[] = [];
  let first: APIEmbed = {};
  let pages = 1;
  for (let page = 0; page < pages; page += 1) {
    const rendered = checkedPage(answer, { wording, page, commandNames }, logger);
    const [embed = {}] = rendered.message.embeds;
    ({ pages } = rendered);
    if (page === 0) first = embed;
    descriptions.push(embed.description ?? '');
  }
  const footer = { text: footerText(answer, { page: 0, pages: 1 }, { wording, commandNames }) };
  return descriptions.map((description, index) => ({
    ...(index === 0 && first.title !== undefined ? { title: first.title } : {}),
    description,
    ...(index === descriptions.length - 1 ? { footer } : {}),
  }));
}
