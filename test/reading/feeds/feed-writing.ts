/** An item as a test puts it into a feed. */
export interface WrittenItem {
  readonly path: string;
  readonly title: string;
  readonly date?: string;
  readonly content?: string;
}

/** An RSS feed with these items; `head` goes into its channel. */
export function rssFeed(base: string, items: readonly WrittenItem[], head = ''): string {
  const written = items.map(
    ({ path, title, date, content }) =>
      `<item><title>${title}</title><link>${base}${path}</link><guid>${base}${path}</guid>` +
      (date ? `<pubDate>${new Date(date).toUTCString()}</pubDate>` : '') +
      (content ? `<content:encoded><![CDATA[${content}]]></content:encoded>` : '') +
      '</item>',
  );
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>Northern Ledger</title><link>${base}/</link>${head}${written.join('\n')}</channel></rss>`;
}

/** An article's page about a place, long enough to be one. */
export function articlePage(title: string, place: string): string {
  const paragraphs = articleParagraphs(place).map((paragraph) => `<p>${paragraph}</p>`);
  return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${title}</title>
<meta property="og:site_name" content="Northern Ledger"><meta property="og:type" content="article"></head>
<body><main><article><h1>${title}</h1>${paragraphs.join('\n')}</article></main></body></html>`;
}

/** Some 900 letters about a place. */
export function articleParagraphs(place: string): readonly string[] {
  return [
    `The council of ${place} agreed on Tuesday to build a second bridge over the river, after a debate of nine hours in which every member spoke.`,
    `Work on the bridge begins in March and is to take two years, said the head of the building office of ${place}, who had asked for it since the flood.`,
    `The old bridge will be closed to lorries from the summer on. Shopkeepers near the market of ${place} fear for their customers and want a ferry meanwhile.`,
    `The bridge costs forty million crowns, of which the government pays one half. The other half comes from a loan that ${place} pays back within thirty years.`,
    `Two members voted against the plan. They had proposed a tunnel, which would have cost three times as much according to the office's own figures.`,
  ];
}
