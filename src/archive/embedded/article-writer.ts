import type { AddedArticle, ArticleIdentity } from '../collection.js';
import type { Article, ArticleContent, EmbeddedPassage, Person } from '../article.js';
import { UserError } from '../../errors.js';
import { adderOf } from '../adder.js';
import { articleId } from '../article-id.js';
import { calendarDay } from '../calendar-day.js';
import { shownOutletKey } from '../outlet-key.js';
import { textHash } from '../text-hash.js';
import { betterAddress } from '../url-key.js';
import { personColumn, toVersionRow, versionChecksum } from '../article-rows.js';
import type { ArticleStore } from './article-store.js';
import type { ArticleTerms } from './article-terms.js';
import type { Connection } from './connection.js';
import { IndexedWords } from './indexed-words.js';
import type { PackedOriginal } from '../original-packing.js';
import { keepUrl } from './managing-schema.js';
import { passageChecksum, sentencesColumn } from '../passage-rows.js';
import type { PassageWords } from './passage-words.js';
import { toVectorBytes } from '../vector-bytes.js';

export interface Addition extends AddedArticle {
  /** Passages of the version before, which are no longer searched. */
  readonly withdrawn: readonly number[];
}

/** What is written with a version. */
interface Written {
  readonly original: PackedOriginal | null;
  readonly words: IndexedWords;
  /** Null where it is the first. */
  readonly before: Article | null;
}

/** Writes articles. */
export class ArticleWriter {
  readonly #connection: Connection;
  readonly #articles: ArticleStore;
  readonly #terms: ArticleTerms;
  readonly #words: PassageWords;

  constructor(connection: Connection, articles: ArticleStore, terms: ArticleTerms, words: PassageWords) {
    this.#connection = connection;
    this.#articles = articles;
    this.#terms = terms;
    this.#words = words;
  }

  /**
   * Adds what has been checked. To be called in a transaction.
   * @throws UserError where the disk is full or cannot be written.
   */
  add(
    content: ArticleContent,
    passages: readonly EmbeddedPassage[],
    made: { readonly original: PackedOriginal | null; readonly words: IndexedWords },
  ): Addition {
    const identity = { url: content.url, externalId: content.externalId, textHash: textHash(content.text) };
    const existing = this.#articles.find(identity);
    if (existing?.same === 'text') {
      return { article: existing.article, status: 'duplicate', passages: 0, withdrawn: [] };
    }
    const id = existing?.article.id ?? this.#freeId(identity);
    const addition = this.#write(id, content, passages, { ...made, before: existing?.article ?? null });
    return { ...addition, status: existing ? 'updated' : 'added', passages: passages.length };
  }

  /**
   * Stores a version with the same text and other facts. Null where another version is the newest by now. To be called in
   * a transaction.
   * @throws UserError where its URL is another article's.
   */
  edit(
    { id, version }: Pick<Article, 'id' | 'version'>,
    content: ArticleContent & { readonly editedBy: Person },
    passages: readonly EmbeddedPassage[],
  ): Pick<Addition, 'article' | 'withdrawn'> | null {
    const before = this.#articles.article(id);
    if (before?.version !== version) return null;
    const met = this.#articles.find({ url: content.url, externalId: null, textHash: '' });
    if (met && met.article.id !== id) throw urlIsTaken(met.article);
    return this.#write(id, content, passages, {
      original: null,
      words: new IndexedWords(content),
      before,
    });
  }

  #write(
    id: string,
    content: ArticleContent & { readonly editedBy?: Person },
    passages: readonly EmbeddedPassage[],
    { original, words, before }: Written,
  ): Pick<Addition, 'article' | 'withdrawn'> {
    const withdrawn = this.#words.withdraw(id);
    const version = this.#writeVersion(id, textHash(content.text), content, before);
    this.#terms.replace(id, content, words);
    if (original) this.#writeOriginal(id, version, original);
    for (const passage of passages) this.#writePassage(id, version, content, passage, words);
    const article = this.#articles.article(id);
    if (!article) throw new Error(`Article ${id} cannot be read back.`);
    return { article, withdrawn };
  }

  /** An article that is added again after it was removed is a new one: answers go on saying that they quoted another. */
  #freeId(identity: ArticleIdentity): string {
    const taken = `SELECT 1 FROM (SELECT id FROM articles UNION ALL SELECT id FROM removed_articles) WHERE id = ?`;
    for (let turn = 1; ; turn += 1) {
      const id = articleId(identity, turn);
      if (!this.#connection.get(taken, id)) return id;
    }
  }

  #writeVersion(
    id: string,
    hash: string,
    content: ArticleContent & { readonly editedBy?: Person },
    before: Article | null,
  ): number {
    const version = 1 + this.#connection.number('SELECT max(version) FROM versions WHERE article_id = ?', id);
    const { editedBy } = content;
    const url = urlOf(content, before);
    const externalId = before?.externalId ?? this.#freeExternalId(content.externalId);
    this.#connection.run(
      `INSERT INTO articles (id, external_id, url, current_version, text_hash, added_by) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET external_id = excluded.external_id, url = excluded.url,
         current_version = excluded.current_version, text_hash = excluded.text_hash`,
      id,
      externalId,
      url,
      version,
      hash,
      personColumn(adderOf(content)),
    );
    keepUrl(this.#connection, id, url);
    const addedAt = new Date().toISOString();
    const facts = { articleId: id, version, url, addedAt, textHash: hash };
    const row = toVersionRow(content, editedBy ? { ...facts, editedBy } : facts);
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

  /** Writes the passages of an article's newest version in the place of those that are there. To be called in a transaction. */
  remake(article: Article, passages: readonly EmbeddedPassage[]): readonly number[] {
    const withdrawn = this.#words.withdraw(article.id);
    this.#connection.run(
      'DELETE FROM passages WHERE article_id = ? AND version = ?',
      article.id,
      article.version,
    );
    const words = new IndexedWords(article);
    for (const passage of passages) this.#writePassage(article.id, article.version, article, passage, words);
    return withdrawn;
  }

  #writePassage(
    id: string,
    version: number,
    content: Omit<ArticleContent, 'original'>,
    passage: EmbeddedPassage,
    words: IndexedWords,
  ): void {
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
      shownOutletKey(content),
      passageChecksum({ articleId: id, version, start, end, sentences, vector }),
    );
    this.#connection.run('INSERT INTO vectors (passage_id, vector) VALUES (?, ?)', lastId, vector);
    this.#words.add(lastId, words, passage);
  }
}

/** Whoever corrects an article may take its URL away; whoever adds it again without one leaves it. */
function urlOf(
  { url, editedBy }: ArticleContent & { readonly editedBy?: Person },
  before: Article | null,
): string | null {
  if (editedBy || before?.url == null) return url;
  return url === null ? before.url : betterAddress(before.url, url);
}

function urlIsTaken({ title, id }: Article): UserError {
  return title === null
    ? new UserError('url-taken-by-untitled', { id })
    : new UserError('url-taken', { title: title.slice(0, 100), id });
}
