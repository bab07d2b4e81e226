import type { Article, ArticleContent, EmbeddedPassage, Person } from '../article.js';
import { assertWritable } from '../assert-writable.js';
import type { AddedArticle, Page, UngroupedArticle } from '../collection.js';
import { packOriginal } from '../original-packing.js';
import { groupArticleLater } from '../stories/group-article.js';
import type { StoryGrouping } from '../stories/story-grouping.js';
import type { VectorProfile } from '../vector-profile.js';
import type { Written } from './article-writer.js';
import { servedModel, storable } from './collection-model.js';
import type { CollectionAccess, CollectionRooms } from './collection-rooms.js';
import { readCollection } from './collection-row.js';
import { keepForLater } from './next-vectors.js';
import { PassageStore } from './passage-store.js';
import { StoryWriter } from './story-writer.js';

/** Writes the articles of a collection: each with its passages, words and story in one transaction. */
export class CollectionArticles {
  readonly #access: CollectionAccess;
  readonly #profile: VectorProfile;

  constructor(access: CollectionAccess, profile: VectorProfile) {
    this.#access = access;
    this.#profile = profile;
  }

  async add(
    content: ArticleContent,
    passages: readonly EmbeddedPassage[],
    grouping?: StoryGrouping,
  ): Promise<AddedArticle> {
    assertWritable(content, passages, this.#profile.dimension);
    const original = content.original && (await packOriginal(content.original));
    return this.#access.write(async (rooms) => {
      const {
        article,
        status,
        passages: count,
      } = await this.#written(rooms, passages, grouping, async (kept) =>
        rooms.writer.add(content, kept, original),
      );
      return { article, status, passages: count };
    });
  }

  /** Null where another version is the newest by now. */
  async edit(
    article: Pick<Article, 'id' | 'version'>,
    content: ArticleContent & { readonly editedBy: Person },
    passages: readonly EmbeddedPassage[],
    grouping?: StoryGrouping,
  ): Promise<Article | null> {
    assertWritable(content, passages, this.#profile.dimension);
    return this.#access.write(async (rooms) => {
      const edited = await this.#written(rooms, passages, grouping, (kept) =>
        rooms.writer.edit(article, content, kept),
      );
      return edited?.article ?? null;
    });
  }

  /** Makes the passages of an article's newest version anew; nothing is done where another version is that by now. */
  async remakePassages(article: Article, passages: readonly EmbeddedPassage[]): Promise<void> {
    assertWritable(article, passages, this.#profile.dimension);
    await this.#access.write(async (rooms) => {
      if ((await rooms.articles.article(article.id))?.version !== article.version) return;
      const { session } = rooms;
      const served = await servedModel(session, await readCollection(session), this.#profile);
      const kept = await storable(session, served, this.#profile, passages);
      const stored = await rooms.writer.remake(article, kept);
      await keepForLater(session, served, this.#profile, stored, passages);
    });
  }

  /** Articles in no story, with their vectors; none where these are of another model. */
  ungrouped(page: Page): Promise<readonly UngroupedArticle[]> {
    return this.#access.read(async ({ session, articles }) => {
      const served = await servedModel(session, await readCollection(session), this.#profile);
      if (!served.isCurrent) return [];
      const store = await PassageStore.of(session);
      const waiting: UngroupedArticle[] = [];
      for (const article of await articles.ungrouped(page)) {
        waiting.push({ article, vectors: await store.vectorsOfArticle(article.id) });
      }
      return waiting;
    });
  }

  async group({ id, version }: Pick<Article, 'id' | 'version'>, grouping: StoryGrouping): Promise<void> {
    await this.#access.write(async ({ session, articles }) => {
      if ((await articles.article(id))?.version !== version) return;
      await groupArticleLater(new StoryWriter(session), id, grouping);
    });
  }

  /** Its story is found by vectors of the archive's model: where another is served, later. */
  async #written<Result extends (Written & { readonly status?: string }) | null>(
    { session }: CollectionRooms,
    passages: readonly EmbeddedPassage[],
    grouping: StoryGrouping | undefined,
    write: (kept: readonly EmbeddedPassage[]) => Promise<Result>,
  ): Promise<Result> {
    const served = await servedModel(session, await readCollection(session), this.#profile);
    const written = await write(await storable(session, served, this.#profile, passages));
    if (!written || written.status === 'duplicate') return written;
    await keepForLater(session, served, this.#profile, written.stored, passages);
    if (grouping && served.isCurrent) {
      await groupArticleLater(new StoryWriter(session), written.article.id, grouping);
    }
    return written;
  }
}
