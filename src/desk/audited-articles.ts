import type { ArticleHead, Person } from '../archive/article.js';
import type { AuditedDeed } from '../archive/audit.js';
import type { AddOutcome } from '../reading/article-input.js';
import type { Auditor } from './auditor.js';
import type { AddRequest } from './desk.js';
import type {
  ArticleManagement,
  EditArticleRequest,
  ChangeArticleRequest,
  RemovalOutcome,
  UndoRemovalRequest,
} from './managed-articles.js';

/** Articles as they are managed, with what is corrected, removed and brought back noted. */
export class AuditedArticles implements ArticleManagement {
  readonly listArticles: ArticleManagement['listArticles'] = (request) =>
    this.#articles.listArticles(request);
  readonly showArticle: ArticleManagement['showArticle'] = (request) => this.#articles.showArticle(request);
  readonly removals: ArticleManagement['removals'] = (collection) => this.#articles.removals(collection);
  readonly #articles: ArticleManagement;
  readonly #auditor: Auditor;

  constructor(articles: ArticleManagement, auditor: Auditor) {
    this.#articles = articles;
    this.#auditor = auditor;
  }

  async editArticle(request: EditArticleRequest): Promise<ArticleHead> {
    const edited = await this.#articles.editArticle(request);
    await this.#note(request, 'article-edited', edited);
    return edited;
  }

  async removeArticle(request: ChangeArticleRequest): Promise<RemovalOutcome> {
    const outcome = await this.#articles.removeArticle(request);
    await this.#note(request, 'article-removed', outcome.removed);
    return outcome;
  }

  async undoRemoval(request: UndoRemovalRequest): Promise<ArticleHead> {
    const restored = await this.#articles.undoRemoval(request);
    await this.#note(request, 'article-restored', restored);
    return restored;
  }

  #note(
    { collection, by }: Pick<ChangeArticleRequest, 'collection'> & { readonly by: Person },
    kind: 'article-edited' | 'article-removed' | 'article-restored',
    { id, title }: Pick<ArticleHead, 'id' | 'title'>,
  ): Promise<void> {
    return this.#auditor.note(collection, by, { kind, article: id, title });
  }
}

/** What taking an article in is noted as; null where nothing came of it. */
export function additionDeed(
  { importedFrom }: Pick<AddRequest, 'importedFrom'>,
  { status, article }: AddOutcome,
): AuditedDeed | null {
  if (status === 'duplicate') return null;
  if (importedFrom !== undefined) return { kind: 'articles-imported', file: importedFrom };
  return {
    kind: status === 'added' ? 'article-added' : 'article-updated',
    article: article.id,
    title: article.title,
  };
}
