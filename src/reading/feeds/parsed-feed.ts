/** The part that is used of what the feed parser gives. Everything may be missing, whatever the format says. */
export type ParsedFeed =
  | { readonly format: 'rss' | 'rdf'; readonly feed: ParsedRss }
  | { readonly format: 'atom'; readonly feed: ParsedAtom }
  | { readonly format: 'json'; readonly feed: ParsedJson };

export interface ParsedRss {
  readonly title?: string | undefined;
  readonly link?: string | undefined;
  /** Minutes. */
  readonly ttl?: number | undefined;
  readonly sy?: { readonly updatePeriod?: string; readonly updateFrequency?: number } | undefined;
  readonly items?: readonly ParsedRssItem[] | undefined;
}

export interface ParsedRssItem {
  readonly title?: string | undefined;
  readonly link?: string | undefined;
  readonly guid?: { readonly value?: string; readonly isPermaLink?: boolean } | undefined;
  readonly pubDate?: string | undefined;
  readonly authors?: readonly (string | undefined)[] | undefined;
  readonly dc?: { readonly creators?: readonly string[]; readonly dates?: readonly string[] } | undefined;
  readonly content?: { readonly encoded?: string } | undefined;
  readonly description?: string | undefined;
}

export interface ParsedAtom {
  readonly title?: string | undefined;
  readonly links?: readonly ParsedLink[] | undefined;
  readonly sy?: ParsedRss['sy'];
  readonly entries?: readonly ParsedAtomEntry[] | undefined;
}

export interface ParsedLink {
  readonly href?: string | undefined;
  readonly rel?: string | undefined;
  readonly type?: string | undefined;
}

export interface ParsedAtomEntry {
  readonly id?: string | undefined;
  readonly title?: string | undefined;
  readonly links?: readonly ParsedLink[] | undefined;
  readonly published?: string | undefined;
  readonly updated?: string | undefined;
  readonly authors?: readonly { readonly name?: string }[] | undefined;
  readonly content?: string | undefined;
}

export interface ParsedJson {
  readonly title?: string | undefined;
  readonly home_page_url?: string | undefined;
  readonly items?: readonly ParsedJsonItem[] | undefined;
}

export interface ParsedJsonItem {
  readonly id?: string | undefined;
  readonly url?: string | undefined;
  readonly title?: string | undefined;
  readonly content_html?: string | undefined;
  readonly content_text?: string | undefined;
  readonly date_published?: string | undefined;
  readonly date_modified?: string | undefined;
  readonly authors?: readonly { readonly name?: string }[] | undefined;
}

/** An item of any format, with what it says in one form. */
export interface RawItem {
  readonly link: string | null;
  readonly id: string | null;
  readonly title: string | null;
  readonly date: string | null;
  /** When it was last changed. */
  readonly modified: string | null;
  readonly authors: readonly string[];
  readonly html: string | null;
}

/** A feed of any format, with what it says in one form. */
export interface RawFeed {
  readonly title: string | null;
  /** Its site's address, to which relative links are relative. */
  readonly site: string | null;
  readonly items: readonly RawItem[];
}

/** Brings the formats to one form. */
export function toRawFeed(parsed: ParsedFeed): RawFeed {
  const { feed } = parsed;
  const title = feed.title ?? null;
  switch (parsed.format) {
    case 'rss':
    case 'rdf':
      return { title, site: parsed.feed.link ?? null, items: (parsed.feed.items ?? []).map(ofRss) };
    case 'atom':
      return { title, site: pageOf(parsed.feed.links), items: (parsed.feed.entries ?? []).map(ofAtom) };
    case 'json':
      return {
        title,
        site: parsed.feed.home_page_url ?? null,
        items: (parsed.feed.items ?? []).map(ofJson),
      };
  }
}

function ofRss({ title, link, guid, pubDate, authors, dc, content }: ParsedRssItem): RawItem {
  // A guid is an address unless it says that it is none.
  const permalink = guid?.isPermaLink !== false && /^https?:\/\//i.test(guid?.value ?? '');
  return {
    link: link ?? (permalink ? (guid?.value ?? null) : null),
    id: guid?.value ?? null,
    title: title ?? null,
    date: pubDate ?? dc?.dates?.[0] ?? null,
    // RSS has no other date: a later one than before says that it was published anew.
    modified: dc?.dates?.[0] ?? pubDate ?? null,
    authors: texts(dc?.creators ?? authors),
    html: content?.encoded ?? null,
  };
}

function ofAtom({ id, title, links, published, updated, authors, content }: ParsedAtomEntry): RawItem {
  return {
    link: pageOf(links),
    id: id ?? null,
    title: title ?? null,
    date: published ?? updated ?? null,
    modified: updated ?? published ?? null,
    authors: texts(authors?.map(({ name }) => name)),
    html: content ?? null,
  };
}

function ofJson(item: ParsedJsonItem): RawItem {
  const text = item.content_text;
  return {
    link: item.url ?? null,
    id: item.id ?? null,
    title: item.title ?? null,
    date: item.date_published ?? item.date_modified ?? null,
    modified: item.date_modified ?? item.date_published ?? null,
    authors: texts(item.authors?.map(({ name }) => name)),
    html: item.content_html ?? (text === undefined ? null : paragraphs(text)),
  };
}

/** The link to the page itself: the alternate one, an HTML one before others. */
function pageOf(links: readonly ParsedLink[] | undefined): string | null {
  const pages = (links ?? []).filter(({ href, rel = 'alternate' }) => href && rel === 'alternate');
  return (pages.find(({ type }) => type?.includes('html')) ?? pages[0])?.href ?? null;
}

function texts(values: readonly (string | undefined)[] | undefined): string[] {
  return (values ?? []).filter((value) => value !== undefined);
}

function paragraphs(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return escaped
    .split(/\n\s*\n/)
    .map((paragraph) => `<p>${paragraph}</p>`)
    .join('\n');
}
