import type { Answer } from '../../src/archive/answer.js';
import { checkQuotations, type QuotationDefect } from '../../src/discord/rendering/check-quotations.js';
import {
  renderAnswer,
  type AnswerView,
  type RenderedAnswer,
} from '../../src/discord/rendering/render-answer.js';
import { wordingIn } from '../../src/locales/wording.js';

export const english = wordingIn('en');

/** A page of an answer, the first unless told, in English. */
export function renderInEnglish(answer: Answer, view: Partial<AnswerView> = {}): RenderedAnswer {
  return renderAnswer(answer, { wording: english, ...view });
}

export function defectsIn(answer: Answer, rendered: RenderedAnswer): readonly QuotationDefect[] {
  return checkQuotations(answer, rendered, english);
}

/** The text of such a page. */
export function textOf(answer: Answer, view: Partial<AnswerView> = {}): string {
  return renderInEnglish(answer, view).message.embeds[0]?.description ?? '';
}
