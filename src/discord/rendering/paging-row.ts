import {
  ButtonStyle,
  ComponentType,
  type APIActionRowComponent,
  type APIButtonComponent,
} from 'discord-api-types/payloads/v10';

/** Which of its pages a message shows. */
export interface ShownPage {
  /** From 0. */
  readonly page: number;
  /** How many there are; 1 and more. */
  readonly pages: number;
}

/** What the two buttons say. */
export interface PagingLabels {
  readonly before: string;
  readonly after: string;
}

/**
 * The buttons to the page before and the page after; no row where there is one page only. Both stand there always, so that
 * whoever presses the same place again and again turns on.
 * @param idOfPage the custom id of a button that leads to a page.
 */
export function pagingRow(
  { page, pages }: ShownPage,
  labels: PagingLabels,
  idOfPage: (page: number) => string,
): readonly APIActionRowComponent<APIButtonComponent>[] {
  if (pages < 2) return [];
  // A button at an end leads nowhere; its id must still be another than that of its neighbour.
  const before = { to: Math.max(0, page - 1), disabled: page === 0 };
  const after = { to: page + 1, disabled: page + 1 >= pages };
  const button = (label: string, { to, disabled }: typeof before): APIButtonComponent => ({
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    label,
    disabled,
    custom_id: idOfPage(to),
  });
  return [
    {
      type: ComponentType.ActionRow,
      components: [button(labels.before, before), button(labels.after, after)],
    },
  ];
}
