import type { Answer, Source } from '../../archive/answer.js';
import { citationLine, citationParts } from '../../answering/citation-links.js';
import { cslItems } from '../../answering/csl-json.js';
import { quotationBlock } from '../markdown/quotation-block.js';
import { linkUrl } from '../markdown/link.js';
import { botMessage, embedColors, embedLimits, type BotMessage } from './message.js';
import { plainMarkdown } from '../markdown/plain-markdown.js';

/** The forms in which `/sources` gives citations, with the names that a person chooses them by. */
export const sourceFormats = [
  { name: 'Links', value: 'links' },
  { name: 'CSL-JSON (for Zotero, pandoc …)', value: 'csl-json' },
] as const;

export type SourceFormat = (typeof sourceFormats)[number]['value'];

/** Whether a word that came in names one of these forms. */
export function isSourceFormat(word: string): word is SourceFormat {
  return sourceFormats.some(({ value }) => value === word);
}

/** The citations of an answer as a message: a list to read, or a file for a reference manager. */
export function renderSources(answer: Answer, format: SourceFormat): BotMessage {
  const title = plainMarkdown(`Sources: ${answer.question}`, embedLimits.title);
  const footer = { text: `Answer ${answer.id}` };
  const embed = (description: string) => [{ title, description, color: embedColors.plain, footer }];
  if (answer.sources.length === 0) {
    return botMessage({ embeds: embed('Nothing was found for this question, so it has no sources.') });
  }
  if (format === 'csl-json') {
    const json = `${JSON.stringify(cslItems(answer.sources), null, 2)}\n`;
    return botMessage({
      embeds: embed('The sources as CSL-JSON, for Zotero, pandoc and other reference managers.'),
      files: [{ attachment: Buffer.from(json), name: 'sources.json' }],
    });
  }
  const list = answer.sources.map((source) => listEntry(source, answer)).join('\n\n');
  if (list.length <= embedLimits.description) return botMessage({ embeds: embed(list) });
  const text = `${answer.sources.map(citationLine).join('\n\n')}\n`;
  return botMessage({
    embeds: embed('The list is longer than a message may be, so it is in the file.'),
    files: [{ attachment: Buffer.from(text), name: 'sources.txt' }],
  });
}

/** A citation as Markdown; where the article was updated since, with what was quoted, which is no longer to be read there. */
function listEntry(source: Source, { findings }: Answer): string {
  const quoted =
    source.updatedAt === undefined ? [] : findings.filter((finding) => finding.source === source.n);
  const blocks = quoted.flatMap(({ quote, speaker }) => quotationBlock(quote, source.n, { speaker }) ?? []);
  return [citation(source), ...blocks].join('\n');
}

function citation(source: Source): string {
  const parts = citationParts(source).map(({ kind, value }) => {
    const url = kind === 'url' ? linkUrl(value) : null;
    if (url) return `<${url}>`;
    const text = plainMarkdown(value, 600);
    return /[.!?…]["'”’)]?$/.test(text) ? text : `${text}.`;
  });
  return `[${source.n}] ${parts.join(' ')}`;
}
