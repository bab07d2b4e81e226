import { ButtonStyle, ComponentType, type APIActionRowComponent, type APIButtonComponent } from 'discord.js';
import { citationFormats, type CitationFormat } from '../../answering/citations/citation-format.js';
import { customId } from '../custom-id.js';

/** The prefix of the buttons by which sources are shown in another form; the parameter is `answer.format`. */
export const formatPrefix = 'sources-as';

/** What the forms are called on a button. */
const labels: Readonly<Record<CitationFormat, string>> = {
  links: 'Links',
  apa: 'APA',
  mla: 'MLA',
  chicago: 'Chicago',
  bibtex: 'BibTeX',
  ris: 'RIS',
  'csl-json': 'CSL-JSON',
};

/** Four to a row, so that none wraps on a phone. */
const buttonsInRow = 4;

/** A button for each form; that of the one that is shown cannot be pressed. */
export function formatButtons(
  answerId: string,
  shown: CitationFormat,
): readonly APIActionRowComponent<APIButtonComponent>[] {
  const buttons = citationFormats.map((format): APIButtonComponent => ({
    type: ComponentType.Button,
    style: format === shown ? ButtonStyle.Primary : ButtonStyle.Secondary,
    label: labels[format],
    custom_id: customId(formatPrefix, `${answerId}.${format}`),
    disabled: format === shown,
  }));
  const rows = Math.ceil(buttons.length / buttonsInRow);
  return Array.from({ length: rows }, (_, row) => ({
    type: ComponentType.ActionRow,
    components: buttons.slice(row * buttonsInRow, (row + 1) * buttonsInRow),
  }));
}
