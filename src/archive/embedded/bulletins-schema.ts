/**
 * What Dateline writes by itself: digests, news of stories that are followed, and which articles were announced where. A
 * place is "channel:ID" or "person:ID"; moments are ISO 8601 with milliseconds, UTC.
 */
export const bulletinsSchema = `
  CREATE TABLE digests (
    collection TEXT NOT NULL,
    rhythm TEXT NOT NULL CHECK (rhythm IN ('daily', 'weekly')),
    minute_of_day INTEGER NOT NULL,
    weekday INTEGER, -- 0 is Sunday
    place TEXT NOT NULL,
    set_up TEXT NOT NULL, -- JSON
    time_zone TEXT NOT NULL,
    next_at TEXT NOT NULL,
    new_since TEXT NOT NULL,
    attempt TEXT, -- JSON
    stopped TEXT,
    PRIMARY KEY (collection, rhythm)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX digests_posted ON digests (next_at) WHERE stopped IS NULL;

  CREATE TABLE followed_stories (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    collection TEXT NOT NULL,
    story_id TEXT NOT NULL,
    title TEXT NOT NULL,
    place TEXT NOT NULL,
    set_up TEXT NOT NULL, -- JSON
    quiet_until TEXT,
    attempt TEXT, -- JSON
    stopped TEXT,
    UNIQUE (collection, place, story_id)
  ) STRICT;

  -- Articles that a follower knows: they were there when he began, or he was told of them.
  CREATE TABLE followed_articles (
    followed_id TEXT NOT NULL REFERENCES followed_stories (id) ON DELETE CASCADE,
    article_id TEXT NOT NULL,
    PRIMARY KEY (followed_id, article_id)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE announced_articles (
    place TEXT NOT NULL,
    article_id TEXT NOT NULL,
    collection TEXT NOT NULL,
    announced_at TEXT NOT NULL,
    PRIMARY KEY (place, article_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX announced_by_time ON announced_articles (announced_at);
  CREATE INDEX announced_of_collection ON announced_articles (collection);
  `;
