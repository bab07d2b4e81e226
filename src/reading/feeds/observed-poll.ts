import type { Feed } from '../../archive/feeds.js';
import type { Logger } from '../../logger.js';
import type { Metrics } from '../../observing/metrics.js';
import { observeRequest } from '../../observing/observe-request.js';
import { noteFact } from '../../observing/request-scope.js';
import type { PollReport } from './feed-keeper.js';

/** Polls a feed as a request of its own. Of its address the log gets the host only: paths and queries may name what is read, or hold a key. */
export async function observedPoll(
  feed: Feed,
  { logger, metrics }: { readonly logger: Logger; readonly metrics?: Metrics | undefined },
  poll: () => Promise<PollReport>,
): Promise<PollReport> {
  const facts = { kind: 'feed', name: 'poll', feed: feed.id, collection: feed.collection } as const;
  const { hostname: host } = new URL(feed.url);
  return observeRequest({ ...facts, host }, { logger }, async () => {
    const report = await poll();
    const { status, added, refused } = report;
    noteFact('status', status);
    noteFact('added', added);
    if (status === 'read' || status === 'unchanged' || status === 'failed') metrics?.feedPolled(status);
    for (let count = 0; count < added; count += 1) metrics?.article('added', 'feed');
    for (let count = 0; count < refused.length; count += 1) metrics?.article('refused', 'feed');
    return report;
  });
}
