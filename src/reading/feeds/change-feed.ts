import type { Archive } from '../../archive/archive.js';
import type { Feed, FeedChanges } from '../../archive/feeds.js';

/** Changes a feed. @returns it as it is afterwards; as it was, with the changes, where it was removed meanwhile */
export async function changeFeed(archive: Archive, feed: Feed, changes: FeedChanges): Promise<Feed> {
  return (await archive.feeds.change(feed.id, changes)) ?? { ...feed, ...changes };
}
