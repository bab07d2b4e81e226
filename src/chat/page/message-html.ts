import type { APIEmbed } from 'discord.js';
import type { ChatMessage } from '../chat-session.js';
import { componentsHtml, type ChoicesOf } from './components-html.js';
import { element, escapeHtml } from './html.js';
import { markdownHtml, type Mentioned } from './markdown-html.js';

/** What a message says by names and numbers only. */
export interface MessageSurroundings {
  readonly mentioned: Mentioned;
  /** What its menus offer; without it, what stands in the message itself. */
  readonly choicesOf?: ChoicesOf;
  /** Where a file can be had; null: nowhere. */
  readonly fileUrl?: (message: ChatMessage, index: number) => string;
}

/** A message as HTML, as Discord shows it. */
export function messageHtml(message: ChatMessage, around: MessageSurroundings): string {
  const { content, embeds, components, ephemeral, thread, isThinking } = message;
  const { mentioned } = around;
  const parts = [
    causeHtml(message, mentioned),
    headHtml(message),
    isThinking ? element('p', { class: 'thinking' }, `${escapeHtml(message.author)} is thinking…`) : '',
    content ? element('div', { class: 'content' }, markdownHtml(content, mentioned)) : '',
    ...embeds.map((embed) => embedHtml(embed, mentioned)),
    ...message.attachments.map((_, index) => attachmentHtml(message, index, around)),
    componentsHtml(components, around.choicesOf),
    thread
      ? element('button', { class: 'thread', 'data-place': thread.id }, escapeHtml(`Thread: ${thread.name}`))
      : '',
    ephemeral ? element('footer', {}, 'Only you can see this') : '',
  ];
  const kind = ephemeral ? 'message ephemeral' : 'message';
  return element('article', { class: kind, 'data-id': message.id }, parts.join(''));
}

function headHtml(message: ChatMessage): string {
  const { author, isOfBot, sentAt } = message;
  const tag = isOfBot ? ` ${element('span', { class: 'app' }, 'APP')}` : '';
  const time = element('time', { datetime: sentAt }, escapeHtml(sentAt.slice(11, 16)));
  const name = element('b', {}, escapeHtml(author));
  return element('header', {}, `${avatarHtml(message)}${name}${tag} ${time}`);
}

/** What it answers: a command, or a message, whose first words are enough. */
function causeHtml({ calledBy, repliesTo }: ChatMessage, { users }: Mentioned): string {
  if (calledBy) {
    const words = `${escapeHtml(`↳ ${calledBy.author} used `)}${element('b', {}, escapeHtml(calledBy.command))}`;
    return element('p', { class: 'cause' }, words);
  }
  if (!repliesTo) return '';
  const words = repliesTo.content.replace(/<@(\d+)>/g, (_, id: string) => `@${users.get(id) ?? id}`);
  const shown = words.length > 100 ? `${words.slice(0, 100)}…` : words;
  return element('p', { class: 'cause' }, escapeHtml(`↳ ${repliesTo.author}: ${shown}`));
}

/** Nobody here has a picture: a letter, in one of the colours that the style sheet knows. */
function avatarHtml({ author, isOfBot }: ChatMessage): string {
  const hue = [...author].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % 4;
  const attributes = {
    class: 'avatar',
    'data-hue': isOfBot ? 'bot' : String(hue),
    'aria-hidden': 'true',
  };
  return element('span', attributes, escapeHtml(author.slice(0, 1).toUpperCase()));
}

function attachmentHtml(message: ChatMessage, index: number, { fileUrl }: MessageSurroundings): string {
  const name = escapeHtml(message.attachments[index]?.name ?? '');
  const held = fileUrl ? element('a', { href: fileUrl(message, index), download: '' }, name) : name;
  return element('div', { class: 'attachment' }, held);
}

function embedHtml(embed: APIEmbed, mentioned: Mentioned): string {
  const { title, url, description, fields = [], footer, color, author } = embed;
  const heading = title === undefined ? '' : markdownHtml(title, mentioned);
  const parts = [
    author ? element('div', { class: 'embed-author' }, escapeHtml(author.name)) : '',
    heading ? element('h2', {}, url === undefined ? heading : linkHtml(url, heading)) : '',
    description ? element('div', { class: 'description' }, markdownHtml(description, mentioned)) : '',
    ...fields.map(({ name, value }) =>
      element(
        'div',
        { class: 'field' },
        element('h3', {}, escapeHtml(name)) + markdownHtml(value, mentioned),
      ),
    ),
    footer ? element('footer', {}, escapeHtml(footer.text)) : '',
  ];
  // The style sheet has a rule for each of the bot's colours: a strict policy lets no style stand in an element.
  const edge = (color ?? 0).toString(16).padStart(6, '0');
  return element('section', { class: 'embed', 'data-edge': edge }, parts.join(''));
}

function linkHtml(url: string, label: string): string {
  if (!/^https?:\/\//i.test(url)) return label;
  return element('a', { href: url, rel: 'noreferrer noopener', target: '_blank' }, label);
}
