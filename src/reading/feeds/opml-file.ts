import type { Feed } from '../../archive/feeds.js';

/** Feeds as an OPML file, which feed readers and `/feed import` read. */
export function opmlFile(feeds: readonly Feed[]): string {
  const outlines = feeds.map(({ title, url }) => {
    const text = attribute(title ?? url);
    return `    <outline type="rss" text="${text}" title="${text}" xmlUrl="${attribute(url)}"/>`;
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<opml version="2.0">',
    '  <head><title>Feeds of Dateline</title></head>',
    '  <body>',
    ...outlines,
    '  </body>',
    '</opml>',
    '',
  ].join('\n');
}

function attribute(text: string): string {
  return (
    text
      // Controls are no XML, not even escaped.
      .replace(/(?![\t\n\r])\p{Cc}/gu, '')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
  );
}
