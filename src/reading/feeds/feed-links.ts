import { tryNormaliseUrl } from '../fetch/normalise-url.js';
import { parseUrl } from '../fetch/parse-url.js';

const comments = /<!--[\s\S]*?-->/g;
const linkTag = /<link\s([^<>]{1,2000})>/gi;
const baseTag = /<base\s([^<>]{1,2000})>/i;
const attribute = /([a-z][\w:-]{0,30})\s*=\s*(?:"([^"]{0,2000})"|'([^']{0,2000})'|([^\s"'>]{1,2000}))/gi;
const feedType =
  /^(?:application\/(?:rss|atom|rdf|feed)\+(?:xml|json)|text\/xml|application\/xml|application\/json)$/;
/** Nobody tries more of them. */
const mostLinks = 10;

/** The feeds that a page names by `<link rel="alternate">`, in its order; feeds of comments last. */
export function feedLinks(html: string, pageUrl: string): readonly string[] {
  const page = html.replace(comments, '');
  const stated = attributesOf(baseTag.exec(page)?.[1] ?? '').get('href');
  const own = parseUrl(pageUrl) ?? undefined;
  const base = (stated === undefined ? null : parseUrl(stated, own)) ?? own;
  const found: { readonly url: string; readonly ofComments: boolean }[] = [];
  for (const [, inside = ''] of page.matchAll(linkTag)) {
    const attributes = attributesOf(inside);
    const rel = (attributes.get('rel') ?? '').toLowerCase().split(/\s+/);
    const type = (attributes.get('type') ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
    const href = attributes.get('href')?.trim();
    if (!rel.includes('alternate') || !feedType.test(type) || !href) continue;
    const target = parseUrl(href, base);
    const url = target === null ? null : tryNormaliseUrl(target.href);
    if (url !== null)
      found.push({ url, ofComments: /comment/i.test(`${href} ${attributes.get('title') ?? ''}`) });
  }
  const ordered = [
    ...found.filter(({ ofComments }) => !ofComments),
    ...found.filter(({ ofComments }) => ofComments),
  ];
  return [...new Set(ordered.map(({ url }) => url))].slice(0, mostLinks);
}

function attributesOf(inside: string): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const [, name = '', double, single, bare] of inside.matchAll(attribute)) {
    const value = double ?? single ?? bare ?? '';
    const key = name.toLowerCase();
    if (!attributes.has(key)) attributes.set(key, value.replaceAll('&amp;', '&'));
  }
  return attributes;
}
