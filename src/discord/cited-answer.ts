import type { Answer } from '../archive/answer.js';
import { citeSources } from '../answering/citations/cite-sources.js';
import { isCitationFormat } from '../answering/citations/citation-format.js';
import type { Wording } from '../locales/wording.js';
import type { BotContext } from './command.js';
import type { BotMessage } from './rendering/message.js';
import { renderSources } from './rendering/render-sources.js';

/**
 * The sources of an answer as a message.
 * @param format as it came in; whatever is no form that there is stands for links.
 * @throws UserError where the sources cost too much in that form.
 */
export async function citedAnswer(
  { citations }: Pick<BotContext, 'citations'>,
  answer: Answer,
  format: string,
  wording: Wording,
): Promise<BotMessage> {
  const known = isCitationFormat(format) ? format : 'links';
  const cited = await citeSources(answer.sources, known, citations, wording);
  return renderSources(answer, cited, wording);
}
