/** Passages of collections that have no partition of their own are spread over so many by their collection. */
const sharedPartitions = 64;

const sharedPartition = (remainder: number): string =>
  `CREATE TABLE passages_shared_${remainder} PARTITION OF passages_shared
     FOR VALUES WITH (MODULUS ${sharedPartitions}, REMAINDER ${remainder});`;

/**
 * Passages and their vectors. The columns of a vector's table take any dimension: a collection changes from one model to
 * another, and each has an index of its own (see `vectorIndexSql`).
 */
export const passagesSchema = `
  CREATE TABLE passages (
    home word NOT NULL, -- as that of its collection
    collection word NOT NULL REFERENCES collections ON DELETE CASCADE,
    id bigint NOT NULL,
    article_id word NOT NULL,
    version integer NOT NULL,
    start_offset integer NOT NULL,
    end_offset integer NOT NULL,
    sentences text NOT NULL, -- JSON: [[start, end], ...]
    day word NOT NULL, -- YYYY-MM-DD; empty where the article has no date
    outlet_key word NOT NULL, -- empty where it has no outlet
    outlet_hash integer NOT NULL, -- of outlet_key, which may be longer than an index takes
    searchable integer NOT NULL, -- 1: of the newest version
    checksum word NOT NULL,
    dimension integer NOT NULL, -- numbers in the vector
    embedding vector NOT NULL,
    PRIMARY KEY (home, collection, id),
    FOREIGN KEY (collection, article_id, version) REFERENCES versions ON DELETE CASCADE
  ) PARTITION BY LIST (home);
  -- Comparing all of a small collection is faster where its vectors lie in the rows.
  ALTER TABLE passages ALTER COLUMN embedding SET STORAGE PLAIN;
  CREATE INDEX passages_of_version ON passages (collection, article_id, version);
  CREATE INDEX passages_by_day ON passages (collection, day, outlet_hash) WHERE searchable = 1;
  CREATE INDEX passages_by_outlet ON passages (collection, outlet_hash, day) WHERE searchable = 1;

  CREATE TABLE passages_shared PARTITION OF passages FOR VALUES IN ('') PARTITION BY HASH (collection);
  ${Array.from({ length: sharedPartitions }, (_, remainder) => sharedPartition(remainder)).join('\n  ')}

  -- Vectors of another model than those that are searched, until there is one for every passage.
  CREATE TABLE next_vectors (
    collection word NOT NULL REFERENCES collections ON DELETE CASCADE,
    passage_id bigint NOT NULL,
    vector vector NOT NULL,
    PRIMARY KEY (collection, passage_id)
  );
`;

/** Makes the index of vectors of one dimension, where there is none. Zeros, which stand for vectors of nothing, have a place in it. */
export function vectorIndexSql(dimension: number): string {
  return `CREATE INDEX IF NOT EXISTS passages_near_${dimension} ON passages
    USING hnsw ((embedding::halfvec(${dimension})) halfvec_ip_ops) WHERE searchable = 1 AND dimension = ${dimension}`;
}

/** The most numbers that an index takes of a vector of half precision. */
export const mostIndexedNumbers = 4_000;
