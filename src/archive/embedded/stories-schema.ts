/**
 * Which articles tell one story, and by what that is found. Articles that were stored before have no signs yet: they are
 * in no story until they are grouped.
 */
export const storiesSchema = `
  CREATE TABLE story_signs (
    label INTEGER PRIMARY KEY,
    article_id TEXT NOT NULL UNIQUE REFERENCES articles (id) ON DELETE CASCADE,
    version INTEGER NOT NULL, -- what they were read of
    day TEXT NOT NULL, -- YYYY-MM-DD; empty where the article has no date
    signs BLOB NOT NULL
  ) STRICT;
  CREATE INDEX signs_of_version ON story_signs (article_id, version);

  -- The words that tell most of each article, to find those that share them in a range of days.
  CREATE TABLE story_marks (
    term INTEGER NOT NULL,
    day TEXT NOT NULL,
    label INTEGER NOT NULL REFERENCES story_signs (label) ON DELETE CASCADE,
    weight REAL NOT NULL,
    PRIMARY KEY (term, day, label)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX marks_of_signs ON story_marks (label);

  -- Each pair from both its ends.
  CREATE TABLE story_links (
    article_id TEXT NOT NULL REFERENCES story_signs (article_id) ON DELETE CASCADE,
    other_id TEXT NOT NULL REFERENCES story_signs (article_id) ON DELETE CASCADE,
    likelihood REAL NOT NULL,
    is_copy INTEGER NOT NULL,
    PRIMARY KEY (article_id, other_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX links_to_article ON story_links (other_id);

  -- Every id that was ever given.
  CREATE TABLE stories (
    id TEXT PRIMARY KEY,
    merged_into TEXT REFERENCES stories (id) -- an id that has articles, or had them last
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX stories_merged_into ON stories (merged_into) WHERE merged_into IS NOT NULL;

  CREATE TABLE story_articles (
    article_id TEXT PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    story_id TEXT NOT NULL REFERENCES stories (id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX articles_of_story ON story_articles (story_id);
  `;
