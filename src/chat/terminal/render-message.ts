import { ComponentType, type APIEmbed } from 'discord.js';
import type { ChatMessage } from '../chat-session.js';
import { componentsOf } from '../loopback/message-component.js';
import { harmlessText } from '../../harmless-text.js';
import { markdownParagraphs } from './markdown.js';
import { linkButtons, type MessageAction } from './message-actions.js';
import { layOut, type Page, type Paragraph, type TextStyle } from './styled-text.js';

/**
 * A message as the terminal shows it: text, embeds, and below them what can be picked, numbered
 * from `firstNumber`.
 */
export function renderMessage(
  message: ChatMessage,
  actions: readonly MessageAction[],
  firstNumber: number,
  page: Page,
): string {
  const paragraphs: Paragraph[] = [];
  if (message.ephemeral) paragraphs.push(plain('(only you see this)', ['dim']));
  if (message.content) paragraphs.push(...markdownParagraphs(message.content));
  for (const component of componentsOf(message.components)) {
    if (isTextDisplay(component)) paragraphs.push(...markdownParagraphs(component.content));
  }
  for (const embed of message.embeds) paragraphs.push(...embedParagraphs(embed));
  for (const button of linkButtons(message)) {
    paragraphs.push(plain(`${cleanLine(button.label)}: ${cleanLine(button.url)}`, ['cyan']));
  }
  const picks = actions.map((action, index) => `[${firstNumber + index}] ${cleanLine(action.label)}`);
  if (picks.length > 0) paragraphs.push(plain(`→ ${picks.join('   ')}`, ['cyan']));
  return layOut(paragraphs, page);
}

function embedParagraphs(embed: APIEmbed): Paragraph[] {
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

function plain(text: string, styles: readonly TextStyle[]): Paragraph {
  return { indent: '', spans: [{ text, styles }] };
}

/** Names and labels are one line of plain text. */
function cleanLine(text: string): string {
  return harmlessText(text).replaceAll(/\s+/g, ' ').trim();
}

function isTextDisplay(component: object): component is { readonly content: string } {
  return (
    'type' in component &&
    component.type === ComponentType.TextDisplay &&
    'content' in component &&
    typeof component.content === 'string'
  );
}
