import type {
  AddedArticle,
  ArticleIdentity,
  ExistingArticle,
  Page,
  SearchFilter,
} from '../../src/archive/collection.js';
import { adderOf } from '../../src/archive/adder.js';
import type { Article, ArticleContent, EmbeddedPassage, Original } from '../../src/archive/article.js';
import { articleId } from '../../src/archive/article-id.js';
import { assertPassage } from '../../src/archive/passage-rows.js';
import { outletKey, shownOutletKey } from '../../src/archive/outlet-key.js';
import type { StoryGrouping } from '../../src/archive/stories/story-grouping.js';
import { textHash } from '../../src/archive/text-hash.js';
import { betterAddress, urlKey } from '../../src/archive/url-key.js';
import { passes } from './memory-filter.js';
import { findAmong } from './memory-find.js';
import { MemoryPassages, type StoredPassage } from './memory-passages.js';
import { newestVersions, type Version } from './memory-versions.js';

/** What the articles in memory need of their collection. */
export interface ArticleSurroundings {
  /** Numbers in a vector. */
  readonly dimension: number;
  isRemoved(articleId: string): boolean;
  group(article: Article, grouping: StoryGrouping): void;
}

/** The articles of a collection in memory, with all their versions and passages. */
export class MemoryArticles {
  /** All versions of each article, oldest first. */
  readonly all = new Map<string, Version[]>();
  readonly passages = new MemoryPassages();
  readonly #around: ArticleSurroundings;

  constructor(around: ArticleSurroundings) {
    this.#around = around;
  }

  /** Newest versions of what is not removed, in order of id. */
  current(): readonly Article[] {
    return newestVersions(this.all.values()).filter(({ id }) => !this.#around.isRemoved(id));
  }

  /** Passages of these, those of articles that pass `filter`. */
  searchable(filter?: SearchFilter): readonly StoredPassage[] {
    return this.passages
      .all()
      .filter(
        ({ articleId: id, version, article }) =>
          this.all.get(id)?.length === version &&
          !this.#around.isRemoved(id) &&
          (!filter || passes(article, filter)),
      );
  }

  async find(identity: ArticleIdentity): Promise<ExistingArticle | null> {
    return findAmong(
      this.current(),
      identity,
      ({ id }) =>
        new Set(
          (this.all.get(id) ?? []).flatMap(({ article: { url } }) => (url === null ? [] : urlKey(url))),
        ),
    );
  }

  async add(
    { original, ...content }: ArticleContent,
    passages: readonly EmbeddedPassage[],
    grouping?: StoryGrouping,
  ): Promise<AddedArticle> {
    for (const passage of passages) assertPassage(passage, content.text, this.#around.dimension);
    const identity = { url: content.url, externalId: content.externalId, textHash: textHash(content.text) };
    const existing = await this.find(identity);
    if (existing?.same === 'text') return { article: existing.article, status: 'duplicate', passages: 0 };
    const before = existing?.article;
    const { addedBy: _addedBy, ...facts } = content;
    const adder = before ? before.addedBy : adderOf(content);
    const article: Article = {
      ...facts,
      ...(adder ? { addedBy: adder } : {}),
      id: before?.id ?? this.#freeId(identity),
      url:
        before?.url && content.url
          ? betterAddress(before.url, content.url)
          : (content.url ?? before?.url ?? null),
      externalId: before?.externalId ?? content.externalId,
      version: (before?.version ?? 0) + 1,
      addedAt: new Date().toISOString(),
    };
    this.all.set(article.id, [...(this.all.get(article.id) ?? []), { article, original }]);
    this.store(article, passages, grouping);
    return { article, status: before ? 'updated' : 'added', passages: passages.length };
  }

  /** Keeps the passages of a version that is there. */
  store(article: Article, passages: readonly EmbeddedPassage[], grouping?: StoryGrouping): void {
    this.passages.store(article, passages);
    if (grouping) this.#around.group(article, grouping);
  }

  async article(articleKey: string): Promise<Article | null> {
    return this.current().find(({ id }) => id === articleKey) ?? null;
  }

  async original(articleKey: string, version: number): Promise<Original | null> {
    return this.#version(articleKey, version)?.original ?? null;
  }

  async versionText(articleKey: string, version: number): Promise<string | null> {
    return this.#version(articleKey, version)?.article.text ?? null;
  }

  async articles({ after, limit }: Page): Promise<readonly Article[]> {
    return this.current()
      .filter((article) => article.id > (after ?? ''))
      .slice(0, limit);
  }

  async articleCount(): Promise<number> {
    return this.current().length;
  }

  async undatedCount(outlet: string | null): Promise<number> {
    const isOf = (article: Article): boolean =>
      outlet === null || shownOutletKey(article) === outletKey(outlet);
    return this.current().filter((article) => article.publishedAt === null && isOf(article)).length;
  }

  clear(): void {
    this.all.clear();
    this.passages.clear();
  }

  #version(articleKey: string, version: number): Version | undefined {
    return this.#around.isRemoved(articleKey) ? undefined : this.all.get(articleKey)?.[version - 1];
  }

  #freeId(identity: ArticleIdentity): string {
    for (let turn = 1; ; turn += 1) {
      const id = articleId(identity, turn);
      if (!this.all.has(id) && !this.#around.isRemoved(id)) return id;
    }
  }
}
