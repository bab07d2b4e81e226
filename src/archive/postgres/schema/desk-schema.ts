/** What belongs to no collection's own tables; the desk sees it for all collections. */
export const deskSchema = `
  CREATE TABLE meta (
    key word PRIMARY KEY,
    value text NOT NULL
  );
  -- Whoever can change this row can write; and uses are counted under a number from which nobody is read.
  INSERT INTO meta (key, value) VALUES ('writable', 'yes'),
    ('uses-key', replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''));

  CREATE TABLE settings (
    collection word NOT NULL,
    key word NOT NULL,
    value text NOT NULL, -- JSON
    PRIMARY KEY (collection, key)
  );

  CREATE TABLE feeds (
    sequence bigint GENERATED ALWAYS AS IDENTITY,
    id word PRIMARY KEY,
    collection word NOT NULL,
    url word NOT NULL, -- normalised
    title word,
    added_by text NOT NULL, -- JSON
    added_at word NOT NULL,
    added_in word,
    announce_in word,
    announcing_stopped word,
    paused_at word,
    paused_by word CHECK (paused_by IN ('person', 'failures')),
    next_poll_at word NOT NULL,
    last_success_at word,
    etag text,
    last_modified text,
    failures integer NOT NULL DEFAULT 0,
    failing_since word,
    last_error text,
    rhythm text -- JSON
  );
  CREATE INDEX feeds_of_collection ON feeds (collection, sequence);
  CREATE INDEX feeds_polled ON feeds (next_poll_at) WHERE paused_at IS NULL;

  CREATE TABLE feed_items (
    collection word NOT NULL,
    feed_id word NOT NULL REFERENCES feeds ON DELETE CASCADE,
    key word NOT NULL, -- hash of its URL, else of what identifies it
    done integer NOT NULL,
    attempts integer NOT NULL,
    noted_at word NOT NULL,
    PRIMARY KEY (feed_id, key)
  );
  CREATE INDEX feed_items_noted ON feed_items (feed_id, noted_at DESC, key);

  -- Who asked and added when, in the last 24 hours; without a collection where that is a person's own.
  CREATE TABLE uses (
    collection word NOT NULL,
    person_id word NOT NULL,
    kind word NOT NULL CHECK (kind IN ('question', 'article')),
    at word NOT NULL
  );
  CREATE INDEX uses_of_person ON uses (collection, person_id, kind, at);
  CREATE INDEX uses_by_age ON uses (at);

  -- Who did what, for moderators.
  CREATE TABLE audit (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    collection word NOT NULL,
    at word NOT NULL,
    person_id word, -- this and the name: NULL where the person had himself forgotten
    person_name word,
    deed text NOT NULL, -- JSON
    count integer NOT NULL DEFAULT 1
  );
  CREATE INDEX audit_of_collection ON audit (collection, id);
  CREATE INDEX audit_by_age ON audit (at);
  CREATE INDEX audit_of_person ON audit (person_id) WHERE person_id IS NOT NULL;

  CREATE TABLE digests (
    collection word NOT NULL,
    rhythm word NOT NULL CHECK (rhythm IN ('daily', 'weekly')),
    minute_of_day integer NOT NULL,
    weekday integer, -- 0 is Sunday
    place word NOT NULL,
    set_up text NOT NULL, -- JSON
    time_zone word NOT NULL,
    next_at word NOT NULL,
    new_since word NOT NULL,
    attempt text, -- JSON
    stopped word,
    PRIMARY KEY (collection, rhythm)
  );
  CREATE INDEX digests_posted ON digests (next_at) WHERE stopped IS NULL;

  CREATE TABLE followed_stories (
    sequence bigint GENERATED ALWAYS AS IDENTITY,
    id word PRIMARY KEY,
    collection word NOT NULL,
    story_id word NOT NULL,
    title word NOT NULL,
    place word NOT NULL,
    set_up text NOT NULL, -- JSON
    quiet_until word,
    attempt text, -- JSON
    stopped word,
    UNIQUE (collection, place, story_id)
  );

  -- Articles that a follower knows: they were there when he began, or he was told of them.
  CREATE TABLE followed_articles (
    collection word NOT NULL,
    followed_id word NOT NULL REFERENCES followed_stories ON DELETE CASCADE,
    article_id word NOT NULL,
    PRIMARY KEY (followed_id, article_id)
  );

  CREATE TABLE announced_articles (
    place word NOT NULL,
    article_id word NOT NULL,
    collection word NOT NULL,
    announced_at word NOT NULL,
    PRIMARY KEY (place, article_id)
  );
  CREATE INDEX announced_by_time ON announced_articles (announced_at);
  CREATE INDEX announced_of_collection ON announced_articles (collection);
`;
