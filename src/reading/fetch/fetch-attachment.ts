import { maximumFileBytes } from '../file-limits.js';
import type { Fetcher, FetchedPage } from './guarded-fetch.js';
import { parseUrl } from './parse-url.js';

/** Discord's own hosts for attachments; nothing else is an attachment, whatever an interaction says. */
const attachmentHosts = ['cdn.discordapp.com', 'media.discordapp.net'] as const;

/**
 * Downloads an attachment of a Discord message. Its link is signed and expires, so download at once.
 * @throws UserError as `Fetcher.fetch`, and where the link is not one of Discord's.
 */
export function fetchAttachment(fetcher: Fetcher, url: string, signal?: AbortSignal): Promise<FetchedPage> {
  return fetcher.fetch(url, { allowedHosts: attachmentHosts, maximumBytes: maximumFileBytes, signal });
}

/** Whether an address is one of a file that somebody uploaded to Discord. */
export function isAttachmentUrl(url: string): boolean {
  const parsed = parseUrl(url);
  const hosts: readonly string[] = attachmentHosts;
  return parsed !== null && hosts.includes(parsed.hostname.replace(/\.$/, ''));
}
