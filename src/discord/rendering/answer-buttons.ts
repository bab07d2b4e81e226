import { ButtonStyle, ComponentType, type APIActionRowComponent, type APIButtonComponent } from 'discord.js';
import type { Answer } from '../../archive/answer.js';
import { customId } from '../custom-id.js';
import { writePageState } from '../page-state.js';

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
 * first row, what one may do with the answer: Sources, 👍, 👎; second row: its other pages.
 */
export function answerButtons(answer: Answer, shown: ShownPage): readonly ButtonRow[] {
  return [row(actionButtons(answer)), row(pagingButtons(answer, shown))].filter(
    ({ components }) => components.length > 0,
  );
}

/** At most five, which is what Discord takes in a row. */
function actionButtons(answer: Answer): readonly APIButtonComponent[] {
  return [
    ...(answer.sources.length > 0 ? [button('Sources', customId('sources', answer.id))] : []),
    emojiButton('👍', customId('helpful', answer.id)),
    emojiButton('👎', customId('unhelpful', answer.id)),
  ];
}

/** Both always, where there is more than one page: whoever presses the same place again and again turns on. */
function pagingButtons(answer: Answer, { page, pages }: ShownPage): readonly APIButtonComponent[] {
  if (pages < 2) return [];
  const leadingTo = (to: number): string =>
    customId(
      pageButtonPrefix,
      writePageState({ answerId: answer.id, page: to, askerId: answer.audience.askerId }),
    );
  // A button at an end leads nowhere; its id must still be another than that of its neighbour.
  return [
    { ...button('◀ Previous', leadingTo(page > 0 ? page - 1 : pages)), disabled: page === 0 },
    { ...button('Next ▶', leadingTo(page + 1)), disabled: page === pages - 1 },
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
