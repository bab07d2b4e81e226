import type { Answer } from '../../archive/answer.js';
import type { Wording } from '../../locales/wording.js';
import type { Logger } from '../../logger.js';
import { bearingLabel, bearingLabels, labelOf, type BearingLabel } from './bearing-label.js';
import { checkedAnswer } from './checked-answer.js';
import type { BotMessage } from './message.js';
import type { RenderedAnswer } from './render-answer.js';
import { renderCheck, type CheckView } from './render-check.js';

/**
 * The message of a check, in which every quotation is as it is stored and stands under what it says to its claim. A wrong
 * quotation is logged and left out; a message with a verdict that its quotations do not carry is not made at all.
 */
export function checkedCheck(answer: Answer, view: CheckView, logger: Logger): BotMessage {
  return checkedAnswer(answer, { wording: view.wording }, logger, (same, { without = new Set() }) => {
    const rendered = renderCheck(same, view, without);
    if (!carriesItsVerdicts(same, rendered, view.wording)) {
      throw new Error(`The check ${answer.id} would show a verdict that its quotations do not carry.`);
    }
    return rendered;
  });
}

/** Reads the message as a person will: each verdict must stand above a quotation that was found to carry it, and each quotation under its own. */
export function carriesItsVerdicts(
  answer: Answer,
  { message, quoted }: Pick<RenderedAnswer, 'message' | 'quoted'>,
  { t }: Wording,
): boolean {
  const lines = (message.embeds[0]?.description ?? '').split('\n');
  const labels = new Map(bearingLabels.map((label) => [labelOf(label, t), label]));
  let label: BearingLabel | null = null;
  let place = 0;
  for (const [index, line] of lines.entries()) {
    const found = labels.get(line);
    if (found) {
      if (!lines[index + 1]?.startsWith('> ')) return false;
      label = found;
    }
    const opensQuotation = line.startsWith('> ') && !lines[index - 1]?.startsWith('> ');
    if (!opensQuotation) continue;
    const finding = answer.findings[quoted[place] ?? -1];
    if (!finding || bearingLabel(finding.bears) !== label) return false;
    place += 1;
  }
  return place === quoted.length;
}
