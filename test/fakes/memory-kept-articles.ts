import { adderOf } from '../../src/archive/adder.js';
import { answerWithoutArticle } from '../../src/archive/answer-without-article.js';
import type { Article, ArticleContent, EmbeddedPassage, Person } from '../../src/archive/article.js';
import { calendarDay } from '../../src/archive/calendar-day.js';
import type {
  KeptArticles,
  ListFilter,
  Removal,
  RemovedArticle,
  Restored,
} from '../../src/archive/kept-articles.js';
import { outletKey, shownOutletKey } from '../../src/archive/outlet-key.js';
import type { StoryGrouping } from '../../src/archive/stories/story-grouping.js';
import { textHash } from '../../src/archive/text-hash.js';
import { UserError } from '../../src/errors.js';
import type { MemoryAnswers } from './memory-answers.js';
import { findAmong } from './memory-find.js';
import type { MemoryStories } from './memory-stories.js';
import type { Version } from './memory-versions.js';

/** What managing articles needs of a collection in memory. */
export interface ManagedMemory {
  collection(): string;
  readonly versions: Map<string, Version[]>;
  readonly answers: MemoryAnswers;
  readonly stories: MemoryStories;
  /** Newest versions of what is not removed, in order of id. */
  current(): readonly Article[];
  store(article: Article, passages: readonly EmbeddedPassage[], grouping?: StoryGrouping): void;
  dropPassages(articleId: string): void;
}

/** Listing, correcting and removing in memory. */
export class MemoryKeptArticles implements KeptArticles {
  readonly #memory: ManagedMemory;
  readonly #removed = new Map<string, RemovedArticle>();

  constructor(memory: ManagedMemory) {
    this.#memory = memory;
  }

  /** Whether an article is, or was, stored under this id and is not there any more. */
  isRemoved(articleId: string): boolean {
    return this.#removed.has(articleId);
  }

  async list(filter: ListFilter, { offset, limit }: { readonly offset: number; readonly limit: number }) {
    const passing = this.#memory
      .current()
      .filter((article) => passesList(article, filter))
      .toSorted((one, other) =>
        one.addedAt < other.addedAt ? 1 : Number(one.addedAt === other.addedAt) - 1,
      );
    const articles = passing.slice(offset, offset + limit).map(({ text: _text, ...head }) => head);
    return { articles, total: passing.length };
  }

  async addedBetween({ after, until }: { readonly after: string; readonly until: string }) {
    const first = ({ id }: Article) => this.#memory.versions.get(id)?.[0]?.article.addedAt ?? '';
    return this.#memory
      .current()
      .filter((article) => first(article) > after && first(article) <= until)
      .toSorted((one, other) => (first(one) < first(other) ? 1 : Number(first(one) === first(other)) - 1))
      .map(({ text: _text, ...head }) => head);
  }

  async versions(articleId: string) {
    if (this.isRemoved(articleId)) return [];
    return (this.#memory.versions.get(articleId) ?? []).map(({ article }) => ({
      version: article.version,
      addedAt: article.addedAt,
      textHash: textHash(article.text),
      editedBy: article.editedBy ?? null,
    }));
  }

  async edit(
    { id, version }: Pick<Article, 'id' | 'version'>,
    { original: _original, ...content }: ArticleContent & { readonly editedBy: Person },
    passages: readonly EmbeddedPassage[],
    grouping?: StoryGrouping,
  ): Promise<Article | null> {
    const before = this.#memory.current().find((article) => article.id === id);
    if (before?.version !== version) return null;
    const met = findAmong(this.#memory.current(), { url: content.url, externalId: null, textHash: '' });
    if (met && met.article.id !== id) {
      const { id: taken, title } = met.article;
      throw title === null
        ? new UserError('url-taken-by-untitled', { id: taken })
        : new UserError('url-taken', { title, id: taken });
    }
    const { addedBy: _addedBy, ...facts } = content;
    const article: Article = {
      ...facts,
      ...(before.addedBy ? { addedBy: before.addedBy } : {}),
      id,
      externalId: before.externalId,
      version: version + 1,
      addedAt: new Date().toISOString(),
    };
    this.#memory.versions.get(id)?.push({ article, original: null });
    this.#memory.store(article, passages, grouping);
    return article;
  }

  async remove(articleId: string, { at, by }: Removal): Promise<RemovedArticle | null> {
    const article = this.#memory.current().find(({ id }) => id === articleId);
    if (!article) return null;
    const { id, title, outlet, url, addedBy } = article;
    const removed = { id, title, outlet, url, removedAt: at, removedBy: by, addedBy: addedBy ?? null };
    this.#removed.set(id, { ...removed, isPurged: false });
    this.#memory.stories.forget(id);
    return this.removed(id);
  }

  async restore(articleId: string): Promise<Restored> {
    const newest = this.#memory.versions.get(articleId)?.at(-1)?.article;
    if (!newest || !this.#removed.has(articleId)) return { status: 'unknown' };
    const identity = { url: newest.url, externalId: null, textHash: textHash(newest.text) };
    const again = findAmong(this.#memory.current(), identity);
    if (again) return { status: 'added-again', article: again.article };
    this.#removed.delete(articleId);
    return { status: 'restored', article: newest };
  }

  async removed(articleId: string): Promise<RemovedArticle | null> {
    return this.#removed.get(articleId) ?? null;
  }

  async removals(): Promise<readonly RemovedArticle[]> {
    return [...this.#removed.values()]
      .filter(({ isPurged }) => !isPurged)
      .sort((one, other) => (one.removedAt < other.removedAt ? 1 : -1));
  }

  async purge(removedUntil: string): Promise<number> {
    const due = (await this.removals()).filter(({ removedAt }) => removedAt <= removedUntil);
    for (const removed of due) {
      const { id: article, removedAt } = removed;
      const collection = this.#memory.collection();
      this.#removed.set(article, { ...removed, removedBy: null, addedBy: null, isPurged: true });
      this.#memory.versions.delete(article);
      this.#memory.dropPassages(article);
      this.#memory.answers.change((answer) =>
        answerWithoutArticle(answer, { collection, article, removedAt }),
      );
    }
    return due.length;
  }

  clear(): void {
    this.#removed.clear();
  }
}

function passesList(article: Article, { outlet, since, until, by, title }: ListFilter): boolean {
  const day = calendarDay(article.publishedAt);
  const adder = article.addedBy ?? adderOf(article);
  return (
    (outlet === null || shownOutletKey(article) === outletKey(outlet)) &&
    (since === null || day >= since) &&
    (until === null || (day !== '' && day <= until)) &&
    (by === null || adder?.id === by || adder?.name.toLowerCase() === by.toLowerCase()) &&
    (title === null || (article.title ?? '').toLowerCase().includes(title.toLowerCase()))
  );
}
