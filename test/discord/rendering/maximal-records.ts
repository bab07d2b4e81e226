import type { ArticleHead } from '../../../src/archive/article.js';
import type { AuditedDeed } from '../../../src/archive/audit.js';
import { guildCollection } from '../../../src/archive/collection-id.js';
import type { Digest } from '../../../src/archive/digests.js';
import type { Feed } from '../../../src/archive/feeds.js';
import type { FollowedStory } from '../../../src/archive/followed-stories.js';
import type { StoryLine } from '../../../src/desk/story-line.js';
import { sampleContent } from '../../archive/sample-articles.js';
import { sampleAsker, sampleRequest } from '../../archive/sample-requests.js';

export const many = <Item>(count: number, make: (index: number) => Item): Item[] =>
  Array.from({ length: count }, (_, index) => make(index));
export const at = '2026-03-02T10:00:00.000Z';
export const collection = guildCollection('1191168914227200001');
export const snowflake = (index: number) => `11911689142272${String(index).padStart(5, '0')}`;
/** As long as a link in Markdown may be. */
export const longUrl = `https://evil.example/${'a'.repeat(375)}`;

/** Everything that a message is made of, each as long as it may be or longer. */
export function maximal(text: string) {
  const person = { id: snowflake(1), name: text };
  const place = { kind: 'channel', id: snowflake(2) } as const;
  const setUp = { by: person, channel: snowflake(2), locale: 'en-GB', at };
  const article: ArticleHead = {
    ...sampleContent({
      text,
      title: text,
      outlet: text,
      authors: [text, text],
      url: longUrl,
      publishedAt: at,
    }),
    id: 'a2345678',
    version: 1,
    addedAt: at,
    addedBy: person,
    outletBy: person,
    provenance: { kind: 'file', fileName: text, by: person },
  } as unknown as ArticleHead;
  const feed: Feed = {
    id: 'fk3j9x2',
    collection,
    url: longUrl,
    title: text,
    addedBy: person,
    addedAt: at,
    addedIn: snowflake(2),
    announceIn: snowflake(2),
    announcingStopped: null,
    pausedAt: null,
    pausedBy: 'person',
    nextPollAt: at,
    lastSuccessAt: at,
    etag: null,
    lastModified: null,
    failures: 9,
    failingSince: at,
    lastError: text,
    rhythm: null,
  };
  const followed: FollowedStory = {
    id: 's2345678',
    collection,
    storyId: 'x',
    title: text,
    place,
    setUp,
    quietUntil: null,
    attempt: null,
    stopped: text,
  };
  const digest: Digest = {
    rhythm: 'weekly',
    minuteOfDay: 1439,
    weekday: 3,
    collection,
    place,
    setUp,
    timeZone: text,
    nextAt: at,
    newSince: at,
    attempt: null,
    stopped: text,
  };
  const line: StoryLine = {
    title: text,
    url: longUrl,
    outlets: many(9, () => text),
    independentOutlets: 9,
    newest: '2026-03-02',
    articles: 99,
  };
  const filters = { outlet: text, since: '2026-01-01', until: '2026-02-02' };
  const request = sampleRequest({
    question: text,
    filters,
    askers: many(40, (index) => sampleAsker(snowflake(index))),
    post: { channelId: snowflake(2), messageId: null },
  });
  return { person, place, article, feed, followed, digest, line, filters, request };
}

export const deeds = (text: string): readonly AuditedDeed[] => [
  { kind: 'article-added', article: 'a', title: text },
  { kind: 'articles-imported', file: text },
  { kind: 'hosts-changed', added: many(50, () => text), removed: many(50, () => text) },
  { kind: 'aliases-changed', added: many(50, () => text), removed: many(50, () => text) },
  { kind: 'setting-changed', setting: 'addRoles', before: many(25, snowflake), after: many(24, snowflake) },
  { kind: 'setting-changed', setting: text, before: text, after: text },
  { kind: 'story-followed', followed: 'w1', title: text },
  { kind: 'request-closed', request: text },
];
