import type { Session } from './session.js';

/** Longer ones are no words, and an index takes none of them. */
const longestTerm = 100;

/** How a token is kept among the terms. */
export function termOf(token: string): string {
  return token.length <= longestTerm ? token : token.slice(0, longestTerm);
}

export interface TermRow {
  readonly passages: number;
  readonly articles: number;
}

/** Texts that are counted, each as its tokens. */
export interface CountedTexts {
  readonly passages: readonly (readonly string[])[];
  readonly articles: readonly (readonly string[])[];
}

/** In how many passages and articles of a collection each word stands. */
export class TermTable {
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  /** Counts texts in, or out again. */
  async count({ passages, articles }: CountedTexts, sign: 1 | -1): Promise<void> {
    const counts = { passages: countsOf(passages), articles: countsOf(articles) };
    // In order, so that what is near each other in the index is written together.
    const terms = [...new Set([...counts.passages.keys(), ...counts.articles.keys()])].sort();
    if (terms.length === 0) return;
    const { collection } = this.#session;
    await this.#session.run(
      `INSERT INTO terms (collection, token, passages, articles)
       SELECT $1, counted.* FROM unnest($2::text[], $3::integer[], $4::integer[]) AS counted
       ON CONFLICT (collection, token) DO UPDATE
         SET passages = terms.passages + excluded.passages, articles = terms.articles + excluded.articles`,
      collection,
      terms,
      terms.map((term) => sign * (counts.passages.get(term) ?? 0)),
      terms.map((term) => sign * (counts.articles.get(term) ?? 0)),
    );
    if (sign === 1) return;
    await this.#session.run(
      `DELETE FROM terms WHERE collection = $1 AND token = ANY($2::text[]) AND passages <= 0 AND articles <= 0`,
      collection,
      terms,
    );
  }

  /** Those of these tokens that stand anywhere. */
  async read(tokens: readonly string[]): Promise<ReadonlyMap<string, TermRow>> {
    const rows = await this.#session.all<TermRow & { readonly token: string }>(
      'SELECT token, passages, articles FROM terms WHERE collection = $1 AND token = ANY($2::text[])',
      this.#session.collection,
      [...new Set(tokens.map(termOf))],
    );
    return new Map(rows.map((row) => [row.token, row]));
  }
}

/** In how many of these texts each term stands. */
function countsOf(texts: readonly (readonly string[])[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const tokens of texts) {
    for (const term of new Set(tokens.map(termOf))) counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  return counts;
}
