import { parse } from 'yaml';
import { UserError } from '../errors.js';
import type { ArticleFacts } from './article-facts.js';
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
  const heading = /^\s*# +(.+?)(?: +#+)? *\n|^\s*(\S.*)\n=+ *\n/.exec(`${body}\n`);
  const title = inline(heading?.[1] ?? heading?.[2] ?? '').trim();
  return {
    facts: { ...stated.facts, title: stated.facts.title ?? (title || null) },
    language: stated.language,
    text: plainText(title === '' ? body : body.slice(heading?.[0].length ?? 0)),
  };
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
      throw new UserError(
        'bad-date',
        `The file "${name}" gives the date "${value}": write it as 2024-12-13.`,
      );
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
    throw new UserError(
      'bad-front-matter',
      `The lines between "---" at the head of "${name}" are no YAML: correct or remove them.`,
      { cause: error },
    );
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
    const plain = isRule || isTableRule ? '' : inline(blockContent(trimmed)).trim();
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
  return markdown
    .replace(/<!--[\s\S]{0,10000}?-->/g, '')
    .replace(/^```.*$/gm, '')
    .replace(/^\[[^\]\n]{1,80}\]: .*$/gm, '');
}

function blockContent(line: string): string {
  if (line.startsWith('|')) return line.replace(/^\||\|$/g, '').replace(/\s*\|\s*/g, ' ');
  return line
    .replace(/^#{1,6} +/, '')
    .replace(/ +#+$/, '')
    .replace(/^[-*+] +/, '• ');
}

function inline(line: string): string {
  return line
    .replace(/!\[[^\]]{0,300}\]\([^)]{0,2000}\)/g, '')
    .replace(/\[([^\]]{1,300})\]\([^)]{0,2000}\)/g, '$1')
    .replace(/\[([^\]]{1,300})\]\[[^\]]{0,80}\]/g, '$1')
    .replace(/<(https?:\/\/[^>\s]{1,2000})>/g, '$1')
    .replace(/<\/?[a-z][^>]{0,300}>/gi, '')
    .replace(/(\*\*|__|~~)(?=\S)(.{1,2000}?\S)\1/g, '$2')
    .replace(/(?<![\p{L}\p{N}*_])([*_])(?=\S)([^*_]{0,2000}?[^\s*_])\1(?![\p{L}\p{N}*_])/gu, '$2')
    .replace(/`([^`]{1,500})`/g, '$1')
    .replace(/\\([\\`*_{}[\]()#+\-.!>~|])/g, '$1');
}
