import { UserError } from '../../errors.js';

const readable =
  /^(?:text\/(?:html|plain|markdown|x-markdown)|application\/(?:xhtml\+xml|octet-stream|pdf|x-pdf|epub\+zip|vnd\.openxmlformats-officedocument\.wordprocessingml\.document)|)$/;
const kinds: readonly (readonly [RegExp, string])[] = [
  [/^image\//, 'a picture'],
  [/^video\//, 'a video'],
  [/^audio\//, 'a sound recording'],
  [/(?:rss|atom|feed)/, 'a feed'],
  [/(?:zip|tar|rar|compressed)/, 'a packed file'],
];

/** The parts of a Content-Type header, lower case. */
export function readContentType(header: string): { mediaType: string; charset: string | null } {
  const [type = ''] = header.split(';', 1);
  const charset = /;\s*charset\s*=\s*["']?([\w.:-]{1,40})/i.exec(header)?.[1] ?? null;
  return { mediaType: type.trim().toLowerCase(), charset: charset?.toLowerCase() ?? null };
}

/** @throws UserError where what a server sends is no page and no text. */
export function checkMediaType(mediaType: string): void {
  if (readable.test(mediaType)) return;
  const kind = kinds.find(([pattern]) => pattern.test(mediaType))?.[1] ?? `"${mediaType.slice(0, 60)}"`;
  throw new UserError(
    'not-a-page',
    `The link leads to ${kind}, and only web pages, plain text, PDF, DOCX and EPUB are read: give the article's page or its text.`,
  );
}
