import type { AddedArticle, Page, UngroupedArticle } from '../collection.js';
import type { Article, ArticleContent, EmbeddedPassage, Person } from '../article.js';
import type { Removal, RemovedArticle, Restored } from '../kept-articles.js';
import { groupArticle } from '../stories/group-article.js';
import type { StoryGrouping } from '../stories/story-grouping.js';
import type { ArticleRemover } from './article-remover.js';
import type { ArticleStore } from './article-store.js';
import type { ArticleWriter } from './article-writer.js';
import type { CollectionModel } from './collection-model.js';
import type { Connection } from './connection.js';
import type { DiskRoom } from './disk-room.js';
import type { IndexKeeper } from './index-keeper.js';
import { IndexedWords } from './indexed-words.js';
import type { KeywordSearch } from './keyword-search.js';
import type { OutletCounts } from './outlet-counts.js';
import { packOriginal } from '../original-packing.js';
import { assertWritable } from '../assert-writable.js';
import type { PassageStore } from './passage-store.js';
import type { StoryWriter } from './story-writer.js';

export interface ArticleChangesParts {
  readonly connection: Connection;
  readonly articles: ArticleStore;
  readonly passages: PassageStore;
  readonly outlets: OutletCounts;
  readonly keywords: KeywordSearch;
  readonly keeper: IndexKeeper;
  readonly writer: ArticleWriter;
  readonly remover: ArticleRemover;
  readonly storyWriter: StoryWriter;
  readonly model: CollectionModel;
  /** Numbers in a vector of the archive's model. */
  readonly dimension: number;
  readonly room: DiskRoom | undefined;
  /** Told after each change. */
  readonly onChange: () => void;
}

/** Changes the articles of a collection: each change is one transaction, and whatever follows the passages is told of it. */
export class ArticleChanges {
  readonly #parts: ArticleChangesParts;

  constructor(parts: ArticleChangesParts) {
    this.#parts = parts;
  }

  async add(
    content: ArticleContent,
    passages: readonly EmbeddedPassage[],
    grouping?: StoryGrouping,
  ): Promise<AddedArticle> {
    // And once more in the transaction: done again with the room of the reserve it would use that up.
    await this.#parts.room?.requireNow();
    assertWritable(content, passages, this.#parts.dimension);
    const original = content.original && (await packOriginal(content.original));
    const words = new IndexedWords(content);
    await words.prepare(passages);
    const { withdrawn, ...added } = this.#parts.connection.transaction(() => {
      this.#parts.room?.require();
      const addition = this.#parts.writer.add(content, this.#parts.model.storable(passages), {
        original,
        words,
      });
      if (addition.status !== 'duplicate') this.#placed(addition.article.id, passages, grouping);
      return addition;
    });
    if (added.status === 'added') this.#parts.outlets.added(content);
    else if (added.status === 'updated') this.#parts.outlets.changed();
    if (added.status !== 'duplicate') this.#passagesChanged(passages.length, withdrawn);
    return added;
  }

  /** Null where another version is the newest by now. */
  edit(
    article: Pick<Article, 'id' | 'version'>,
    content: ArticleContent & { readonly editedBy: Person },
    passages: readonly EmbeddedPassage[],
    grouping?: StoryGrouping,
  ): Article | null {
    assertWritable(content, passages, this.#parts.dimension);
    const edited = this.#parts.connection.transaction(() => {
      this.#parts.room?.require();
      const edition = this.#parts.writer.edit(article, content, this.#parts.model.storable(passages));
      if (edition) this.#placed(article.id, passages, grouping);
      return edition;
    });
    if (!edited) return null;
    this.#parts.outlets.changed();
    this.#passagesChanged(passages.length, edited.withdrawn);
    return edited.article;
  }

  /** Makes the passages of an article's newest version anew; nothing is done where another version is that by now. */
  remakePassages(article: Article, passages: readonly EmbeddedPassage[]): void {
    assertWritable(article, passages, this.#parts.dimension);
    const withdrawn = this.#parts.connection.transaction(() => {
      if (this.#parts.articles.article(article.id)?.version !== article.version) return null;
      const before = this.#parts.writer.remake(article, this.#parts.model.storable(passages));
      this.#parts.model.keepNext(article.id, passages);
      return before;
    });
    if (withdrawn) this.#passagesChanged(passages.length, withdrawn);
  }

  remove(articleId: string, removal: Removal): RemovedArticle | null {
    const withdrawn = this.#parts.connection.transaction(() =>
      this.#parts.remover.remove(articleId, removal),
    );
    if (withdrawn === null) return null;
    this.#parts.outlets.changed();
    this.#passagesChanged(0, withdrawn);
    return this.#parts.remover.removed(articleId);
  }

  restore(articleId: string): Restored {
    const { passages, ...restored } = this.#parts.connection.transaction(() =>
      this.#parts.remover.restore(articleId),
    );
    if (!passages) return restored;
    this.#parts.outlets.changed();
    this.#passagesChanged(passages.length, []);
    this.#parts.keeper.restore(passages);
    return restored;
  }

  /** Articles in no story, with their vectors; none where these are of another model. */
  ungrouped(page: Page): readonly UngroupedArticle[] {
    if (!this.#parts.model.served().isCurrent) return [];
    return this.#parts.articles.ungrouped(page).map((article) => {
      const stored = this.#parts.passages.vectorsOfArticles([article.id]);
      return { article, vectors: stored.map(({ vector }) => vector) };
    });
  }

  group({ id, version }: Pick<Article, 'id' | 'version'>, grouping: StoryGrouping): void {
    this.#parts.connection.transaction(() => {
      if (this.#parts.articles.article(id)?.version !== version) return;
      groupArticle(this.#parts.storyWriter, id, grouping);
    });
  }

  /** Its story is found by vectors of the archive's model: where another is served, later. To be called in the transaction. */
  #placed(
    articleId: string,
    passages: readonly EmbeddedPassage[],
    grouping: StoryGrouping | undefined,
  ): void {
    this.#parts.model.keepNext(articleId, passages);
    if (grouping && this.#parts.model.served().isCurrent)
      groupArticle(this.#parts.storyWriter, articleId, grouping);
  }

  /** @param stored how many are searchable now that were not before */
  #passagesChanged(stored: number, withdrawn: readonly number[]): void {
    const { passages, keywords, keeper, onChange } = this.#parts;
    passages.passagesChanged(stored - withdrawn.length);
    keywords.passagesChanged();
    keeper.update(withdrawn);
    onChange();
  }
}
