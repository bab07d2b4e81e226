import { ComponentType } from 'discord.js';
import type { ChatMessage } from '../chat-session.js';
import { componentsOf } from '../loopback/message-component.js';
import { markdownParagraphs } from './markdown.js';
import { linkButtons, type MessageAction } from './message-actions.js';
import { cleanLine, embedParagraphs, plain } from './render-embed.js';
import { layOut, type Page, type Paragraph } from './styled-text.js';

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

function isTextDisplay(component: object): component is { readonly content: string } {
  return (
    'type' in component &&
    component.type === ComponentType.TextDisplay &&
    'content' in component &&
    typeof component.content === 'string'
  );
}
