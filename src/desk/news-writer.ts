import type { Digest } from '../archive/digests.js';
import type { FollowedStory } from '../archive/followed-stories.js';
import type { DigestIssue } from './digests/digest-issue.js';
import type { StoryNews } from './following/story-news.js';

/**
 * Writes digests and news of stories to where people had them written. Each resolves with null where it was sent, and
 * with the reason ("channel-gone") where that place will not take it tomorrow either; each rejects where
 * it may work another time, and then nothing was sent.
 */
export interface NewsWriter {
  /** @param once sent twice under this name within a few minutes, it stands there once. */
  writeDigest(digest: Digest, issue: DigestIssue, once: string): Promise<string | null>;
  /** @param once as `writeDigest` has it. */
  writeNews(followed: FollowedStory, news: StoryNews, once: string): Promise<string | null>;
  /** Tells where a digest was set up that it is not posted any more. */
  tellDigestStopped(digest: Digest): Promise<string | null>;
  /** Tells where a story was followed that it is not announced any more. */
  tellNewsStopped(followed: FollowedStory): Promise<string | null>;
}

/** Within so long what is sent again under one name does not stand there twice: Discord says "a few minutes". */
export const repeatableMs = 120_000;
