import type { Answer } from '../../archive/answer.js';
import type { Logger } from '../../logger.js';
import { checkQuotations } from './check-quotations.js';
import type { BotMessage } from './message.js';
import { renderAnswer, type AnswerView, type RenderedAnswer } from './render-answer.js';

/** Makes a message of an answer. */
export type AnswerRenderer = (answer: Answer, view: AnswerView) => RenderedAnswer;

/**
 * A page of an answer as a message in which every quotation is as it is stored. One that is not is logged as a defect and
 * left out; the message is made again without it.
 */
export function checkedAnswer(
  answer: Answer,
  view: AnswerView,
  logger: Logger,
  render: AnswerRenderer = renderAnswer,
): BotMessage {
  return checkedPage(answer, view, logger, render).message;
}

/** The same, with what is known of the page. */
export function checkedPage(
  answer: Answer,
  view: AnswerView,
  logger: Logger,
  render: AnswerRenderer = renderAnswer,
): RenderedAnswer {
  const without = new Set(view.without);
  for (;;) {
    const rendered = render(answer, { ...view, without });
    const defects = checkQuotations(answer, rendered, view.wording);
    if (defects.length === 0) return rendered;
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
