import type { ArticleContent } from '../../article.js';
import { articleTokens, passageTokens } from '../../indexed-tokens.js';
import type { Connection } from '../connection.js';
import { inFile, type Finding } from './finding.js';
import { WordTally } from './word-tally.js';

type Worded = Pick<ArticleContent, 'title' | 'outlet' | 'publishedAt' | 'language' | 'text'>;
const worded = 'v.title, v.outlet, v.published_at AS publishedAt, v.language, v.text';

/**
 * Compares the keyword index with the words of the articles, place by place: SQLite's own check of such an index sees only
 * whether it can be read. Every term is looked up as a question looks it up.
 */
export function checkWords(connection: Connection): readonly Finding[] {
  return [
    ...compare(connection, 'passage_words', passagesInWords(connection)),
    ...compare(connection, 'article_words', articlesInWords(connection)),
  ];
}

/** A row of the index, as it should be: the tokens of each of its columns, in order. */
interface Row {
  readonly id: number;
  readonly columns: readonly (readonly string[])[];
}

function compare(connection: Connection, table: string, rows: Iterable<Row>): readonly Finding[] {
  const tally = new WordTally();
  for (const { id, columns } of rows) tally.add(id, columns);
  const problems = tally.problems(connection, table);
  const what = table === 'passage_words' ? 'passages' : 'articles';
  return problems.length === 0 ? [] : [inFile(`keyword index of the ${what}`, problems.join(' '))];
}

function* passagesInWords(connection: Connection): Generator<Row, void> {
  const rows = connection.each<
    Worded & { readonly id: number; readonly start: number; readonly end: number }
  >(
    `SELECT p.id, p.start_offset AS start, p.end_offset AS "end", ${worded}
     FROM passages AS p NOT INDEXED JOIN versions AS v ON v.article_id = p.article_id AND v.version = p.version
     WHERE p.searchable = 1 ORDER BY p.id`,
  );
  for (const { id, start, end, ...article } of rows) {
    const { context, body } = passageTokens(article, (article.text ?? '').slice(start, end));
    yield { id, columns: [context, body] };
  }
}

function* articlesInWords(connection: Connection): Generator<Row, void> {
  const rows = connection.each<Worded & { readonly id: number }>(
    `SELECT t.label AS id, ${worded} FROM article_terms AS t JOIN articles AS a ON a.id = t.article_id
     JOIN versions AS v ON v.article_id = a.id AND v.version = a.current_version ORDER BY t.label`,
  );
  for (const { id, ...article } of rows)
    yield { id, columns: [articleTokens({ ...article, text: article.text ?? '' })] };
}
