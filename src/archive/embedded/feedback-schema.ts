/** What people think of answers, and what of an answer is counted. Moments are ISO 8601, UTC. */
export const feedbackSchema = `
  CREATE TABLE opinions (
    answer_id TEXT NOT NULL REFERENCES answers (id) ON DELETE CASCADE,
    person_id TEXT NOT NULL,
    helpful INTEGER NOT NULL,
    reason TEXT,
    given_at TEXT NOT NULL,
    PRIMARY KEY (answer_id, person_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX opinions_with_reason ON opinions (given_at) WHERE reason IS NOT NULL;
  CREATE INDEX opinions_of_person ON opinions (person_id, given_at);

  -- Counted without reading the answers, which are long.
  ALTER TABLE answers ADD COLUMN verdict TEXT GENERATED ALWAYS AS (answer ->> 'verdict') VIRTUAL;
  ALTER TABLE answers ADD COLUMN took_ms REAL GENERATED ALWAYS AS (answer ->> 'tookMs') VIRTUAL;
  CREATE INDEX answers_by_verdict ON answers (verdict);
  CREATE INDEX answers_by_time ON answers (sequence, took_ms);
  `;
