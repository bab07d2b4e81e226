import {
  ButtonStyle,
  ComponentType,
  type APIButtonComponent,
  type APIEmbed,
  type APIMessageTopLevelComponent,
  type APISelectMenuComponent,
} from 'discord.js';
import type { ChatMessage } from '../chat-session.js';
import { componentsOf, isSelect } from '../loopback/message-component.js';
import { element, escapeHtml } from './html.js';
import { markdownHtml, type Mentioned } from './markdown-html.js';

/** A message as HTML, as Discord shows it. */
export function messageHtml(message: ChatMessage, mentioned: Mentioned): string {
  const { author, content, embeds, attachments, ephemeral, components } = message;
  const parts = [
    element('header', {}, element('b', {}, escapeHtml(author))),
    content ? element('div', { class: 'content' }, markdownHtml(content, mentioned)) : '',
    ...embeds.map((embed) => embedHtml(embed, mentioned)),
    ...attachments.map(({ name }) => element('div', { class: 'attachment' }, escapeHtml(name))),
    ...components.map(rowHtml),
    ephemeral ? element('footer', {}, 'Only you can see this') : '',
  ];
  const kind = ephemeral ? 'message ephemeral' : 'message';
  return element('article', { class: kind, 'data-id': message.id }, parts.join(''));
}

function embedHtml(embed: APIEmbed, mentioned: Mentioned): string {
  const { title, url, description, fields = [], footer, color, author } = embed;
  const heading = title === undefined ? '' : markdownHtml(title, mentioned);
  const parts = [
    author ? element('div', { class: 'embed-author' }, escapeHtml(author.name)) : '',
    heading ? element('h3', {}, url === undefined ? heading : element('a', { href: url }, heading)) : '',
    description ? element('div', { class: 'description' }, markdownHtml(description, mentioned)) : '',
    ...fields.map(({ name, value }) =>
      element(
        'div',
        { class: 'field' },
        element('h4', {}, escapeHtml(name)) + markdownHtml(value, mentioned),
      ),
    ),
    footer ? element('footer', {}, escapeHtml(footer.text)) : '',
  ];
  const edge = `border-color: #${(color ?? 0).toString(16).padStart(6, '0')}`;
  return element('section', { class: 'embed', style: edge }, parts.join(''));
}

function rowHtml(row: APIMessageTopLevelComponent): string {
  const held = [...componentsOf([row])].map((component) => {
    if (isSelect(component)) return selectHtml(component);
    return isButton(component) ? buttonHtml(component) : '';
  });
  return element('div', { class: 'row' }, held.join(''));
}

function isButton(component: object): component is APIButtonComponent {
  return 'type' in component && component.type === ComponentType.Button;
}

function buttonHtml(button: APIButtonComponent): string {
  const label = 'label' in button ? (button.label ?? '') : '';
  const emoji = 'emoji' in button ? (button.emoji?.name ?? '') : '';
  const attributes = {
    class: `style-${ButtonStyle[button.style].toLowerCase()}`,
    disabled: button.disabled ? '' : null,
    'data-custom-id': 'custom_id' in button ? button.custom_id : null,
  };
  return element('button', attributes, escapeHtml([emoji, label].filter(Boolean).join(' ')));
}

function selectHtml(select: APISelectMenuComponent): string {
  const options = 'options' in select ? select.options : [];
  const chosen = options.filter((option) => option.default).map(({ label }) => label);
  const text = chosen.length > 0 ? chosen.join(', ') : (select.placeholder ?? '');
  return element('div', { class: 'select', 'data-custom-id': select.custom_id }, escapeHtml(text));
}
