import type { Answer, Source } from '../../archive/answer.js';
import { isReferenceFormat } from '../../answering/citations/citation-format.js';
import { citationParts, withFullStop } from '../../answering/citations/citation-links.js';
import type { CitedSources } from '../../answering/citations/cite-sources.js';
import type { Wording } from '../../locales/wording.js';
import { linkUrl } from '../markdown/link.js';
import { plainMarkdown } from '../markdown/plain-markdown.js';
import { quotationBlock } from '../markdown/quotation-block.js';
import { withoutUnsafeCharacters } from '../markdown/unsafe-characters.js';
import { citationMarkdown } from './citation-markdown.js';
import { formatButtons } from './format-buttons.js';
import { botMessage, embedColors, embedLimits, type BotMessage } from './message.js';

/** What a language may put around the question. */
const titleRoom = 40;

/** Names by which Discord colours a block of code. */
const codeNames = { bibtex: 'bibtex', ris: '', 'csl-json': 'json' } as const;

/** The citations of an answer as a message: to be read and copied, as a file, and with a button for each other form. */
export function renderSources(answer: Answer, cited: CitedSources, wording: Wording): BotMessage {
  const { t } = wording;
  const question = plainMarkdown(answer.question, embedLimits.title - titleRoom);
  // The question of a check is all of its claims.
  const isCheck = answer.check !== undefined;
  const title = isCheck ? t('sources:titleOfCheck') : t('sources:title', { question });
  // The licence of what lays a style out asks for the credit.
  const isStyled = cited.citations.length > 0;
  const footerKey = isCheck
    ? isStyled
      ? 'sources:styledFooterOfCheck'
      : 'check:footerPlain'
    : isStyled
      ? 'sources:styledFooter'
      : 'sources:footer';
  const footer = { text: t(footerKey, { id: answer.id }) };
  const embed = (description: string) => [{ title, description, color: embedColors.plain, footer }];
  if (answer.sources.length === 0) {
    return botMessage({ embeds: embed(t(isCheck ? 'sources:noneForCheck' : 'sources:none')) });
  }
  const { format, file } = cited;
  // The links stand where nobody chose a form, and speak for themselves.
  const head = format === 'links' ? '' : `**${t(`sources:introductions.${format}`)}**\n`;
  const list = shownList(answer, cited, wording);
  const fits = list !== null && head.length + list.length <= embedLimits.description;
  const reason = list === null ? 'sources:unshowable' : 'sources:tooLong';
  return botMessage({
    embeds: embed(head + (fits ? list : t(reason, { file: file.name }))),
    components: formatButtons(answer.id, format, wording),
    files: [{ attachment: Buffer.from(file.text), name: file.name }],
  });
}

/** As Markdown; null where a message cannot show it as it is. */
function shownList(
  answer: Answer,
  { format, citations, file }: CitedSources,
  wording: Wording,
): string | null {
  if (isReferenceFormat(format)) return codeBlock(file.text, codeNames[format]);
  if (format === 'links')
    return answer.sources.map((source) => listEntry(source, answer, wording)).join('\n\n');
  return citations
    .map(({ n, runs, beside }) => `[${n}] ${citationMarkdown(runs)}\n-# ${plainMarkdown(beside, 600)}`)
    .join('\n\n');
}

/** A block of code shows every character as it is, but for the marks that end it and those that a message must not hold. */
function codeBlock(text: string, language: string): string | null {
  if (text.includes('```') || withoutUnsafeCharacters(text) !== text) return null;
  return `\`\`\`${language}\n${text.trimEnd()}\n\`\`\``;
}

/** A citation as Markdown; where the article was updated since, with what was quoted, which is no longer to be read there. */
function listEntry(source: Source, { findings }: Answer, wording: Wording): string {
  const quoted =
    source.updatedAt === undefined ? [] : findings.filter((finding) => finding.source === source.n);
  const blocks = quoted.flatMap(
    ({ quote, speaker }) =>
      quotationBlock(quote, source.n, { speaker, speakerLabel: wording.t('answer:speaker') }) ?? [],
  );
  return [citation(source, wording), ...blocks].join('\n');
}

function citation(source: Source, wording: Wording): string {
  const parts = citationParts(source, wording).map(({ kind, value }) => {
    const url = kind === 'url' ? linkUrl(value) : null;
    if (url) return `<${url}>`;
    return withFullStop(plainMarkdown(value, 600));
  });
  return `[${source.n}] ${parts.join(' ')}`;
}
