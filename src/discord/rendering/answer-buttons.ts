import { ButtonStyle, ComponentType, type APIActionRowComponent, type APIButtonComponent } from 'discord.js';
import type { Answer } from '../../archive/answer.js';
import type { Wording } from '../../locales/wording.js';
import { customId } from '../custom-id.js';
import { writePageState } from '../page-state.js';
import { askForArticleButton } from './render-request.js';

/** Which page of an answer a message shows. */
export interface ShownPage {
  /** From 0. */
  readonly page: number;
  /** How many there are; 1 and more. */
  readonly pages: number;
}

/** The prefix of the custom ids of the buttons that lead to another page. */
export const pageButtonPrefix = 'page';

type ButtonRow = APIActionRowComponent<APIButtonComponent>;

/**
 * What stands under an answer, in this order, so that no button changes its place when another is added:
 * first row, what one may do with the answer: Sources or, where nothing was found, Ask for an article; 👍, 👎; second
 * row: its other pages.
 */
export function answerButtons(answer: Answer, shown: ShownPage, wording: Wording): readonly ButtonRow[] {
  return [row(actionButtons(answer, wording)), row(pagingButtons(answer, shown, wording))].filter(
    ({ components }) => components.length > 0,
  );
}

/** At most five, which is what Discord takes in a row. */
function actionButtons(answer: Answer, wording: Wording): readonly APIButtonComponent[] {
  return [
    ...(answer.sources.length > 0
      ? [button(wording.t('answer:buttons.sources'), customId('sources', answer.id))]
      : []),
    ...(answer.verdict === 'nothing' ? [askForArticleButton(answer.id, wording)] : []),
    emojiButton('👍', customId('helpful', answer.id)),
    emojiButton('👎', customId('unhelpful', answer.id)),
  ];
}

/** Both always, where there is more than one page: whoever presses the same place again and again turns on. */
function pagingButtons(
  answer: Answer,
  { page, pages }: ShownPage,
  { t }: Wording,
): readonly APIButtonComponent[] {
  if (pages < 2) return [];
  const leadingTo = (to: number): string =>
    customId(
      pageButtonPrefix,
      writePageState({ answerId: answer.id, page: to, askerId: answer.audience.askerId }),
    );
  // A button at an end leads nowhere; its id must still be another than that of its neighbour.
  return [
    { ...button(t('answer:buttons.previous'), leadingTo(page > 0 ? page - 1 : pages)), disabled: page === 0 },
    { ...button(t('answer:buttons.next'), leadingTo(page + 1)), disabled: page === pages - 1 },
  ];
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
