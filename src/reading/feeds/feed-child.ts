import { parseFeed, parseOpml } from 'feedsmith';
import { tellParent } from '../../tell-parent.js';
import { decodePage } from '../text/decode-text.js';
import { decodeXml } from './decode-xml.js';
import type { FeedRefusal, FeedReply, FeedRequest, FeedResult, FeedTask } from './feed-document.js';
import { feedLinks } from './feed-links.js';
import { readOutlines, type ParsedOpml } from './read-outlines.js';
import type { ParsedFeed } from './parsed-feed.js';
import { readFeed } from './read-feed.js';

/**
 * Runs in a child process: reads feeds, pages that name feeds, and OPML files, one after the other. The parent ends it
 * where one takes too long or too much memory.
 */
function read(task: FeedTask): FeedResult {
  switch (task.kind) {
    case 'feed': {
      const text = decodeXml(task.bytes, task.charset);
      const parsed = attempt(() => parseFeed(text) as ParsedFeed);
      if (parsed === null) return { refusal: looksLikeFeed(text) ? 'broken-feed' : 'not-a-feed' };
      return { feed: readFeed(parsed, text, task.url, task.nowMs) };
    }
    case 'links':
      return { links: feedLinks(decodePage(task.bytes, task.charset), task.url) };
    case 'opml': {
      const text = decodeXml(task.bytes, null);
      const parsed = attempt(() => parseOpml(text) as ParsedOpml);
      const refusal: FeedRefusal = 'not-opml';
      return parsed === null ? { refusal } : { outlines: readOutlines(parsed) };
    }
  }
}

/** Whatever the parser throws, it is about what it was given. */
function attempt<Result>(parse: () => Result): Result | null {
  try {
    return parse();
  } catch {
    return null;
  }
}

function looksLikeFeed(text: string): boolean {
  const start = text.slice(0, 4_000);
  return !/<html[\s>]|<!doctype\s+html/i.test(start) && /<(?:\w+:)?(?:rss|feed|rdf)[\s>]/i.test(start);
}

process.on('message', ({ id, ...task }: FeedRequest) => {
  let reply: FeedReply;
  try {
    reply = { id, ...read(task) };
  } catch (error) {
    reply = { id, failure: error instanceof Error ? error.message : String(error) };
  }
  tellParent(reply);
});
process.on('disconnect', () => process.exit(0));
// The parent waits for this before it sends the first task.
tellParent('ready');
