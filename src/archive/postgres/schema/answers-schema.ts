/** What was asked of a collection, what people think of it and what they wait for, and which articles tell one story. */
export const answersSchema = `
  CREATE TABLE answers (
    collection word NOT NULL REFERENCES collections ON DELETE CASCADE,
    sequence bigint GENERATED ALWAYS AS IDENTITY,
    id word NOT NULL,
    asked_at word NOT NULL,
    asker_id word NOT NULL,
    channel_id word,
    private integer NOT NULL,
    verdict word NOT NULL,
    took_ms float8 NOT NULL,
    answer text NOT NULL, -- JSON
    checksum word NOT NULL, -- of it
    PRIMARY KEY (collection, id)
  );
  CREATE INDEX answers_of_channel ON answers (collection, channel_id, sequence);
  CREATE INDEX answers_of_asker ON answers (collection, asker_id, sequence);
  CREATE INDEX answers_in_order ON answers (collection, sequence);

  CREATE TABLE answer_messages (
    collection word NOT NULL,
    message_id word NOT NULL,
    answer_id word NOT NULL,
    PRIMARY KEY (collection, message_id),
    FOREIGN KEY (collection, answer_id) REFERENCES answers ON DELETE CASCADE
  );
  CREATE INDEX messages_of_answer ON answer_messages (collection, answer_id);

  CREATE TABLE opinions (
    collection word NOT NULL,
    answer_id word NOT NULL,
    person_id word NOT NULL,
    helpful integer NOT NULL,
    reason text,
    given_at word NOT NULL,
    PRIMARY KEY (collection, answer_id, person_id),
    FOREIGN KEY (collection, answer_id) REFERENCES answers ON DELETE CASCADE
  );
  CREATE INDEX opinions_of_person ON opinions (collection, person_id, given_at);

  CREATE TABLE requests (
    collection word NOT NULL REFERENCES collections ON DELETE CASCADE,
    sequence bigint GENERATED ALWAYS AS IDENTITY,
    id word NOT NULL,
    key word NOT NULL, -- equal for questions that ask for the same
    state word NOT NULL CHECK (state IN ('open', 'met', 'closed')),
    filters text NOT NULL, -- JSON
    as_of word NOT NULL,
    asked_at word NOT NULL,
    settled_at word,
    checked_until bigint NOT NULL, -- a passage's id: what came after it was not looked at yet
    revision integer NOT NULL DEFAULT 1,
    post_channel_id word,
    post_message_id word,
    posted_revision integer NOT NULL DEFAULT 0,
    PRIMARY KEY (collection, id)
  );
  CREATE INDEX requests_in_order ON requests (collection, sequence);

  CREATE TABLE request_askers (
    collection word NOT NULL,
    sequence bigint GENERATED ALWAYS AS IDENTITY,
    request_id word NOT NULL,
    person_id word NOT NULL,
    question text NOT NULL,
    answer_id word NOT NULL, -- the one that left it open
    asked_at word NOT NULL,
    server_id word,
    channel_id word,
    private integer NOT NULL,
    locale word,
    met_by word, -- the answer that he is told
    told_at word,
    PRIMARY KEY (collection, request_id, person_id),
    FOREIGN KEY (collection, request_id) REFERENCES requests ON DELETE CASCADE
  );
  CREATE INDEX requests_of_person ON request_askers (collection, person_id);

  CREATE TABLE story_signs (
    collection word NOT NULL,
    article_id word NOT NULL,
    version integer NOT NULL, -- what they were read of
    day word NOT NULL, -- YYYY-MM-DD; empty where the article has no date
    signs bytea NOT NULL,
    PRIMARY KEY (collection, article_id),
    FOREIGN KEY (collection, article_id) REFERENCES articles ON DELETE CASCADE
  );

  -- The words that tell most of each article, to find those that share them in a range of days.
  CREATE TABLE story_marks (
    collection word NOT NULL,
    term bigint NOT NULL,
    day word NOT NULL,
    article_id word NOT NULL,
    weight float8 NOT NULL,
    PRIMARY KEY (collection, term, day, article_id),
    FOREIGN KEY (collection, article_id) REFERENCES story_signs ON DELETE CASCADE
  );
  CREATE INDEX marks_of_article ON story_marks (collection, article_id);

  -- Each pair from both its ends.
  CREATE TABLE story_links (
    collection word NOT NULL,
    article_id word NOT NULL,
    other_id word NOT NULL,
    likelihood float8 NOT NULL,
    is_copy integer NOT NULL,
    PRIMARY KEY (collection, article_id, other_id),
    FOREIGN KEY (collection, article_id) REFERENCES story_signs ON DELETE CASCADE,
    FOREIGN KEY (collection, other_id) REFERENCES story_signs ON DELETE CASCADE
  );
  CREATE INDEX links_to_article ON story_links (collection, other_id);

  -- Every id that was ever given.
  CREATE TABLE stories (
    collection word NOT NULL REFERENCES collections ON DELETE CASCADE,
    id word NOT NULL,
    merged_into word, -- an id that has articles, or had them last
    PRIMARY KEY (collection, id)
  );
  CREATE INDEX stories_merged_into ON stories (collection, merged_into) WHERE merged_into IS NOT NULL;

  CREATE TABLE story_articles (
    collection word NOT NULL,
    article_id word NOT NULL,
    story_id word NOT NULL,
    PRIMARY KEY (collection, article_id),
    FOREIGN KEY (collection, article_id) REFERENCES articles ON DELETE CASCADE
  );
  CREATE INDEX articles_of_story ON story_articles (collection, story_id);
`;
