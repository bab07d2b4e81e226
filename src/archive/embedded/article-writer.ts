import type { AddedArticle } from '../archive.js';
import type { Article, ArticleContent, EmbeddedPassage } from '../article.js';
import { articleId } from '../article-id.js';
import { calendarDay } from '../calendar-day.js';
import { passageTokens } from '../indexed-tokens.js';
import { outletKey } from '../outlet-key.js';
import { textHash } from '../text-hash.js';
import { toVersionRow, versionChecksum } from './article-rows.js';
import type { ArticleStore } from './article-store.js';
import type { ArticleTerms } from './article-terms.js';
import type { Connection } from './connection.js';
import type { PackedOriginal } from './original-packing.js';
import { passageChecksum, sentencesColumn } from './passage-rows.js';
import { toVectorBytes } from './vector-bytes.js';

export interface Addition extends AddedArticle {
  /** Passages of the version before, which are no longer searched. */
  readonly withdrawn: readonly number[];
}

/** Writes articles. */
export class ArticleWriter {
  readonly #connection: Connection;
  readonly #articles: ArticleStore;
  readonly #terms: ArticleTerms;

  constructor(connection: Connection, articles: ArticleStore, terms: ArticleTerms) {
    this.#connection = connection;
    this.#articles = articles;
    this.#terms = terms;
  }

  /**
   * Adds what has been checked. To be called in a transaction.
   * @throws UserError where the disk is full or cannot be written.
   */
  add(
    content: ArticleContent,
    passages: readonly EmbeddedPassage[],
    original: PackedOriginal | null,
  ): Addition {
    const identity = { url: content.url, externalId: content.externalId, textHash: textHash(content.text) };
    const existing = this.#articles.find(identity);
    if (existing?.same === 'text') {
      return { article: existing.article, status: 'duplicate', passages: 0, withdrawn: [] };
    }
    const id = existing?.article.id ?? articleId(identity);
    const withdrawn = this.#withdrawPassages(id);
    const version = this.#writeVersion(id, identity.textHash, content, existing?.article ?? null);
    this.#terms.replace(id, content);
    if (original) this.#writeOriginal(id, version, original);
    for (const passage of passages) this.#writePassage(id, version, content, passage);
    const article = this.#articles.article(id);
    if (!article) throw new Error(`Article ${id} cannot be read back.`);
    return { article, status: existing ? 'updated' : 'added', passages: passages.length, withdrawn };
  }

  /** Takes an article's passages out of search; their rows stay for the answers that quoted them. */
  #withdrawPassages(id: string): readonly number[] {
    const withdrawn = this.#connection
      .all<{ readonly id: number }>('SELECT id FROM passages WHERE article_id = ? AND searchable = 1', id)
      .map((row) => row.id);
    for (const passageId of withdrawn) {
      this.#connection.run('DELETE FROM passage_words WHERE rowid = ?', passageId);
      this.#connection.run('UPDATE passages SET searchable = 0 WHERE id = ?', passageId);
    }
    return withdrawn;
  }

  #writeVersion(id: string, hash: string, content: ArticleContent, before: Article | null): number {
    const version = 1 + this.#connection.number('SELECT max(version) FROM versions WHERE article_id = ?', id);
    const url = content.url ?? before?.url ?? null;
    const externalId = before?.externalId ?? this.#freeExternalId(content.externalId);
    this.#connection.run(
      `INSERT INTO articles (id, external_id, url, current_version, text_hash) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET external_id = excluded.external_id, url = excluded.url,
         current_version = excluded.current_version, text_hash = excluded.text_hash, removed_at = NULL`,
      id,
      externalId,
      url,
      version,
      hash,
    );
    const addedAt = new Date().toISOString();
    const row = toVersionRow(content, { articleId: id, version, url, addedAt, textHash: hash });
    const values = { ...row, checksum: versionChecksum(row) };
    const columns = Object.keys(values);
    this.#connection.run(
      `INSERT INTO versions (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
      ...Object.values(values),
    );
    return version;
  }

  /** An external id names one article: where another has it already, this one goes without. */
  #freeExternalId(externalId: string | null): string | null {
    const taken = 'SELECT 1 FROM articles WHERE external_id = ? AND removed_at IS NULL';
    return externalId !== null && this.#connection.get(taken, externalId) ? null : externalId;
  }

  #writeOriginal(id: string, version: number, original: PackedOriginal): void {
    this.#connection.run(
      'INSERT INTO originals (article_id, version, media_type, brotli, size_bytes) VALUES (?, ?, ?, ?, ?)',
      id,
      version,
      original.mediaType,
      original.brotli,
      original.sizeBytes,
    );
  }

  #writePassage(id: string, version: number, content: ArticleContent, passage: EmbeddedPassage): void {
    const { start, end } = passage;
    const sentences = sentencesColumn(passage.sentences);
    const vector = toVectorBytes(passage.vector);
    const { lastId } = this.#connection.run(
      `INSERT INTO passages (article_id, version, start_offset, end_offset, sentences, day, outlet_key, searchable, checksum)
       VALUES (?, ?, ?, ?, ?, ?, ?, 1, ?)`,
      id,
      version,
      start,
      end,
      sentences,
      calendarDay(content.publishedAt),
      outletKey(content.outlet ?? ''),
      passageChecksum({ articleId: id, version, start, end, sentences, vector }),
    );
    this.#connection.run('INSERT INTO vectors (passage_id, vector) VALUES (?, ?)', lastId, vector);
    const { context, body } = passageTokens(content, content.text.slice(start, end));
    this.#connection.run(
      'INSERT INTO passage_words (rowid, context, body) VALUES (?, ?, ?)',
      lastId,
      context.join(' '),
      body.join(' '),
    );
  }
}
