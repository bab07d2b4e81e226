import {
  ButtonStyle,
  ComponentType,
  type APIActionRowComponent,
  type APIButtonComponent,
} from 'discord-api-types/payloads/v10';
import { citationFormats, type CitationFormat } from '../../answering/citations/citation-format.js';
import type { Wording } from '../../locales/wording.js';
import { customId } from '../custom-id.js';

/** The prefix of the buttons by which sources are shown in another form; the parameter is `answer.format`. */
export const formatPrefix = 'sources-as';

/** Four to a row, so that none wraps on a phone. */
const buttonsInRow = 4;

/** A button for each form; that of the one that is shown cannot be pressed. */
export function formatButtons(
  answerId: string,
  shown: CitationFormat,
  { t }: Wording,
): readonly APIActionRowComponent<APIButtonComponent>[] {
  const buttons = citationFormats.map((format): APIButtonComponent => ({
    type: ComponentType.Button,
    style: format === shown ? ButtonStyle.Primary : ButtonStyle.Secondary,
    label: t(`sources:buttons.${format}`),
    custom_id: customId(formatPrefix, `${answerId}.${format}`),
    disabled: format === shown,
  }));
  const rows = Math.ceil(buttons.length / buttonsInRow);
  return Array.from({ length: rows }, (_, row) => ({
    type: ComponentType.ActionRow,
    components: buttons.slice(row * buttonsInRow, (row + 1) * buttonsInRow),
  }));
}
