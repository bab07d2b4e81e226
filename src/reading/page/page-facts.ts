import type { ArticleFacts } from '../article-facts.js';
import { mergeFacts } from '../article-facts.js';
import { parseDate } from '../text/date-text.js';
import { languageTag } from '../text/language-tag.js';
import { readLinkedData, type LinkedData } from './json-ld.js';
import { metaContent, type PageDocument } from './page-dom.js';
import { parseUrl } from '../fetch/parse-url.js';

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
const authorNames = ['author', 'article:author', 'parsely-author', 'sailthru.author', 'DC.creator', 'byl'];
const longestName = 80;

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
    authors: authorsOf(document),
    publishedAt: metaContent(document, publishedNames) ?? timeElement(document),
    modifiedAt: metaContent(document, modifiedNames),
    url: null,
  };
  const facts = mergeFacts(stated, meta);
  return {
    ...facts,
    title: withoutOutlet(facts.title ?? document.querySelector('title')?.textContent ?? '', outlet, page),
    outlet: outlet ?? page?.hostname.replace(/^www\./, '') ?? null,
    authors: facts.authors.map(cleanAuthor).filter((name) => name !== '' && name.length <= longestName),
    publishedAt: parseDate(facts.publishedAt ?? ''),
    modifiedAt: parseDate(facts.modifiedAt ?? ''),
    url: canonical(document, page),
    language: language(document, linkedData),
    linkedData,
  };
}

function heading(document: PageDocument): string | null {
  const headings = [...document.querySelectorAll('h1')].map((element) => (element.textContent ?? '').trim());
  return headings.find((text) => text !== '') ?? null;
}

function timeElement(document: PageDocument): string | null {
  for (const element of document.querySelectorAll('time[datetime]')) {
    const moment = element.getAttribute('datetime')?.trim() ?? '';
    if (parseDate(moment) !== null) return moment;
  }
  return null;
}

function authorsOf(document: PageDocument): string[] {
  const stated = metaContent(document, authorNames);
  if (stated !== null && !/^https?:/i.test(stated)) return stated.split(/\s*[,;]\s*|\s+and\s+/);
  const marked = [...document.querySelectorAll('[rel="author"], [itemprop="author"]')];
  return [...new Set(marked.map((element) => (element.textContent ?? '').replace(/\s+/g, ' ').trim()))].slice(
    0,
    8,
  );
}

function cleanAuthor(name: string): string {
  return name
    .replace(/\s+/g, ' ')
    .replace(/^by\s+/i, '')
    .trim();
}

/** "Headline - Northern Ledger" → "Headline", where what follows the last bar or dash is the outlet or its host. */
function withoutOutlet(title: string, outlet: string | null, page: URL | null): string | null {
  const whole = title.replace(/\s+/g, ' ').trim();
  const match = /^(.+?)\s+[|·•»–—-]\s+([^|]{2,60})$/u.exec(whole);
  const suffix = simple(match?.[2] ?? '');
  const names = [outlet, page?.hostname.replace(/^www\./, '').split('.')[0] ?? null]
    .map((name) => simple(name ?? ''))
    .filter((name) => name !== '');
  const isOutlet = suffix !== '' && names.some((name) => name.includes(suffix) || suffix.includes(name));
  return (isOutlet ? match?.[1] : whole) || null;
}

function simple(name: string): string {
  return name.toLowerCase().replace(/^the\s+|[^\p{L}\p{N}]+/gu, '');
}

/** The page's canonical address, where it is of the same site: another site's would let a page pass for one of theirs. */
function canonical(document: PageDocument, page: URL | null): string | null {
  const stated =
    document.querySelector('link[rel="canonical"]')?.getAttribute('href') ??
    metaContent(document, ['og:url']);
  const url = stated ? parseUrl(stated, page ?? undefined) : null;
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
