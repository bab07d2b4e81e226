/** What people ask for an article on. Moments are ISO 8601, UTC. */
export const requestsSchema = `
  CREATE TABLE requests (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    key TEXT NOT NULL, -- equal for questions that ask for the same
    state TEXT NOT NULL CHECK (state IN ('open', 'met', 'closed')),
    filters TEXT NOT NULL, -- JSON
    as_of TEXT NOT NULL,
    asked_at TEXT NOT NULL,
    settled_at TEXT,
    checked_until INTEGER NOT NULL, -- a passage's id: what came after it was not looked at yet
    revision INTEGER NOT NULL DEFAULT 1,
    post_channel_id TEXT,
    post_message_id TEXT,
    posted_revision INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE INDEX requests_open ON requests (key) WHERE state = 'open';
  CREATE INDEX requests_to_post ON requests (sequence)
    WHERE post_channel_id IS NOT NULL AND posted_revision < revision;

  CREATE TABLE request_askers (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    request_id TEXT NOT NULL REFERENCES requests (id) ON DELETE CASCADE,
    person_id TEXT NOT NULL,
    question TEXT NOT NULL,
    answer_id TEXT NOT NULL, -- the one that left it open
    asked_at TEXT NOT NULL,
    server_id TEXT,
    channel_id TEXT,
    private INTEGER NOT NULL,
    met_by TEXT, -- the answer that he is told
    told_at TEXT,
    UNIQUE (request_id, person_id)
  ) STRICT;
  CREATE INDEX requests_of_person ON request_askers (person_id);
  CREATE INDEX askers_to_tell ON request_askers (request_id) WHERE met_by IS NOT NULL AND told_at IS NULL;
  `;
