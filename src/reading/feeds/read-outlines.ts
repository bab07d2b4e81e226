import type { FeedOutline } from './feed-document.js';

/** The part that is used of what the OPML parser gives. */
export interface ParsedOpml {
  readonly body?: { readonly outlines?: readonly ParsedOutline[] | undefined } | undefined;
}

export interface ParsedOutline {
  readonly text?: string | undefined;
  readonly title?: string | undefined;
  readonly xmlUrl?: string | undefined;
  readonly outlines?: readonly ParsedOutline[] | undefined;
}

/** Far more feeds than a collection may have: an honest file of them is read to its end. */
const mostOutlines = 2_000;

/** The feeds that an OPML file names, in its order, those in folders too. */
export function readOutlines(opml: ParsedOpml): readonly FeedOutline[] {
  const found: FeedOutline[] = [];
  const waiting = [...(opml.body?.outlines ?? [])].toReversed();
  for (let outline = waiting.pop(); outline && found.length < mostOutlines; outline = waiting.pop()) {
    const url = outline.xmlUrl?.trim();
    const title = (outline.title ?? outline.text ?? '').replace(/\s+/g, ' ').trim().slice(0, 300);
    if (url) found.push({ url, title: title || null });
    waiting.push(...(outline.outlines ?? []).toReversed());
  }
  return found;
}
