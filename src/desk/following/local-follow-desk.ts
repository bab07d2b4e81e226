import { randomInt } from 'node:crypto';
import { articleMeant, type ArticleMeant } from '../../answering/timeline/article-meant.js';
import type { Answer } from '../../archive/answer.js';
import type { Archive } from '../../archive/archive.js';
import type { Collection } from '../../archive/collection.js';
import type { Article } from '../../archive/article.js';
import type { CollectionId } from '../../archive/collection-id.js';
import type { FollowedStory } from '../../archive/followed-stories.js';
import { placeKey, type Place } from '../../archive/place.js';
import type { Story } from '../../archive/stories/story.js';
import type { Embedder } from '../../embedding/embedder.js';
import { UserError } from '../../errors.js';
import { groupAlone } from '../../reading/stories/group-ungrouped.js';
import { aliasTable } from '../../search/alias-table.js';
import { readAliases } from '../alias-settings.js';
import { readSettings } from '../collection-settings.js';
import { dayIn } from '../day-in.js';
import {
  mostFollowed,
  type FollowDesk,
  type FollowedNow,
  type Following,
  type FollowRequest,
} from '../follow-desk.js';
import { storyLine, type StoryLine } from '../story-line.js';

export interface FollowParts {
  readonly archive: Archive;
  readonly embedder: Embedder;
  readonly now: () => Date;
  /** Told that a collection follows another story. */
  readonly changed: (collection: CollectionId) => void;
}

/** Crockford's base 32: no letter that is taken for a digit. */
const idAlphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** The stories that are followed, in the process that holds the archive. */
export class LocalFollowDesk implements FollowDesk {
  readonly #parts: FollowParts;

  constructor(parts: FollowParts) {
    this.#parts = parts;
  }

  async follow({ collection: id, by, place, setUp }: FollowRequest): Promise<Following> {
    const { archive, changed } = this.#parts;
    const collection = archive.collection(id);
    const meant = 'answer' in by ? answered(by.answer, id) : await this.#meant(by.topic, id);
    const story = meant && (await storyOf(collection, meant.articleId));
    if (!meant || !story) {
      throw 'answer' in by
        ? new UserError('answer-without-story', { answer: by.answer.id })
        : new UserError('nothing-to-follow', { topic: by.topic.trim().slice(0, 80) });
    }
    const line = await lineOf(collection, story);
    const before = await this.#followedBefore(collection, story, place);
    const followed: FollowedStory = {
      id: newFollowedId(),
      collection: id,
      storyId: story.id,
      title: line?.title ?? '',
      place,
      setUp,
      quietUntil: null,
      attempt: null,
      stopped: null,
    };
    const ids = story.articles.map(({ articleId }) => articleId);
    const missed = await this.#missed(before, ids);
    const known = ids.filter((articleId) => !missed.has(articleId));
    // Those before make room for it, and go once it is there.
    const most = mostFollowed + before.length;
    if ((await archive.followedStories.add(followed, known, most)) === 'full') {
      throw new UserError('too-many-followed', { most: mostFollowed });
    }
    for (const each of before) await archive.followedStories.remove(each.id);
    changed(id);
    return { followed, story: line, isSure: meant.isSure, wasFollowed: before.length > 0 };
  }

  /** Under whatever id it was followed: in this place, or in one where it is no longer announced. */
  async #followedBefore(
    collection: Collection,
    story: Story,
    place: Place,
  ): Promise<readonly FollowedStory[]> {
    const before: FollowedStory[] = [];
    for (const followed of await this.#parts.archive.followedStories.list(collection.id)) {
      const isHere = placeKey(followed.place) === placeKey(place);
      if (!isHere && followed.stopped === null) continue;
      if ((await collection.story(followed.storyId))?.id === story.id) before.push(followed);
    }
    return before;
  }

  /** Of these articles those that came when they could not be announced. */
  async #missed(
    before: readonly FollowedStory[],
    articleIds: readonly string[],
  ): Promise<ReadonlySet<string>> {
    const stopped = before.find((followed) => followed.stopped !== null);
    return new Set(stopped ? await this.#parts.archive.followedStories.unknown(stopped.id, articleIds) : []);
  }

  async list(id: CollectionId): Promise<readonly FollowedNow[]> {
    const { archive } = this.#parts;
    const collection = archive.collection(id);
    const all: FollowedNow[] = [];
    for (const followed of await archive.followedStories.list(id)) {
      const story = await collection.story(followed.storyId);
      all.push({ followed, story: story && (await lineOf(collection, story)) });
    }
    return all;
  }

  async stop(id: CollectionId, name: string): Promise<FollowedStory> {
    const { followedStories } = this.#parts.archive;
    const wanted = name.trim().toLowerCase();
    const all = await followedStories.list(id);
    const titled = all.filter(({ title }) => title.toLowerCase() === wanted);
    const followed = all.find((each) => each.id === wanted) ?? (titled.length === 1 ? titled[0] : undefined);
    if (!followed) throw new UserError('no-followed-story', { name: name.trim().slice(0, 80) });
    await followedStories.remove(followed.id);
    return followed;
  }

  removeAll(id: CollectionId): Promise<number> {
    return this.#parts.archive.followedStories.removeAll(id);
  }

  async #meant(topic: string, id: CollectionId): Promise<ArticleMeant | null> {
    const { archive, embedder, now } = this.#parts;
    const { timeZone, weekStart } = await readSettings(archive.settings, id);
    const aliases = aliasTable(await readAliases(archive.settings, id));
    const asOf = dayIn(timeZone, now());
    return articleMeant({ topic, collection: archive.collection(id), asOf, weekStart, aliases }, embedder);
  }
}

/** The article that an answer quotes first, where it is one of this collection: the starter articles have no news. */
function answered({ findings, sources }: Answer, id: CollectionId): ArticleMeant | null {
  const source = sources.find(({ n }) => n === findings[0]?.source);
  return source?.collection === id ? { articleId: source.article, isSure: true } : null;
}

/** Null where the article was removed. */
async function storyOf(collection: Collection, articleId: string): Promise<Story | null> {
  const known = (await collection.storiesOf([articleId])).get(articleId);
  if (known) return known;
  if (!(await collection.article(articleId))) return null;
  await groupAlone(collection, articleId);
  return (await collection.storiesOf([articleId])).get(articleId) ?? null;
}

/** The whole story as a line; null where none of its articles can be read. */
async function lineOf(collection: Collection, story: Story): Promise<StoryLine | null> {
  const articles = await Promise.all(story.articles.map(({ articleId }) => collection.article(articleId)));
  const there = articles.filter((article): article is Article => article !== null);
  return there.length > 0 ? storyLine(there, story) : null;
}

/** "w" and six characters, 30 random bits: short enough to type. */
function newFollowedId(): string {
  return `w${Array.from({ length: 6 }, () => idAlphabet[randomInt(idAlphabet.length)]).join('')}`;
}
