import type { Archive } from '../archive/archive.js';
import type { Collection } from '../archive/collection.js';
import type { Article, ArticleHead } from '../archive/article.js';
import type { CollectionId } from '../archive/collection-id.js';
import type { ArticleList, RemovedArticle } from '../archive/kept-articles.js';
import { copiedArticle } from '../answering/copied-article.js';
import type { Embedder } from '../embedding/embedder.js';
import { UserError } from '../errors.js';
import { editArticle } from '../reading/edit-article.js';
import { requirePermittedHost } from '../reading/host-rules.js';
import { groupAlone } from '../reading/stories/group-ungrouped.js';
import { withListedOutlet } from '../search/outlet/listed-outlet.js';
import type {
  ArticleManagement,
  ArticleRequest,
  ArticleView,
  ChangeArticleRequest,
  EditArticleRequest,
  ListArticlesRequest,
  RemovalOutcome,
  UndoRemovalRequest,
} from './managed-articles.js';
import { readHostRules } from './host-settings.js';
import { mayChange, requireMayChange } from './may-change.js';
import { enqueuePurge, undoMs } from './purge-job.js';

export interface ArticleDeskParts {
  readonly archive: Archive;
  readonly embedder: Embedder;
  readonly now: () => Date;
}

/** Listing, correcting and removing articles, in the process that holds the archive. */
export class ArticleDesk implements ArticleManagement {
  readonly #parts: ArticleDeskParts;

  constructor(parts: ArticleDeskParts) {
    this.#parts = parts;
  }

  async listArticles({ collection, filter, offset, limit }: ListArticlesRequest): Promise<ArticleList> {
    const own = this.#collection(collection);
    return own.list(await withListedOutlet(filter, [own]), { offset, limit });
  }

  async showArticle(request: ArticleRequest): Promise<ArticleView> {
    const collection = this.#collection(request.collection);
    const removed = await collection.removed(request.article.trim());
    if (removed) return { state: 'removed', removed, undoUntil: this.#undoUntil(removed) };
    const found = await this.#find(request);
    const stories = await collection.storiesOf([found.id]);
    const story = stories.get(found.id) ?? null;
    return {
      state: 'kept',
      article: head(found),
      versions: await collection.versions(found.id),
      story: story && {
        id: story.id,
        articles: story.articles.length,
        independentOutlets: story.independentOutlets,
      },
      copyOf: story && (await copiedArticle(collection, story, found.id)),
    };
  }

  async editArticle({ facts, by, ...request }: EditArticleRequest): Promise<ArticleHead> {
    const { archive, embedder } = this.#parts;
    const article = await this.#find(request);
    requireMayChange(by, article.addedBy);
    const person = { id: by.id, name: by.name };
    const collection = this.#collection(request.collection);
    const rules = await readHostRules(archive.settings, request.collection);
    const permitHost = (host: string) => requirePermittedHost(rules, host);
    return head(await editArticle(article, facts, person, { collection, embedder, permitHost }));
  }

  async removeArticle({ by, ...request }: ChangeArticleRequest): Promise<RemovalOutcome> {
    const { archive, now } = this.#parts;
    const { id, addedBy } = await this.#find(request);
    requireMayChange(by, addedBy);
    const removedAt = now();
    await enqueuePurge(archive, request.collection, removedAt);
    const removal = { at: removedAt.toISOString(), by: { id: by.id, name: by.name } };
    const removed = await this.#collection(request.collection).remove(id, removal);
    if (!removed) throw noArticle(request.article);
    return { removed, undoUntil: new Date(removedAt.getTime() + undoMs).toISOString() };
  }

  async undoRemoval({ by, ...request }: UndoRemovalRequest): Promise<ArticleHead> {
    const collection = this.#collection(request.collection);
    const removed = await this.#findRemoved(request, by);
    if (this.#undoUntil(removed) === null) throw tooLate(removed);
    requireMayChange(by, removed.addedBy);
    const restored = await collection.restore(removed.id);
    if (restored.status === 'unknown') throw tooLate(removed);
    if (restored.status === 'added-again') {
      const { id } = restored.article;
      throw removed.title === null
        ? new UserError('untitled-added-again', { id })
        : new UserError('added-again', { title: shortened(removed.title), id });
    }
    await groupAlone(collection, restored.article.id);
    return head(restored.article);
  }

  async removals(collection: CollectionId): Promise<readonly RemovedArticle[]> {
    const waiting = await this.#collection(collection).removals();
    return waiting.filter((removed) => this.#undoUntil(removed) !== null);
  }

  #collection(id: CollectionId): Collection {
    return this.#parts.archive.collection(id);
  }

  /** Null where it is too late. */
  #undoUntil({ removedAt, isPurged }: RemovedArticle): string | null {
    const until = Date.parse(removedAt) + undoMs;
    return isPurged || until < this.#parts.now().getTime() ? null : new Date(until).toISOString();
  }

  async #find({ collection, article: named }: ArticleRequest): Promise<Article> {
    const own = this.#collection(collection);
    const name = named.trim();
    const byId = await own.article(name);
    if (byId) return byId;
    const filter = { outlet: null, since: null, until: null, by: null, title: name || null };
    const { articles } = await own.list(filter, { offset: 0, limit: 50 });
    const exact = articles.filter(({ title }) => title?.toLowerCase() === name.toLowerCase());
    const titled = exact.length > 0 || name === '' ? exact : articles;
    if (titled.length > 1) {
      const ids = titled.slice(0, 5).map(({ id }) => id);
      throw new UserError('several-articles', { name: name.slice(0, 80), ids: ids.join(', ') });
    }
    const article = titled[0] ? await own.article(titled[0].id) : null;
    if (!article) throw noArticle(name);
    return article;
  }

  async #findRemoved(
    { collection, article: named }: Omit<UndoRemovalRequest, 'by'>,
    by: UndoRemovalRequest['by'],
  ): Promise<RemovedArticle> {
    const removals = await this.removals(collection);
    const name = named?.trim() ?? null;
    const found =
      name === null
        ? removals.find(({ addedBy }) => mayChange(by, addedBy))
        : (removals.find(({ title }) => title?.toLowerCase() === name.toLowerCase()) ??
          (await this.#collection(collection).removed(name)));
    if (found) return found;
    throw name === null
      ? new UserError('nothing-to-undo')
      : new UserError('not-removed-lately', { name: name.slice(0, 80) });
  }
}

function head({ text: _text, ...rest }: Article): ArticleHead {
  return rest;
}

function noArticle(named: string): UserError {
  return new UserError('unknown-article', { name: named.trim().slice(0, 80) });
}

function tooLate(removed: RemovedArticle): UserError {
  return removed.title === null
    ? new UserError('untitled-too-late')
    : new UserError('too-late', { title: shortened(removed.title) });
}

function shortened(title: string): string {
  return title.slice(0, 100);
}
