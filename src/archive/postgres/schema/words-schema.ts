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

  -- Tokens with two spaces between, one before and one behind: a phrase stands in it as it does in a text.
  CREATE FUNCTION sequence_of(tokens integer[]) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN ' ' || array_to_string(tokens, '  ') || ' ';

  -- What phrases add to the score of a row: like words, by how often each stands in it.
  CREATE FUNCTION phrase_score(tokens integer[], phrases text[], rarities float8[], usual_length float8)
    RETURNS float8 LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN (SELECT coalesce(sum(rarity * 2.2 * times / (times + 1.2 * (0.25 + 0.75 * cardinality(tokens) / usual_length))), 0)
      FROM (SELECT rarity, (length(sequence_of(tokens)) - length(replace(sequence_of(tokens), phrase, '')))::float8 / length(phrase)
              AS times FROM unnest(phrases, rarities) AS asked (phrase, rarity)) AS counted);
`;

/** What a search by words takes, in both tables. */
const searchArguments = `heads integer[], words integer[], phrases text[], rarities float8[], weighed sparsevec, usual_length float8,
    since text, until text, is_dated boolean, outlet text, most integer`;

const searchFunction = (name: string, table: string, id: string, type: string): string => `
  CREATE FUNCTION ${name} (${searchArguments}) RETURNS TABLE (id ${type}, score float8)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT
    AS $search$
      SELECT found.${id}, -(found.weights <#> weighed)
        + CASE WHEN cardinality(phrases) = 0 THEN 0 ELSE phrase_score(found.tokens, phrases, rarities, usual_length) END AS score
      FROM ${table} AS found
      WHERE found.tokens && heads AND found.collection = current_setting('dateline.collection', true)
        AND (cardinality(phrases) = 0 OR found.tokens && words OR EXISTS (
          SELECT FROM unnest(phrases) AS phrase WHERE strpos(sequence_of(found.tokens), phrase) > 0))
        AND (since IS NULL OR found.day >= since) AND (until IS NULL OR found.day <= until)
        AND (NOT is_dated OR found.day > '') AND (outlet IS NULL OR found.outlet_key = outlet)
      ORDER BY score DESC, found.${id} LIMIT most
    $search$;
  REVOKE ALL ON FUNCTION ${name} FROM PUBLIC;`;

const countFunction = (name: string, table: string): string => `
  CREATE FUNCTION ${name} (heads integer[], words integer[], phrases text[]) RETURNS bigint
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT
    AS $count$
      SELECT count(*) FROM ${table} AS found
      WHERE found.tokens && heads AND found.collection = current_setting('dateline.collection', true)
        AND (cardinality(phrases) = 0 OR found.tokens && words OR EXISTS (
          SELECT FROM unnest(phrases) AS phrase WHERE strpos(sequence_of(found.tokens), phrase) > 0))
    $count$;
  REVOKE ALL ON FUNCTION ${name} FROM PUBLIC;`;

/** The only ways to the words for whoever is not their owner. */
export const wordFunctions = [
  searchFunction('find_passages', 'passage_words', 'passage_id', 'bigint'),
  searchFunction('find_articles', 'article_words', 'article_id', 'text'),
  countFunction('count_passages', 'passage_words'),
  countFunction('count_articles', 'article_words'),
].join('\n');
