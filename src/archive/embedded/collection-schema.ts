import type { Migration } from './open-database.js';
import { addManaging } from './managing-schema.js';
import { feedbackSchema } from './feedback-schema.js';
import { nextVectorsSchema } from './next-vectors.js';
import { peopleSchema } from './people-schema.js';
import { rebuildWords } from './rebuild-words.js';
import { requestsSchema } from './requests-schema.js';
import { rowSumsSchema } from './row-sums.js';
import { storiesSchema } from './stories-schema.js';

/**
 * How words became terms in the first schema: Unicode letters and digits in lower case without diacritics, then
 * Porter's English stemming.
 */
const tokenizer = 'porter unicode61 remove_diacritics 2';

/**
 * Schema of a collection's `archive.sqlite`, as steps from an empty file. A step that has been
 * released is never changed: a new one is put behind it.
 *
 * Vectors lie in a table of their own, so that rows of passages stay small when they are filtered.
 * A passage's id is never given twice: it is its label in the vector index, which may be older than
 * a removal.
 */
export const collectionMigrations: readonly Migration[] = [
  `
  CREATE TABLE meta (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE articles (
    id TEXT PRIMARY KEY,
    external_id TEXT,
    url TEXT,
    current_version INTEGER NOT NULL,
    text_hash TEXT NOT NULL, -- of the current version
    removed_at TEXT
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX articles_by_external_id ON articles (external_id) WHERE external_id IS NOT NULL;
  CREATE INDEX articles_by_url ON articles (url) WHERE url IS NOT NULL;
  CREATE INDEX articles_by_text ON articles (text_hash);

  CREATE TABLE versions (
    article_id TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    version INTEGER NOT NULL,
    title TEXT,
    outlet TEXT,
    authors TEXT NOT NULL, -- JSON
    published_at TEXT,
    modified_at TEXT,
    url TEXT,
    language TEXT,
    provenance TEXT NOT NULL, -- JSON
    retrieved_at TEXT NOT NULL,
    added_at TEXT NOT NULL,
    text TEXT, -- NULL once removed
    text_hash TEXT NOT NULL,
    checksum TEXT NOT NULL,
    PRIMARY KEY (article_id, version)
  ) STRICT;
  -- Dates and outlets are counted without touching the rows, which hold the texts.
  CREATE INDEX version_facts ON versions (article_id, version, published_at, outlet);

  CREATE TABLE originals (
    article_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    media_type TEXT NOT NULL,
    brotli BLOB NOT NULL,
    size_bytes INTEGER NOT NULL, -- of what the brotli unpacks to
    PRIMARY KEY (article_id, version),
    FOREIGN KEY (article_id, version) REFERENCES versions (article_id, version) ON DELETE CASCADE
  ) STRICT;

  CREATE TABLE passages (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    article_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    start_offset INTEGER NOT NULL,
    end_offset INTEGER NOT NULL,
    sentences TEXT NOT NULL, -- JSON: [[start, end], ...]
    day TEXT NOT NULL, -- YYYY-MM-DD; empty where the article has no date
    outlet_key TEXT NOT NULL, -- empty where it has no outlet
    searchable INTEGER NOT NULL, -- 1: of the newest version
    checksum TEXT NOT NULL,
    FOREIGN KEY (article_id, version) REFERENCES versions (article_id, version) ON DELETE CASCADE
  ) STRICT;
  CREATE INDEX passages_of_version ON passages (article_id, version);
  CREATE INDEX searchable_by_day ON passages (day, outlet_key) WHERE searchable = 1;
  CREATE INDEX searchable_by_outlet ON passages (outlet_key, day) WHERE searchable = 1;

  CREATE TABLE vectors (
    passage_id INTEGER PRIMARY KEY REFERENCES passages (id) ON DELETE CASCADE,
    vector BLOB NOT NULL -- 32-bit floats, little endian
  ) STRICT;

  -- The words of the searchable passages; the text itself stands in versions only.
  CREATE VIRTUAL TABLE passage_words USING fts5 (
    context, body, content = '', contentless_delete = 1, tokenize = '${tokenizer}'
  );

  -- The newest version of each article as a whole: its words for search, and how often each stands in it.
  CREATE TABLE article_terms (
    label INTEGER PRIMARY KEY AUTOINCREMENT, -- its row in article_words
    article_id TEXT NOT NULL UNIQUE REFERENCES articles (id) ON DELETE CASCADE,
    day TEXT NOT NULL,
    outlet_key TEXT NOT NULL,
    counts BLOB NOT NULL
  ) STRICT;
  CREATE VIRTUAL TABLE article_words USING fts5 (
    words, content = '', contentless_delete = 1, tokenize = '${tokenizer}'
  );

  CREATE TABLE answers (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    asked_at TEXT NOT NULL,
    asker_id TEXT NOT NULL,
    channel_id TEXT,
    private INTEGER NOT NULL,
    answer TEXT NOT NULL -- JSON
  ) STRICT;
  CREATE INDEX answers_of_channel ON answers (channel_id, sequence);
  CREATE INDEX answers_of_asker ON answers (asker_id, sequence);

  CREATE TABLE answer_messages (
    message_id TEXT PRIMARY KEY,
    answer_id TEXT NOT NULL REFERENCES answers (id) ON DELETE CASCADE
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX messages_of_answer ON answer_messages (answer_id);
  `,
  // Words are made by tokensOf, by the language of each article. Should tokensOf change, this step is put behind once more.
  rebuildWords,
  // The rows of article_terms are wide: what filters them is read from here.
  'CREATE INDEX article_days ON article_terms (label, day, outlet_key, article_id)',
  storiesSchema,
  addManaging,
  requestsSchema,
  feedbackSchema,
  peopleSchema,
  rowSumsSchema,
  // Months are counted by it.
  'CREATE INDEX articles_by_day ON article_terms (day)',
  nextVectorsSchema,
];
