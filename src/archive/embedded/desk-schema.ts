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
];
