import { parse } from 'yaml';
import { UserError } from '../errors.js';
import type { ArticleFacts } from './article-facts.js';
import { plainInline } from './markdown-inline.js';
import { parseDate } from './text/date-text.js';

/** A Markdown file: what its front matter says, and its text without the marks of Markdown. */
export interface MarkdownArticle {
  readonly facts: Partial<ArticleFacts>;
  readonly language: string | null;
  readonly text: string;
}

const frontMatter = /^\uFEFF?---[ \t]*\r?\n([\s\S]{0,20000}?)\r?\n---[ \t]*(?:\r?\n|$)/;

/**
 * Reads Markdown. Front matter may hold title, outlet (or source), date (or published), modified (or
 * updated), author or authors, url, language; without a title there, a first heading of level one is it.
 * @throws UserError where the front matter is no YAML or its date no date.
 */
export function readMarkdown(name: string, markdown: string): MarkdownArticle {
  const match = frontMatter.exec(markdown);
  const stated = match ? readFrontMatter(name, match[1] ?? '') : { facts: {}, language: null };
  const body = markdown.slice(match?.[0].length ?? 0).replace(/\r\n?/g, '\n');
  const { title, length } = openingHeading(body);
  return {
    facts: { ...stated.facts, title: stated.facts.title ?? (title || null) },
    language: stated.language,
    text: plainText(title === '' ? body : body.slice(length)),
  };
}

/** The heading of level one that the text opens with, and where the text goes on; an empty title where it opens with none. */
function openingHeading(body: string): { readonly title: string; readonly length: number } {
  const start = Math.max(0, body.search(/\S/));
  const end = lineEnd(body, start);
  const line = body.slice(start, end).trim();
  if (line.startsWith('# ')) return { title: plainInline(blockContent(line)).trim(), length: end + 1 };
  const underlineEnd = lineEnd(body, end + 1);
  const isUnderlined = line !== '' && /^=+ *$/.test(body.slice(end + 1, underlineEnd));
  return { title: isUnderlined ? plainInline(line).trim() : '', length: underlineEnd + 1 };
}

function lineEnd(body: string, from: number): number {
  const end = body.indexOf('\n', from);
  return end === -1 ? body.length : end;
}

function readFrontMatter(
  name: string,
  yaml: string,
): { facts: Partial<ArticleFacts>; language: string | null } {
  const values = parseYaml(name, yaml);
  const text = (...keys: string[]): string | null => {
    const value = keys.map((key) => values[key]).find((found) => found !== undefined && found !== null);
    return value === undefined
      ? null
      : String(value instanceof Date ? value.toISOString() : value).trim() || null;
  };
  const date = (...keys: string[]): string | null => {
    const value = text(...keys);
    const parsed = value === null ? null : parseDate(value);
    if (value !== null && parsed === null) {
      throw new UserError('bad-date-in-file', { name, date: value });
    }
    return parsed;
  };
  const authors = [values['authors'] ?? values['author'] ?? []].flat().map(String);
  return {
    facts: {
      title: text('title', 'headline'),
      outlet: text('outlet', 'source', 'publisher'),
      authors,
      publishedAt: date('date', 'published', 'publishedAt'),
      modifiedAt: date('modified', 'updated', 'modifiedAt'),
      url: text('url', 'link'),
    },
    language: text('language', 'lang'),
  };
}

function parseYaml(name: string, yaml: string): Readonly<Record<string, unknown>> {
  try {
    const values: unknown = parse(yaml, { maxAliasCount: 0, schema: 'core' });
    return typeof values === 'object' && values !== null ? { ...values } : {};
  } catch (error) {
    throw new UserError('bad-front-matter', { name }, { cause: error });
  }
}

/** Takes the marks of Markdown off; the words stay as they are. A wrapped paragraph becomes one line, each point of a list a paragraph. */
function plainText(markdown: string): string {
  const paragraphs: string[] = [];
  let open = false;
  for (const line of withoutCode(markdown).split('\n')) {
    const trimmed = line.replace(/^\s*(?:>\s?)+/, '').trim();
    const isRule = /^(?:[-*_]\s*){3,}$|^=+$/.test(trimmed);
    const isBlock = /^(?:#{1,6} |[-*+] |\d{1,3}[.)] |\|)/.test(trimmed);
    const isTableRule = /^\|?(?:\s*:?-{2,}:?\s*\|)+\s*:?-*:?\s*$/.test(trimmed);
    const plain = isRule || isTableRule ? '' : plainInline(blockContent(trimmed)).trim();
    if (plain === '') {
      open = false;
      continue;
    }
    if (open && !isBlock) paragraphs.push(`${paragraphs.pop() ?? ''} ${plain}`);
    else paragraphs.push(plain);
    open = !trimmed.startsWith('#') && !/ {2}$/.test(line);
  }
  return paragraphs.join('\n\n');
}

function withoutCode(markdown: string): string {
  return withoutComments(markdown)
    .replace(/^```.*$/gm, '')
    .replace(/^\[[^\]\n]{1,80}\]: .*$/gm, '');
}

function withoutComments(markdown: string): string {
  const parts: string[] = [];
  let at = 0;
  for (;;) {
    const open = markdown.indexOf('<!--', at);
    const close = open === -1 ? -1 : markdown.indexOf('-->', open + 4);
    if (close === -1) return parts.join('') + markdown.slice(at);
    parts.push(markdown.slice(at, open));
    at = close + 3;
  }
}

function blockContent(line: string): string {
  if (line.startsWith('|')) {
    const cells = line.split('|').map((cell) => cell.trim());
    return cells.join(' ').trim();
  }
  if (/^#{1,6} /.test(line)) return withoutClosingMarks(line.replace(/^#{1,6} +/, ''));
  return line.replace(/^[-*+] +/, '• ');
}

/** "Cost ##" → "Cost". No pattern: one that may begin at every space of a long gap is quadratic. */
function withoutClosingMarks(heading: string): string {
  let end = heading.length;
  while (heading[end - 1] === '#') end -= 1;
  return end < heading.length && heading[end - 1] === ' ' ? heading.slice(0, end).trimEnd() : heading;
}
