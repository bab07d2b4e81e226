import { maximumFileBytes } from '../file-limits.js';
import type { Fetcher, FetchedPage } from './guarded-fetch.js';

/** Discord's own hosts for attachments; nothing else is an attachment, whatever an interaction says. */
const attachmentHosts = ['cdn.discordapp.com', 'media.discordapp.net'] as const;

/**
 * Downloads an attachment of a Discord message. Its link is signed and expires, so download at once.
 * @throws UserError as `Fetcher.fetch`, and where the link is not one of Discord's.
 */
export function fetchAttachment(fetcher: Fetcher, url: string, signal?: AbortSignal): Promise<FetchedPage> {
  return fetcher.fetch(url, { allowedHosts: attachmentHosts, maximumBytes: maximumFileBytes, signal });
}
