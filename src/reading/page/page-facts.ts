import type { ArticleFacts } from '../article-facts.js';
import { mergeFacts } from '../article-facts.js';
import { languageTag } from '../text/language-tag.js';
import { readLinkedData, type LinkedData } from './json-ld.js';
import { metaContent, type PageDocument } from './page-dom.js';
import { authorNames } from './author-names.js';
import { byLineFacts } from './by-line-element.js';
import { parseUrl } from '../fetch/parse-url.js';
import { markedAuthors, metaDate, timeElement } from './marked-facts.js';
import { statedDate } from './stated-date.js';

/** What a page says of itself, besides its text. */
export interface PageFacts extends ArticleFacts {
  readonly language: string | null;
  readonly linkedData: LinkedData | null;
}

const publishedNames = [
  'article:published_time',
  'og:article:published_time',
  'datePublished',
  'parsely-pub-date',
  'sailthru.date',
  'DC.date.issued',
  'dcterms.created',
  'dc.date',
  'publishdate',
  'pubdate',
  'publish-date',
  'date',
];
const modifiedNames = [
  'article:modified_time',
  'og:updated_time',
  'dateModified',
  'dcterms.modified',
  'last-modified',
];

/** Reads title, outlet, authors, dates, canonical address and language, each from the surest place that has it. */
export function readPageFacts(document: PageDocument, pageUrl: string | null): PageFacts {
  const linkedData = readLinkedData(
    [...document.querySelectorAll('script[type="application/ld+json"]')].map(
      (script) => script.textContent ?? '',
    ),
  );
  const stated = linkedData?.facts ?? {};
  const outlet = metaContent(document, ['og:site_name', 'application-name']) ?? stated.outlet ?? null;
  const page = pageUrl === null ? null : parseUrl(pageUrl);
  const meta: ArticleFacts = {
    title: metaContent(document, ['og:title', 'twitter:title', 'DC.title']) ?? heading(document),
    outlet: null,
    authors: markedAuthors(document),
    publishedAt: metaDate(document, publishedNames) ?? timeElement(document),
    modifiedAt: metaDate(document, modifiedNames),
    url: null,
  };
  const dates = {
    publishedAt: statedDate(stated.publishedAt ?? ''),
    modifiedAt: statedDate(stated.modifiedAt ?? ''),
  };
  const authors = authorNames(stated.authors ?? [], outlet);
  const facts = mergeFacts(
    { ...stated, ...dates, authors },
    { ...meta, authors: authorNames(meta.authors, outlet) },
  );
  const byLine = facts.authors.length > 0 && facts.publishedAt !== null ? null : byLineFacts(document);
  return {
    ...facts,
    title: withoutOutlet(facts.title ?? document.querySelector('title')?.textContent ?? '', outlet, page),
    outlet: outlet ?? page?.hostname.replace(/^www\./, '') ?? null,
    authors: facts.authors.length > 0 ? facts.authors : authorNames(byLine?.authors ?? [], outlet),
    publishedAt: facts.publishedAt ?? byLine?.publishedAt ?? null,
    url: canonical(document, page),
    language: language(document, linkedData),
    linkedData,
  };
}

function heading(document: PageDocument): string | null {
  const headings = [...document.querySelectorAll('h1')].map((element) => (element.textContent ?? '').trim());
  return headings.find((text) => text !== '') ?? null;
}

/** "Headline - Northern Ledger" → "Headline", where what follows a bar or dash is the outlet or its host. */
function withoutOutlet(title: string, outlet: string | null, page: URL | null): string | null {
  const whole = title.replace(/\s+/g, ' ').trim();
  const names = [outlet, page?.hostname.replace(/^www\./, '').split('.')[0] ?? null]
    .map((name) => simple(name ?? ''))
    .filter((name) => name !== '');
  const parts = whole.split(/ ((?:[|·•»–—]|-{1,2}) )/);
  for (let index = 2; index < parts.length; index += 2) {
    const part = simple(parts[index] ?? '');
    const isLast = index === parts.length - 1;
    const isOutlet = names.some(
      (name) => name === part || (isLast && (name.includes(part) || part.includes(name))),
    );
    if (part !== '' && isOutlet)
      return (
        parts
          .slice(0, index - 1)
          .join(' ')
          .replace(/ {2,}/g, ' ')
          .trim() || null
      );
  }
  return whole || null;
}

function simple(name: string): string {
  return name.toLowerCase().replace(/^the\s+|[^\p{L}\p{N}]+/gu, '');
}

/** The page's canonical address, where it is of the same site: another site's would let a page pass for one of theirs. */
function canonical(document: PageDocument, page: URL | null): string | null {
  const stated =
    document.querySelector('link[rel="canonical"]')?.getAttribute('href') ??
    metaContent(document, ['og:url']);
  const base = parseUrl(document.querySelector('base[href]')?.getAttribute('href') ?? '', page ?? undefined);
  const url = stated ? parseUrl(stated, base ?? page ?? undefined) : null;
  if (url === null || !/^https?:$/.test(url.protocol)) return null;
  if (page !== null && siteOf(url.hostname) !== siteOf(page.hostname)) return null;
  // Some sites name their front page as the canonical address of every page.
  return page !== null && url.pathname === '/' && page.pathname !== '/' ? null : url.href;
}

function siteOf(host: string): string {
  return host.toLowerCase().replace(/^(?:www|m|mobile|amp|edition)\./, '');
}

function language(document: PageDocument, linkedData: LinkedData | null): string | null {
  const stated =
    document.documentElement?.getAttribute('lang') ||
    metaContent(document, ['og:locale']) ||
    linkedData?.language ||
    '';
  return languageTag(stated);
}
