import type { Archive, Collection } from '../archive/archive.js';
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
      throw new UserError(
        'added-again',
        `${shown(removed)} was added again in the meantime (${restored.article.id}), so there is nothing to undo.`,
      );
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
      throw new UserError(
        'several-articles',
        `Several articles are called "${name.slice(0, 80)}": give the id of one (${ids.join(', ')}).`,
      );
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
    throw new UserError(
      'nothing-to-undo',
      name === null
        ? 'Nothing that you may bring back was removed here in the last ten minutes.'
        : `No article "${name.slice(0, 80)}" was removed here in the last ten minutes: what is longer gone cannot be brought back.`,
    );
  }
}

function head({ text: _text, ...rest }: Article): ArticleHead {
  return rest;
}

function noArticle(named: string): UserError {
  return new UserError(
    'no-article',
    `There is no article "${named.trim().slice(0, 80)}" here: choose one from the list, or give its id or a part of its title.`,
  );
}

function tooLate(removed: RemovedArticle): UserError {
  return new UserError(
    'too-late',
    `${shown(removed)} was removed more than ten minutes ago and cannot be brought back: add it again.`,
  );
}

function shown({ title }: RemovedArticle): string {
  return title === null ? 'The article' : `"${title.slice(0, 100)}"`;
}
