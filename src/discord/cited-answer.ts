import type { Answer } from '../archive/answer.js';
import { citeSources } from '../answering/citations/cite-sources.js';
import { isCitationFormat } from '../answering/citations/citation-format.js';
import type { Wording } from '../locales/wording.js';
import type { BotContext } from './command.js';
import type { BotMessage } from './rendering/message.js';
import { areQuotationsOf } from './rendering/listed-quotations.js';
import { renderSources } from './rendering/render-sources.js';

/**
 * The sources of an answer as a message, in which what is quoted is quoted as it is stored.
 * @param format as it came in; whatever is no form that there is stands for links.
 * @throws UserError where the sources cost too much in that form.
 */
export async function citedAnswer(
  { citations, logger }: Pick<BotContext, 'citations' | 'logger'>,
  answer: Answer,
  format: string,
  wording: Wording,
): Promise<BotMessage> {
  const known = isCitationFormat(format) ? format : 'links';
  const cited = await citeSources(answer.sources, known, citations, wording);
  const message = renderSources(answer, cited, wording);
  if (areQuotationsOf(answer, message)) return message;
  logger.error(
    { answer: answer.id },
    'Quotations in a list of sources failed their check and were not sent.',
  );
  return renderSources({ ...answer, findings: [] }, cited, wording);
}
