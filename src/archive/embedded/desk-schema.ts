import { bulletinsSchema } from './bulletins-schema.js';
import { rowSumsSchema } from './row-sums.js';

/**
 * Schema of `desk.sqlite`, what belongs to no collection's own file, as steps from an empty file. A
 * step that has been released is never changed: a new one is put behind it.
 */
export const deskMigrations: readonly string[] = [
  `
  CREATE TABLE meta (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE jobs (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    collection TEXT NOT NULL,
    payload TEXT NOT NULL, -- JSON
    state TEXT NOT NULL CHECK (state IN ('queued', 'running', 'done', 'failed')),
    attempts INTEGER NOT NULL DEFAULT 0,
    run_after TEXT NOT NULL -- ISO 8601 with milliseconds, UTC
  ) STRICT;
  CREATE INDEX jobs_queued ON jobs (kind, run_after, id) WHERE state = 'queued';
  CREATE INDEX jobs_of_collection ON jobs (collection);

  CREATE TABLE settings (
    collection TEXT NOT NULL,
    key TEXT NOT NULL,
    value TEXT NOT NULL, -- JSON
    PRIMARY KEY (collection, key)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  CREATE TABLE feeds (
    id TEXT PRIMARY KEY,
    collection TEXT NOT NULL,
    url TEXT NOT NULL, -- normalised
    title TEXT,
    added_by TEXT NOT NULL, -- JSON
    added_at TEXT NOT NULL, -- this and all moments: ISO 8601 with milliseconds, UTC
    added_in TEXT,
    announce_in TEXT,
    announcing_stopped TEXT,
    paused_at TEXT,
    paused_by TEXT CHECK (paused_by IN ('person', 'failures')),
    next_poll_at TEXT NOT NULL,
    last_success_at TEXT,
    etag TEXT,
    last_modified TEXT,
    failures INTEGER NOT NULL DEFAULT 0,
    failing_since TEXT,
    last_error TEXT,
    rhythm TEXT, -- JSON
    UNIQUE (collection, url)
  ) STRICT;
  CREATE INDEX feeds_polled ON feeds (next_poll_at) WHERE paused_at IS NULL;

  CREATE TABLE feed_items (
    feed_id TEXT NOT NULL REFERENCES feeds (id) ON DELETE CASCADE,
    key TEXT NOT NULL, -- hash of its URL, else of what identifies it
    done INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    noted_at TEXT NOT NULL,
    PRIMARY KEY (feed_id, key)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX feed_items_noted ON feed_items (feed_id, noted_at);
  `,
  `
  -- Who asked and added when, in the last 24 hours.
  CREATE TABLE uses (
    collection TEXT NOT NULL,
    person_id TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('question', 'article')),
    at TEXT NOT NULL
  ) STRICT;
  CREATE INDEX uses_of_person ON uses (collection, person_id, kind, at);
  CREATE INDEX uses_by_age ON uses (at);

  -- Who did what, for moderators.
  CREATE TABLE audit (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    collection TEXT NOT NULL,
    at TEXT NOT NULL,
    person_id TEXT, -- this and the name: NULL where the person had himself forgotten
    person_name TEXT,
    deed TEXT NOT NULL, -- JSON
    count INTEGER NOT NULL DEFAULT 1
  ) STRICT;
  CREATE INDEX audit_of_collection ON audit (collection, id);
  CREATE INDEX audit_by_age ON audit (at);
  `,
  bulletinsSchema,
  `
  -- Uses are counted under a number from which nobody is read: who has himself forgotten gets no more of them by that.
  DELETE FROM uses;
  INSERT INTO meta (key, value) VALUES ('uses-key', hex(randomblob(32)));
  `,
  rowSumsSchema,
];
