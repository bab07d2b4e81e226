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

/** In how many passages and articles of a collection each word stands. */
export class TermTable {
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  /**
   * Counts texts in, or out again.
   * @param texts the tokens of each
   */
  async count(kind: keyof TermRow, texts: readonly (readonly string[])[], sign: 1 | -1): Promise<void> {
    const counts = new Map<string, number>();
    for (const tokens of texts) {
      for (const term of new Set(tokens.map(termOf))) counts.set(term, (counts.get(term) ?? 0) + sign);
    }
    if (counts.size === 0) return;
    const { collection } = this.#session;
    // In order, so that what is near each other in the index is written together.
    const terms = [...counts.keys()].sort();
    await this.#session.run(
      `INSERT INTO terms (collection, token, ${kind})
       SELECT $1, counted.token, counted.count FROM unnest($2::text[], $3::integer[]) AS counted (token, count)
       ON CONFLICT (collection, token) DO UPDATE SET ${kind} = terms.${kind} + excluded.${kind}`,
      collection,
      terms,
      terms.map((term) => counts.get(term) ?? 0),
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
