/**
 * The words of what is searched. A row holds the hashes of its tokens in their order, each with the collection in it, so that
 * an index of all collections meets those of one only; and what each token weighs in it by BM25, without its rarity.
 *
 * No index of arrays is used where a policy has to be kept first: PostgreSQL does not know that the comparison tells nothing of
 * rows that are not to be seen. Therefore words are searched by functions of the tables' owner, whom a policy of its own lets
 * see all rows, and who names the collection of the transaction himself. The program's role may call these and no others.
 */
export const wordsSchema = `
  CREATE TABLE passage_words (
    collection word NOT NULL REFERENCES collections ON DELETE CASCADE,
    passage_id bigint NOT NULL,
    day word NOT NULL,
    outlet_key word NOT NULL,
    tokens integer[] NOT NULL,
    weights sparsevec NOT NULL,
    PRIMARY KEY (collection, passage_id)
  );
  CREATE INDEX passages_by_words ON passage_words USING gin (tokens) WITH (fastupdate = off);

  CREATE TABLE article_words (
    collection word NOT NULL,
    article_id word NOT NULL,
    day word NOT NULL,
    outlet_key word NOT NULL,
    title_lower text NOT NULL, -- in lower case by the rules of all languages, whatever those of the database are
    counts bytea NOT NULL,
    tokens integer[] NOT NULL,
    weights sparsevec NOT NULL,
    PRIMARY KEY (collection, article_id),
    FOREIGN KEY (collection, article_id) REFERENCES articles ON DELETE CASCADE
  );
  CREATE INDEX articles_by_words ON article_words USING gin (tokens) WITH (fastupdate = off);
  CREATE INDEX articles_by_day ON article_words (collection, day);

  -- In how many passages and articles of a collection each word stands.
  CREATE TABLE terms (
    collection word NOT NULL REFERENCES collections ON DELETE CASCADE,
    token word NOT NULL,
    passages integer NOT NULL DEFAULT 0,
    articles integer NOT NULL DEFAULT 0,
    PRIMARY KEY (collection, token)
  ) WITH (fillfactor = 80);

  -- A text's tokens are read by phrases, for which they would have to be unpacked; they hardly get smaller by packing.
  ALTER TABLE passage_words ALTER COLUMN tokens SET STORAGE EXTERNAL;
  ALTER TABLE article_words ALTER COLUMN tokens SET STORAGE EXTERNAL;

  -- How often a phrase stands in a text.
  CREATE FUNCTION times_of(tokens integer[], phrase integer[]) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN (SELECT count(*) FROM unnest(array_positions(tokens, phrase[1])) AS place
      WHERE tokens[place : place + cardinality(phrase) - 1] = phrase);
`;

/**
 * PostgreSQL takes comparing arrays for as cheap as comparing numbers, and would rather read all rows, whose arrays lie elsewhere,
 * than ask the index. The condition on the collection is written so that no other index serves it: only the hashes' does.
 */
const byWordsAlone = 'SET enable_seqscan = off';
const collectionNow = "current_setting('dateline.collection', true)";
const isOwnRow = `(found.collection = ${collectionNow}) IS TRUE`;

/** Each phrase in each row that holds it. Adding nothing to an array unpacks it once, and not each time that it is looked at. */
const spokenRows = (table: string, id: string, which = 'TRUE'): string => `
      SELECT asked.phrase, held.id, held.tokens, cardinality(held.tokens) AS length, held.times FROM unnest(phrases) AS asked (phrase)
      CROSS JOIN LATERAL (
        SELECT whole.id, whole.tokens, times_of(whole.tokens, asked.phrase::integer[]) AS times
        FROM (SELECT found.${id} AS id, found.tokens || '{}'::integer[] AS tokens FROM ${table} AS found
          WHERE found.tokens @> asked.phrase::integer[] AND ${isOwnRow} AND ${which} OFFSET 0) AS whole
        OFFSET 0) AS held
      WHERE held.times > 0`;

/** What a search by words takes, in both tables; phrases are arrays as text. */
const searchArguments = `heads integer[], phrases text[], weighed sparsevec, texts float8, usual_length float8,
    since text, until text, is_dated boolean, outlet text, most integer`;

const passesFilter = `(since IS NULL OR found.day >= since) AND (until IS NULL OR found.day <= until)
          AND (NOT is_dated OR found.day > '') AND (outlet IS NULL OR found.outlet_key = outlet)`;

/** The scores of BM25: of words they are stored but for their rarity, of phrases they are reckoned. */
const searchFunction = (name: string, table: string, id: string, type: string): string => `
  CREATE FUNCTION ${name} (${searchArguments}) RETURNS TABLE (id ${type}, score float8)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT ${byWordsAlone}
    AS $search$
      WITH spoken AS MATERIALIZED (${spokenRows(table, id)}
      ), rare AS (
        SELECT phrase, greatest(1e-6, ln((texts - count(*) + 0.5) / (count(*) + 0.5))) AS rarity FROM spoken GROUP BY phrase
      ), scored AS MATERIALIZED (
        SELECT spoken.id,
          sum(rarity * 2.2 * times / (times + 1.2 * (0.25 + 0.75 * spoken.length / usual_length))) AS score
        FROM spoken JOIN rare USING (phrase) GROUP BY spoken.id
      )
      SELECT found.${id} AS id, -(found.weights <#> weighed) + coalesce(scored.score, 0) AS score
        FROM ${table} AS found LEFT JOIN scored ON scored.id = found.${id}
        WHERE found.tokens && heads AND ${isOwnRow} AND ${passesFilter}
      UNION ALL
      SELECT found.${id}, -(found.weights <#> weighed) + scored.score
        FROM scored JOIN ${table} AS found ON found.collection = ${collectionNow} AND found.${id} = scored.id
        WHERE NOT found.tokens && heads AND ${passesFilter}
      ORDER BY score DESC, id LIMIT most
    $search$;
  REVOKE ALL ON FUNCTION ${name} FROM PUBLIC;`;

/** Of passages that hold all words of a phrase about so many are read, to learn in what share of them the phrase stands. */
const mostRead = 2_000;

/** In how many passages any of some words stands, or one of some phrases: where very many may, by every n-th of them. */
const countFunction = `
  CREATE FUNCTION count_passages (words integer[], phrases text[]) RETURNS bigint
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT ${byWordsAlone}
    AS $count$
      WITH sample AS MATERIALIZED (
        SELECT greatest(1, ceil(max(holding) / ${mostRead}.0))::bigint AS every FROM (
          SELECT (SELECT count(*) FROM passage_words AS found
            WHERE found.tokens @> asked.phrase::integer[] AND ${isOwnRow}) AS holding
          FROM unnest(phrases) AS asked (phrase)) AS each
      )
      SELECT (SELECT count(*) FROM passage_words AS found WHERE found.tokens && words AND ${isOwnRow})
        + (SELECT every FROM sample) * (SELECT count(DISTINCT spoken.id) FROM (
            ${spokenRows('passage_words', 'passage_id', 'found.passage_id % (SELECT every FROM sample) = 0')}
          ) AS spoken WHERE NOT spoken.tokens && words)
    $count$;
  REVOKE ALL ON FUNCTION count_passages FROM PUBLIC;`;

/** The only ways to the words for whoever is not their owner. */
export const wordFunctions = [
  searchFunction('find_passages', 'passage_words', 'passage_id', 'bigint'),
  searchFunction('find_articles', 'article_words', 'article_id', 'text'),
  countFunction,
].join('\n');
