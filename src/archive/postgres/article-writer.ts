import { UserError } from '../../errors.js';
import { adderOf } from '../adder.js';
import { articleId } from '../article-id.js';
import { personColumn, toVersionRow, versionChecksum } from '../article-rows.js';
import type { Article, ArticleContent, EmbeddedPassage, Person } from '../article.js';
import type { AddedArticle, ArticleIdentity } from '../collection.js';
import type { PackedOriginal } from '../original-packing.js';
import { textHash } from '../text-hash.js';
import { betterAddress, urlKey } from '../url-key.js';
import { boundedKey, type ArticleStore } from './article-store.js';
import { PassageStore } from './passage-store.js';
import type { Session } from './session.js';
import { storableRow } from './storable-text.js';
import { WordIndex, type WordedPassage } from './word-index.js';

type EditableContent = ArticleContent & { readonly editedBy?: Person };

/** An article that was written, and its passages. */
export interface Written {
  readonly article: Article;
  readonly stored: readonly WordedPassage[];
}

/** Writes articles. All is to be called in one transaction, under the collection's lock. */
export class ArticleWriter {
  readonly #session: Session;
  readonly #articles: ArticleStore;
  readonly #words: WordIndex;

  constructor(session: Session, articles: ArticleStore) {
    this.#session = session;
    this.#articles = articles;
    this.#words = new WordIndex(session);
  }

  /** Adds what has been checked. */
  async add(
    content: ArticleContent,
    passages: readonly EmbeddedPassage[],
    original: PackedOriginal | null,
  ): Promise<AddedArticle & Written> {
    const identity = { url: content.url, externalId: content.externalId, textHash: textHash(content.text) };
    const existing = await this.#articles.find(identity);
    if (existing?.same === 'text') {
      return { article: existing.article, status: 'duplicate', passages: 0, stored: [] };
    }
    const id = existing?.article.id ?? (await this.#freeId(identity));
    const written = await this.#write(id, content, passages, { original, before: existing?.article ?? null });
    return { ...written, status: existing ? 'updated' : 'added', passages: passages.length };
  }

  /**
   * Stores a version with the same text and other facts. Null where another version is the newest by now.
   * @throws UserError where its URL is another article's.
   */
  async edit(
    { id, version }: Pick<Article, 'id' | 'version'>,
    content: ArticleContent & { readonly editedBy: Person },
    passages: readonly EmbeddedPassage[],
  ): Promise<Written | null> {
    const before = await this.#articles.article(id);
    if (before?.version !== version) return null;
    const met = await this.#articles.find({ url: content.url, externalId: null, textHash: '' });
    if (met && met.article.id !== id) throw urlIsTaken(met.article);
    return this.#write(id, content, passages, { original: null, before });
  }

  /** Takes an article out of what is searched; its rows stay. */
  async withdraw(article: Article): Promise<void> {
    const withdrawn = await (await PassageStore.of(this.#session)).withdraw(article.id);
    await this.#words.remove(article.id, article, wordedOf(article, withdrawn));
  }

  /** Has an article searched again that was withdrawn. */
  async bringBack(article: Article): Promise<void> {
    const passages = await PassageStore.of(this.#session);
    const back = await passages.bringBack(article.id, article.version);
    await this.#words.add(article.id, article, wordedOf(article, back));
  }

  /** Makes the passages of an article's newest version anew. */
  async remake(article: Article, made: readonly EmbeddedPassage[]): Promise<readonly WordedPassage[]> {
    const passages = await PassageStore.of(this.#session);
    const withdrawn = await passages.withdraw(article.id);
    await this.#words.removePassages(article, wordedOf(article, withdrawn));
    await passages.drop(article.id, article.version);
    const stored = await passages.write(article, made);
    await this.#words.addPassages(article, stored);
    return stored;
  }

  async #write(
    id: string,
    content: EditableContent,
    passages: readonly EmbeddedPassage[],
    { original, before }: { readonly original: PackedOriginal | null; readonly before: Article | null },
  ): Promise<Written> {
    if (before) await this.withdraw(before);
    const version = await this.#writeVersion(id, content, before);
    if (original) await this.#writeOriginal(id, version, original);
    const article = await this.#articles.article(id);
    if (!article) throw new Error(`Article ${id} cannot be read back.`);
    const stored = await (await PassageStore.of(this.#session)).write(article, passages);
    await this.#words.add(id, article, stored);
    return { article, stored };
  }

  /** An article that is added again after it was removed is a new one: answers go on saying that they quoted another. */
  async #freeId(identity: ArticleIdentity): Promise<string> {
    const taken = `SELECT 1 FROM articles WHERE collection = $1 AND id = $2
      UNION ALL SELECT 1 FROM removed_articles WHERE collection = $1 AND id = $2`;
    for (let turn = 1; ; turn += 1) {
      const id = articleId(identity, turn);
      if (!(await this.#session.get(taken, this.#session.collection, id))) return id;
    }
  }

  async #writeVersion(id: string, content: EditableContent, before: Article | null): Promise<number> {
    const { collection } = this.#session;
    const hash = textHash(content.text);
    const newest = 'SELECT max(version) FROM versions WHERE collection = $1 AND article_id = $2';
    const version = 1 + (await this.#session.number(newest, collection, id));
    const url = urlOf(content, before);
    const externalId = before?.externalId ?? (await this.#freeExternalId(content.externalId));
    await this.#session.run(
      `INSERT INTO articles (collection, id, external_id, external_key, url, current_version, text_hash, added_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
       ON CONFLICT (collection, id) DO UPDATE SET external_id = excluded.external_id,
         external_key = excluded.external_key, url = excluded.url,
         current_version = excluded.current_version, text_hash = excluded.text_hash`,
      collection,
      id,
      externalId,
      externalId === null ? null : boundedKey(externalId),
      url,
      version,
      hash,
      personColumn(adderOf(content)),
    );
    if (url !== null) await this.#keepUrl(id, url);
    const facts = { articleId: id, version, url, addedAt: new Date().toISOString(), textHash: hash };
    const { editedBy } = content;
    const row = storableRow(toVersionRow(content, editedBy ? { ...facts, editedBy } : facts));
    const values = { collection, ...row, checksum: versionChecksum(row) };
    const columns = Object.keys(values);
    await this.#session.run(
      `INSERT INTO versions (${columns.join(', ')}) VALUES (${columns.map((_, index) => `$${index + 1}`).join(', ')})`,
      ...Object.values(values),
    );
    return version;
  }

  /** An article is met by every address that one of its versions had. */
  async #keepUrl(id: string, url: string): Promise<void> {
    await this.#session.run(
      'INSERT INTO article_urls (collection, url_key, article_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
      this.#session.collection,
      boundedKey(urlKey(url)),
      id,
    );
  }

  /** An external id names one article: where another has it already, this one goes without. */
  async #freeExternalId(externalId: string | null): Promise<string | null> {
    if (externalId === null) return null;
    const taken = 'SELECT 1 FROM articles WHERE collection = $1 AND external_key = $2 AND removed_at IS NULL';
    const isTaken = await this.#session.get(taken, this.#session.collection, boundedKey(externalId));
    return isTaken ? null : externalId;
  }

  async #writeOriginal(id: string, version: number, original: PackedOriginal): Promise<void> {
    await this.#session.run(
      `INSERT INTO originals (collection, article_id, version, media_type, brotli, size_bytes)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      this.#session.collection,
      id,
      version,
      original.mediaType,
      original.brotli,
      original.sizeBytes,
    );
  }
}

function wordedOf(
  article: Pick<Article, 'text'>,
  passages: readonly { readonly id: number; readonly start: number; readonly end: number }[],
): readonly WordedPassage[] {
  return passages.map(({ id, start, end }) => ({ id, text: article.text.slice(start, end) }));
}

/** Whoever corrects an article may take its URL away; whoever adds it again without one leaves it. */
function urlOf({ url, editedBy }: EditableContent, before: Article | null): string | null {
  if (editedBy || before?.url == null) return url;
  return url === null ? before.url : betterAddress(before.url, url);
}

function urlIsTaken({ title, id }: Article): UserError {
  return title === null
    ? new UserError('url-taken-by-untitled', { id })
    : new UserError('url-taken', { title: title.slice(0, 100), id });
}
