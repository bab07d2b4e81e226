import type { APIEmbed } from 'discord.js';
import { harmlessText } from '../../harmless-text.js';
import { markdownParagraphs } from './markdown.js';
import type { Paragraph, TextStyle } from './styled-text.js';

/** An embed as the terminal shows it: author, title with its address, description, fields, footer. */
export function embedParagraphs(embed: APIEmbed): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  if (embed.author) paragraphs.push(plain(cleanLine(embed.author.name), ['dim']));
  if (embed.title) {
    const address = embed.url ? ` (${cleanLine(embed.url)})` : '';
    const [title] = markdownParagraphs(cleanLine(embed.title));
    const spans = (title?.spans ?? []).map((span) => ({
      ...span,
      styles: [...span.styles, 'bold' as const],
    }));
    paragraphs.push({ indent: '', spans: [...spans, { text: address, styles: ['dim'] }] });
  }
  if (embed.description) paragraphs.push(...markdownParagraphs(embed.description));
  for (const field of embed.fields ?? []) {
    paragraphs.push(
      plain('', []),
      plain(cleanLine(field.name), ['bold']),
      ...markdownParagraphs(field.value),
    );
  }
  if (embed.footer) paragraphs.push(plain(cleanLine(embed.footer.text), ['dim']));
  return paragraphs;
}

/** One line in one style. */
export function plain(text: string, styles: readonly TextStyle[]): Paragraph {
  return { indent: '', spans: [{ text, styles }] };
}

/** Names and labels are one line of plain text. */
export function cleanLine(text: string): string {
  return harmlessText(text).replaceAll(/\s+/g, ' ').trim();
}
