import {
  ButtonStyle,
  ComponentType,
  type APIActionRowComponent,
  type APIButtonComponent,
} from 'discord-api-types/payloads/v10';
import type { Answer } from '../../archive/answer.js';
import type { Wording } from '../../locales/wording.js';
import { customId } from '../custom-id.js';
import { writePageState } from '../page-state.js';
import { pagingRow, type ShownPage } from './paging-row.js';
import { askForArticleButton } from './render-request.js';

/** The prefix of the custom ids of the button, and of its form, by which one asks on. */
export const followUpPrefix = 'follow-up';

/** The prefix of the custom ids of the buttons that lead to another page. */
export const pageButtonPrefix = 'page';

type ButtonRow = APIActionRowComponent<APIButtonComponent>;

/**
 * What stands under an answer, in this order, so that no button changes its place when another is added:
 * first row, what one may do with the answer: Sources or, where nothing was found, Ask for an article; Follow up, 👍,
 * 👎; second row: its other pages. Under one that was not kept nothing stands, since no button would find it.
 */
export function answerButtons(answer: Answer, shown: ShownPage, wording: Wording): readonly ButtonRow[] {
  if (answer.unkept) return [];
  return [row(actionButtons(answer, wording)), ...turningRow(answer, shown, wording)];
}

/** At most five, which is what Discord takes in a row. */
function actionButtons(answer: Answer, wording: Wording): readonly APIButtonComponent[] {
  return [
    ...(answer.sources.length > 0
      ? [button(wording.t('answer:buttons.sources'), customId('sources', answer.id))]
      : []),
    ...(answer.verdict === 'nothing' ? [askForArticleButton(answer.id, wording)] : []),
    button(wording.t('following:button'), customId(followUpPrefix, answer.id)),
    emojiButton('👍', customId('helpful', answer.id)),
    emojiButton('👎', customId('unhelpful', answer.id)),
  ];
}

function turningRow(answer: Answer, shown: ShownPage, { t }: Wording): readonly ButtonRow[] {
  return pagingRow(shown, { before: t('answer:buttons.previous'), after: t('answer:buttons.next') }, (page) =>
    customId(
      pageButtonPrefix,
      writePageState({ answerId: answer.id, page, askerId: answer.audience.askerId }),
    ),
  );
}

function button(label: string, custom_id: string): APIButtonComponent {
  return { type: ComponentType.Button, style: ButtonStyle.Secondary, label, custom_id };
}

function emojiButton(name: string, custom_id: string): APIButtonComponent {
  return { type: ComponentType.Button, style: ButtonStyle.Secondary, emoji: { name }, custom_id };
}

function row(components: readonly APIButtonComponent[]): ButtonRow {
  return { type: ComponentType.ActionRow, components: [...components] };
}
