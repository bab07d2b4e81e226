import type { AttachmentPayload } from 'discord.js';
import type { Answer, Source } from '../../archive/answer.js';
import { isReferenceFormat } from '../../answering/citations/citation-format.js';
import { citationParts } from '../../answering/citations/citation-links.js';
import type { CitedSources } from '../../answering/citations/cite-sources.js';
import { linkUrl } from '../markdown/link.js';
import { plainMarkdown } from '../markdown/plain-markdown.js';
import { quotationBlock } from '../markdown/quotation-block.js';
import { withoutUnsafeCharacters } from '../markdown/unsafe-characters.js';
import { citationMarkdown } from './citation-markdown.js';
import { formatButtons } from './format-buttons.js';
import { botMessage, embedColors, embedLimits, type BotMessage } from './message.js';

/** What is said of a form in which the sources stand, where it is not plain from what is shown. */
const introductions = {
  links: null,
  apa: 'APA, 7th edition',
  mla: 'MLA, 9th edition',
  chicago: 'Chicago, 18th edition, author-date',
  bibtex: 'BibTeX, for LaTeX and reference managers',
  ris: 'RIS, for Zotero, EndNote, Mendeley and other reference managers',
  'csl-json': 'CSL-JSON, for Zotero, pandoc and other reference managers',
} as const;

/** Names by which Discord colours a block of code. */
const codeNames = { bibtex: 'bibtex', ris: '', 'csl-json': 'json' } as const;

/** The citations of an answer as a message: to be read and copied, as a file, and with a button for each other form. */
export function renderSources(answer: Answer, cited: CitedSources): BotMessage {
  const title = plainMarkdown(`Sources: ${answer.question}`, embedLimits.title);
  const footer = { text: `Answer ${answer.id}` };
  const embed = (description: string) => [{ title, description, color: embedColors.plain, footer }];
  if (answer.sources.length === 0) {
    return botMessage({ embeds: embed('Nothing was found for this question, so it has no sources.') });
  }
  const introduction = introductions[cited.format];
  const head = introduction === null ? '' : `**${introduction}**\n`;
  const room = embedLimits.description - head.length;
  const list = shownList(answer, cited);
  return botMessage({
    embeds: embed(head + (list !== null && list.length <= room ? list : inTheFile(cited, list !== null))),
    components: formatButtons(answer.id, cited.format),
    files: [fileOf(cited)],
  });
}

/** Why the sources stand in the file only. */
function inTheFile({ file }: CitedSources, isTooLong: boolean): string {
  const reason = isTooLong ? 'The list is longer than a message may be' : 'A message would change it';
  return `${reason}, so it is in ${file.name}.`;
}

/** As Markdown; null where a message cannot show it as it is. */
function shownList(answer: Answer, { format, citations, file }: CitedSources): string | null {
  if (isReferenceFormat(format)) return codeBlock(file.text, codeNames[format]);
  if (format === 'links') return answer.sources.map((source) => listEntry(source, answer)).join('\n\n');
  return citations
    .map(({ n, runs, beside }) => `[${n}] ${citationMarkdown(runs)}\n-# ${plainMarkdown(beside, 600)}`)
    .join('\n\n');
}

/** A block of code shows every character as it is, but for the marks that end it and those that a message must not hold. */
function codeBlock(text: string, language: string): string | null {
  if (text.includes('```') || withoutUnsafeCharacters(text) !== text) return null;
  return `\`\`\`${language}\n${text.trimEnd()}\n\`\`\``;
}

function fileOf({ file }: CitedSources): AttachmentPayload {
  return { attachment: Buffer.from(file.text), name: file.name };
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
