/** Texts are compared by their bytes, in every database alike; moments are ISO 8601 with milliseconds, UTC. */
export const wordDomain = 'CREATE DOMAIN word AS text COLLATE "C"';

/** Collections, and the articles in them. */
export const articlesSchema = `
  CREATE TABLE collections (
    collection word PRIMARY KEY,
    home word NOT NULL DEFAULT '', -- of the partition that its passages lie in: its own id, or empty for those that are shared
    is_moving boolean NOT NULL DEFAULT FALSE, -- whether some of its passages lie in a shared partition still
    last_passage bigint NOT NULL DEFAULT 0, -- ids of passages are given once
    passages integer NOT NULL DEFAULT 0, -- that are searched; and how many words these have, and the articles that are
    passage_tokens bigint NOT NULL DEFAULT 0,
    articles integer NOT NULL DEFAULT 0,
    article_tokens bigint NOT NULL DEFAULT 0,
    profile word, -- of the model of its vectors
    model text, -- JSON
    next_profile word -- of those that are to take their place
  );

  CREATE TABLE articles (
    collection word NOT NULL REFERENCES collections ON DELETE CASCADE,
    id word NOT NULL,
    external_id word,
    external_key word, -- its hash: it may be longer than an index takes
    url word,
    current_version integer NOT NULL,
    text_hash word NOT NULL, -- of the current version
    removed_at word,
    removed_by text, -- JSON
    added_by text, -- JSON
    PRIMARY KEY (collection, id)
  );
  CREATE INDEX articles_by_external_id ON articles (collection, external_key) WHERE external_key IS NOT NULL;
  CREATE INDEX articles_by_text ON articles (collection, text_hash);
  CREATE INDEX articles_removed ON articles (collection, removed_at) WHERE removed_at IS NOT NULL;

  CREATE TABLE versions (
    collection word NOT NULL,
    article_id word NOT NULL,
    version integer NOT NULL,
    title word,
    outlet word,
    authors text NOT NULL, -- JSON
    published_at word,
    modified_at word,
    url word,
    language word,
    provenance text NOT NULL, -- JSON
    retrieved_at word NOT NULL,
    added_at word NOT NULL,
    outlet_by text, -- JSON: who typed the outlet
    edited_by text, -- JSON: who corrected the facts
    text text,
    text_hash word NOT NULL,
    checksum word NOT NULL,
    PRIMARY KEY (collection, article_id, version),
    FOREIGN KEY (collection, article_id) REFERENCES articles ON DELETE CASCADE
  );
  CREATE INDEX versions_by_time ON versions (collection, added_at);

  CREATE TABLE originals (
    collection word NOT NULL,
    article_id word NOT NULL,
    version integer NOT NULL,
    media_type text NOT NULL,
    brotli bytea NOT NULL,
    size_bytes integer NOT NULL, -- of what the brotli unpacks to
    PRIMARY KEY (collection, article_id, version),
    FOREIGN KEY (collection, article_id, version) REFERENCES versions ON DELETE CASCADE
  );
  ALTER TABLE originals ALTER COLUMN brotli SET STORAGE EXTERNAL;

  -- Every address that an article is known by, as a hash of urlKey. Should that change, they are to be made anew.
  CREATE TABLE article_urls (
    collection word NOT NULL,
    url_key word NOT NULL,
    article_id word NOT NULL,
    PRIMARY KEY (collection, url_key, article_id),
    FOREIGN KEY (collection, article_id) REFERENCES articles ON DELETE CASCADE
  );
  CREATE INDEX urls_of_article ON article_urls (collection, article_id);

  -- What was purged.
  CREATE TABLE removed_articles (
    collection word NOT NULL REFERENCES collections ON DELETE CASCADE,
    id word NOT NULL,
    title word,
    outlet word,
    url word,
    removed_at word NOT NULL,
    PRIMARY KEY (collection, id)
  );
`;
