import { parse } from 'discord-markdown-parser';
import { harmlessText } from '../../harmless-text.js';
import { element, escapeHtml } from './html.js';

/** A piece of parsed Markdown. What it holds depends on its type. */
interface MarkdownNode {
  readonly type: string;
  readonly content?: unknown;
  readonly target?: unknown;
  readonly level?: unknown;
  readonly id?: unknown;
  readonly name?: unknown;
  readonly timestamp?: unknown;
}

/** Names of what ids in a message stand for. */
export interface Mentioned {
  readonly users: ReadonlyMap<string, string>;
  readonly channels: ReadonlyMap<string, string>;
}

/** Elements that hold what is between their marks. */
const wrappers: Readonly<Record<string, readonly [string, string?]>> = {
  strong: ['strong'],
  em: ['em'],
  underline: ['u'],
  strikethrough: ['s'],
  blockQuote: ['blockquote'],
  subtext: ['small'],
  spoiler: ['span', 'spoiler'],
};

/** Discord's Markdown as HTML. Whatever is not known stands there as text: no text of a message becomes an element. */
export function markdownHtml(text: string, mentioned: Mentioned): string {
  const html: string[] = [];
  let rest: string[] = [];
  const close = (): void => {
    if (rest.length > 0) html.push(nodesHtml(parse(rest.join('\n'), 'extended'), mentioned));
    rest = [];
  };
  for (const line of harmlessText(text).split('\n')) {
    // The parser does not know small print that follows a quotation.
    const small = /^-# (.+)$/.exec(line);
    if (small) {
      close();
      html.push(element('small', {}, nodesHtml(parse(small[1] ?? '', 'extended'), mentioned)));
    } else {
      rest.push(line);
    }
  }
  close();
  return html.join('');
}

function nodesHtml(nodes: readonly MarkdownNode[], mentioned: Mentioned): string {
  return nodes.map((node) => nodeHtml(node, mentioned)).join('');
}

function nodeHtml(node: MarkdownNode, mentioned: Mentioned): string {
  const wrapper = wrappers[node.type];
  if (wrapper) return element(wrapper[0], { class: wrapper[1] ?? null }, contentHtml(node, mentioned));
  const id = String(node.id ?? '');
  switch (node.type) {
    case 'br':
    case 'newline':
      return '<br>';
    case 'heading':
      return element('p', { class: `heading h${Number(node.level)}` }, contentHtml(node, mentioned));
    case 'inlineCode':
      return element('code', {}, contentHtml(node, mentioned));
    case 'codeBlock':
      return element('pre', {}, contentHtml(node, mentioned));
    case 'link':
    case 'url':
    case 'autolink':
      return linkHtml(node, mentioned);
    case 'user':
      return element('span', { class: 'mention' }, escapeHtml(`@${mentioned.users.get(id) ?? id}`));
    case 'channel':
      return element('span', { class: 'mention' }, escapeHtml(`#${mentioned.channels.get(id) ?? id}`));
    case 'everyone':
    case 'here':
      return element('span', { class: 'mention' }, `@${node.type}`);
    case 'timestamp':
      return momentHtml(Number(node.timestamp));
    default:
      return contentHtml(node, mentioned) || escapeHtml(String(node.name ?? ''));
  }
}

function contentHtml({ content }: MarkdownNode, mentioned: Mentioned): string {
  if (Array.isArray(content)) return nodesHtml(content as readonly MarkdownNode[], mentioned);
  return typeof content === 'string' ? escapeHtml(content) : '';
}

/** Discord follows web addresses only. */
function linkHtml(node: MarkdownNode, mentioned: Mentioned): string {
  const label = contentHtml(node, mentioned);
  const target = String(node.target ?? '');
  if (!/^https?:\/\//i.test(target)) return label;
  return element('a', { href: target, rel: 'noreferrer noopener', target: '_blank' }, label);
}

function momentHtml(seconds: number): string {
  const moment = new Date(seconds * 1000);
  if (Number.isNaN(moment.getTime())) return '?';
  const iso = moment.toISOString();
  return element('time', { datetime: iso }, escapeHtml(iso.slice(0, 16).replace('T', ' ')));
}
