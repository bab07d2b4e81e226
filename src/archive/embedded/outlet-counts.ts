import type { ArticleContent } from '../article.js';
import { shownAs, shownOutletKey } from '../outlet-key.js';
import type { Connection } from './connection.js';

/** How many articles name their outlet so. */
interface OutletSpelling {
  readonly outlet: string;
  readonly key: string;
  articles: number;
}

/**
 * The outlets of a collection, which most questions ask for. Counted once, and kept while articles are added: counting
 * those of 100,000 passages takes 25 ms, and an import adds several articles a second.
 */
export class OutletCounts {
  readonly #connection: Connection;
  #spellings: OutletSpelling[] | null = null;
  #outlets: readonly string[] | null = null;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Spellings of one outlet count together; the commonest spelling is named. Those with most articles first. */
  outlets(): readonly string[] {
    this.#spellings ??= this.#count();
    this.#outlets ??= namesOf(this.#spellings);
    return this.#outlets;
  }

  /** To be called when an article has been stored that was not there before. */
  added(content: Omit<ArticleContent, 'original'>): void {
    const { outlet } = content;
    if (outlet === null || !this.#spellings) return;
    const key = shownOutletKey(content);
    const known = this.#spellings.find((spelling) => spelling.outlet === outlet && spelling.key === key);
    if (known) known.articles += 1;
    else this.#spellings.push({ outlet, key, articles: 1 });
    this.#outlets = null;
  }

  /** To be called when articles have changed otherwise. */
  changed(): void {
    this.#spellings = null;
    this.#outlets = null;
  }

  #count(): OutletSpelling[] {
    const spellings = this.#connection.all<OutletSpelling>(
      `SELECT v.outlet, t.outlet_key AS key, count(*) AS articles
       FROM article_terms AS t JOIN articles AS a ON a.id = t.article_id AND a.removed_at IS NULL
       JOIN versions AS v ON v.article_id = a.id AND v.version = a.current_version AND v.outlet IS NOT NULL
       GROUP BY v.outlet, t.outlet_key`,
    );
    return [...spellings];
  }
}

function namesOf(spellings: readonly OutletSpelling[]): readonly string[] {
  const byKey = new Map<string, { readonly name: string; articles: number }>();
  for (const { outlet, key, articles } of spellings.toSorted(commonestFirst)) {
    const known = byKey.get(key);
    if (known) known.articles += articles;
    else byKey.set(key, { name: shownAs(outlet, key), articles });
  }
  return [...byKey.values()].sort((one, other) => other.articles - one.articles).map(({ name }) => name);
}

function commonestFirst(one: OutletSpelling, other: OutletSpelling): number {
  return other.articles - one.articles || (one.outlet < other.outlet ? -1 : 1);
}
