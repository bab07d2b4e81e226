import { pageTurning } from '../src/discord/page-turning.js';
import { pageButtonPrefix } from '../src/discord/rendering/answer-buttons.js';
import { renderAnswer } from '../src/discord/rendering/render-answer.js';

/** The buttons that turn the pages of an answer. */
export const answerPageButton = pageTurning(pageButtonPrefix, renderAnswer);
