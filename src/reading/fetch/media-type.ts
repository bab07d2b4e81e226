import { UserError } from '../../errors.js';
import type { ErrorCode } from '../../locales/catalog.js';

const readable =
  /^(?:text\/(?:html|plain|markdown|x-markdown)|application\/(?:xhtml\+xml|octet-stream|pdf|x-pdf|epub\+zip|vnd\.openxmlformats-officedocument\.wordprocessingml\.document)|)$/;
/** Of what is no page the refusals that say what it is instead. */
const refusals: readonly (readonly [RegExp, ErrorCode])[] = [
  [/^image\//, 'link-to-picture'],
  [/^video\//, 'link-to-video'],
  [/^audio\//, 'link-to-sound'],
  [/(?:rss|atom|feed)/, 'link-to-feed'],
  [/(?:zip|tar|rar|compressed)/, 'link-to-packed-file'],
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
  const code = refusals.find(([pattern]) => pattern.test(mediaType))?.[1] ?? 'not-a-page';
  throw new UserError(code, { mediaType: mediaType.slice(0, 60) });
}
