import type { ArticleContent, Original, Person, Provenance } from '../archive/article.js';
import { outletKey } from '../archive/outlet-key.js';
import type { AddProgress, ArticleHints, ArticleInput } from './article-input.js';
import { UserError } from '../errors.js';
import type { ArticleFacts } from './article-facts.js';
import { mergeFacts, noFacts } from './article-facts.js';
import { cleanLine } from './text/clean-text.js';
import { decodePage } from './text/decode-text.js';
import { languageOfText } from './text/detect-language.js';
import { languageTag } from './text/language-tag.js';
import { addressDate } from './page/stated-date.js';
import { parseUrl } from './fetch/parse-url.js';
import type { Extractor, PageToExtract } from './page/extractor.js';
import { maximumTextLength, minimumLetters } from './file-limits.js';
import type { Fetcher } from './fetch/guarded-fetch.js';
import { readHints } from './hints.js';
import { readMarkdown } from './markdown-text.js';
import { normaliseUrl, tryNormaliseUrl } from './fetch/normalise-url.js';
import { hasProse } from './passages/passages.js';
import { readRawArticle } from './report/raw-article.js';
import type { PackedKind } from './file/extracted-file.js';
import { fileKind, packedKind, type FileKind } from './file-kind.js';
import { decodeFile } from './read-file.js';

/** Who adds, when, and what reading works with. */
export interface ReadingContext {
  readonly by: Person;
  /** ISO 8601, UTC. */
  readonly retrievedAt: string;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: AddProgress) => void) | undefined;
  readonly fetcher: Fetcher;
  readonly extractor: Extractor;
  /** Throws the UserError that refuses a host; called before anything is asked of it, and for the URL that is typed or stated. */
  readonly permitHost?: ((host: string) => void) | undefined;
}

/** What was read, before hints are applied. */
interface Reading {
  readonly facts: Partial<ArticleFacts>;
  readonly language: string | null;
  readonly text: string;
  readonly provenance: Provenance;
  readonly original: Original;
  /** A page's canonical address on the site of the hinted one, which it stands for as it does for a link. */
  readonly canonicalUrl?: string | null;
}

/**
 * Makes of a link, a file or a text the article that can be stored: clean text, and title, outlet,
 * authors and dates where it has them. What the hints say wins; nothing is invented. An HTML file is
 * read as the page at the hinted URL; without that hint it has no URL, whatever it says of itself.
 * @throws UserError for everything that cannot be read or holds no sentence.
 */
export async function readArticle(
  input: ArticleInput,
  hints: ArticleHints,
  context: ReadingContext,
): Promise<ArticleContent> {
  const given = readHints(hints);
  context.signal?.throwIfAborted();
  permitUrl(given.url ?? null, context);
  const reading = await readInput(input, given.url ?? null, context);
  const known = mergeFacts(given, mergeFacts(reading.facts, noFacts));
  const url = reading.canonicalUrl ?? known.url;
  const { facts, text } = readRawArticle(reading.text, { ...known, url });
  permitUrl(facts.url, context);
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (letters < minimumLetters || !hasProse(text)) {
    throw new UserError('no-sentence');
  }
  return {
    title: line(facts.title),
    outlet: line(facts.outlet),
    ...(isOutletTyped(given, reading) ? { outletBy: context.by } : {}),
    authors: [...new Set(facts.authors.map(cleanLine))].filter((author) => author !== ''),
    publishedAt: facts.publishedAt ?? dateInAddress(facts.url),
    modifiedAt: facts.modifiedAt,
    url: facts.url === null ? null : tryNormaliseUrl(facts.url),
    language: languageTag(hints.language ?? null) ?? languageOfText(text, languageTag(reading.language)),
    text,
    provenance: reading.provenance,
    externalId: hints.externalId ?? null,
    retrievedAt: context.retrievedAt,
    original: reading.original,
  };
}

/** Of a text that was given by a person its provenance says so already. */
function isOutletTyped({ outlet = null }: Partial<ArticleFacts>, { facts, provenance }: Reading): boolean {
  const isFetched = provenance.kind === 'fetched' || provenance.kind === 'feed';
  return isFetched && outlet !== null && outletKey(outlet) !== outletKey(facts.outlet ?? '');
}

/** A URL says where an article is from, whoever states it. */
function permitUrl(url: string | null, { permitHost }: ReadingContext): void {
  const normal = url === null ? null : tryNormaliseUrl(url);
  if (normal !== null) permitHost?.(new URL(normal).hostname);
}

async function readInput(
  input: ArticleInput,
  hintedUrl: string | null,
  context: ReadingContext,
): Promise<Reading> {
  if (input.kind === 'url') return readLink(input.url, context);
  context.onProgress?.({ stage: 'reading' });
  if (input.kind === 'file') return readFile(input.name, input.bytes, hintedUrl, context);
  return {
    facts: {},
    language: null,
    text: checkText(input.text, 'text-too-long'),
    provenance: { kind: 'pasted', by: context.by },
    original: { mediaType: 'text/plain; charset=utf-8', bytes: new TextEncoder().encode(input.text) },
  };
}

async function readLink(link: string, context: ReadingContext): Promise<Reading> {
  const url = normaliseUrl(link);
  context.onProgress?.({ stage: 'fetching' });
  const { signal, permitHost } = context;
  const page = await context.fetcher.fetch(url, { signal, permitHost });
  context.onProgress?.({ stage: 'reading' });
  const finalUrl = normaliseUrl(page.finalUrl);
  const host = new URL(finalUrl).hostname;
  const charset = page.charset ? `; charset=${page.charset}` : '';
  const original = { mediaType: `${page.mediaType || 'text/html'}${charset}`, bytes: page.bytes };
  const provenance: Provenance = { kind: 'fetched', host };
  const packed = packedKind(page.bytes, page.mediaType === 'application/pdf');
  if (packed !== null) {
    const name = decodePath(new URL(finalUrl).pathname.replace(/^.*\//, '')) || host;
    const extracted = await extractFile(packed, page.bytes, name, context);
    const outlet = extracted.facts.outlet ?? host.replace(/^www\./, '');
    return { ...extracted, facts: { ...extracted.facts, outlet, url: finalUrl }, provenance, original };
  }
  if (/^text\/(?:plain|.*markdown)$/.test(page.mediaType)) {
    const text = checkText(decodePage(page.bytes, page.charset), 'page-too-long', host);
    const plain =
      page.mediaType === 'text/plain' ? { facts: {}, language: null, text } : readMarkdown(host, text);
    const facts = { ...plain.facts, outlet: plain.facts.outlet ?? host.replace(/^www\./, ''), url: finalUrl };
    return { ...plain, facts, provenance, original };
  }
  const extracted = await extract(
    { html: page.bytes, charset: page.charset, url: finalUrl, name: host },
    'page-too-long',
    context,
  );
  return {
    ...extracted,
    facts: { ...extracted.facts, url: extracted.facts.url ?? finalUrl },
    provenance,
    original,
  };
}

const mediaTypes: Readonly<Record<FileKind, string>> = {
  text: 'text/plain',
  markdown: 'text/markdown',
  html: 'text/html',
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  epub: 'application/epub+zip',
};

async function readFile(
  name: string,
  bytes: Uint8Array,
  hintedUrl: string | null,
  context: ReadingContext,
): Promise<Reading> {
  const kind = fileKind(name, bytes);
  const provenance: Provenance = { kind: 'file', fileName: cleanLine(name).slice(0, 200), by: context.by };
  const original = { mediaType: mediaTypes[kind], bytes };
  if (kind === 'html') {
    const page = { html: bytes, charset: null, url: hintedUrl, name };
    const { facts, ...extracted } = await extract(page, 'file-too-long', context);
    // Anybody can write any address into a file, and an address says which article this is.
    const canonicalUrl = hintedUrl === null ? null : (facts.url ?? null);
    return { ...extracted, facts: { ...facts, url: null }, canonicalUrl, provenance, original };
  }
  if (kind === 'pdf' || kind === 'docx' || kind === 'epub') {
    return { ...(await extractFile(kind, bytes, name, context)), provenance, original };
  }
  const text = checkText(decodeFile(name, bytes), 'file-too-long', name);
  const plain = kind === 'markdown' ? readMarkdown(name, text) : { facts: {}, language: null, text };
  return { ...plain, provenance, original };
}

async function extract(
  page: PageToExtract,
  tooLong: TooLong,
  { extractor, signal }: ReadingContext,
): Promise<Pick<Reading, 'facts' | 'language' | 'text'>> {
  const { text, language, canonicalUrl, ...facts } = await extractor.extract(page, signal);
  return { text: checkText(text, tooLong, page.name), language, facts: { ...facts, url: canonicalUrl } };
}

async function extractFile(
  kind: PackedKind,
  bytes: Uint8Array,
  name: string,
  { extractor, signal }: ReadingContext,
): Promise<Pick<Reading, 'facts' | 'language' | 'text'>> {
  const extracted = await extractor.extractFile({ kind, bytes, name }, signal);
  return { ...extracted, text: checkText(extracted.text, 'file-too-long', name) };
}

/** By what the text is of. */
type TooLong = 'text-too-long' | 'page-too-long' | 'file-too-long';

/** The text, where it is not too long for an article. @param name of the page's host or the file, for the refusal. */
function checkText(text: string, tooLong: TooLong, name = ''): string {
  if (text.length <= maximumTextLength) return text;
  throw new UserError(tooLong, { name: name.slice(0, 80), given: text.length, most: maximumTextLength });
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Many sites write the day into the address; it is the last place to look, since no text corrects it. */
function dateInAddress(url: string | null): string | null {
  return url === null ? null : addressDate(parseUrl(url)?.pathname ?? '');
}

function line(text: string | null): string | null {
  return text === null ? null : cleanLine(text).slice(0, 500) || null;
}
