import type { Answer } from '../../archive/answer.js';
import type { Logger } from '../../logger.js';
import { checkQuotations } from './check-quotations.js';
import type { BotMessage } from './message.js';
import { renderAnswer, type RenderedAnswer } from './render-answer.js';

/** Makes the message of an answer without the findings of these indices. */
export type AnswerRenderer = (answer: Answer, without: ReadonlySet<number>) => RenderedAnswer;

/**
 * The message of an answer, in which every quotation is as it is stored. One that is not is logged as a
 * defect and left out; the message is made again without it.
 */
export function checkedAnswer(
  answer: Answer,
  logger: Logger,
  render: AnswerRenderer = (given, without) => renderAnswer(given, { without }),
): BotMessage {
  const without = new Set<number>();
  for (;;) {
    const rendered = render(answer, without);
    const defects = checkQuotations(answer, rendered);
    if (defects.length === 0) return rendered.message;
    for (const { finding, problem } of defects) {
      logger.error({ answer: answer.id, finding, problem }, 'A quotation failed its check and was not sent.');
    }
    const found = defects.map(({ finding }) => finding).filter((index) => index !== null);
    const before = without.size;
    for (const index of found) without.add(index);
    // A message that cannot be mended by leaving findings out is not sent at all.
    if (without.size === before)
      throw new Error(`The answer ${answer.id} cannot be rendered without a defect.`);
  }
}
