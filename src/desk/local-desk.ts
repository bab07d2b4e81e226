import { answerQuestion, type AnswerBody, type AnswerRequest } from '../answering/answer-question.js';
import { parseDay } from '../answering/dates.js';
import { withSourcesToday } from '../answering/sources-today.js';
import type { Answer } from '../archive/answer.js';
import type { Archive, Collection } from '../archive/archive.js';
import type { ArticleContent } from '../archive/article.js';
import { seedsCollection, type CollectionId } from '../archive/collection-id.js';
import type { Embedder } from '../embedding/embedder.js';
import type { Logger } from '../logger.js';
import type { Extractor } from '../reading/page/extractor.js';
import type { Announcer } from '../reading/feeds/announcer.js';
import type { Clock } from '../clock.js';
import type { Fetcher } from '../reading/fetch/guarded-fetch.js';
import { noHostRules, requirePermittedHost, type HostRules } from '../reading/host-rules.js';
import { readArticle } from '../reading/read-article.js';
import { StoryTender } from '../reading/stories/story-tender.js';
import { takeIn } from '../reading/take-in.js';
import { aliasTable, type AliasGroup } from '../search/alias-table.js';
import type { BotDesk } from './bot-desk.js';
import { readSettings, saveSettings } from './collection-settings.js';
import type { OpinionDesk } from './opinion-desk.js';
import type { SettingsDesk } from './settings-desk.js';
import { dayIn } from './day-in.js';
import { readAliases, saveAliases } from './alias-settings.js';
import { newAnswerId } from './answer-id.js';
import { findAnswer } from './find-answer.js';
import { ArticleDesk } from './article-desk.js';
import { LocalCheckDesk } from './local-check-desk.js';
import type { FeedDesk } from './feed-desk.js';
import { readHostRules, saveHostRules } from './host-settings.js';
import { JobRunner } from './job-runner.js';
import { purgeHandler, purgeKind } from './purge-job.js';
import { openFeeds, type OpenFeeds } from './open-feeds.js';
import type { AddRequest, AskRequest, Desk, FindAnswerRequest, ReadOutcome } from './desk.js';
import { verbatimBody } from './verbatim-body.js';
import { statedProvenance } from './stated-provenance.js';
import type { AddOutcome, AddProgress } from '../reading/article-input.js';

/** What a desk works with. */
export interface DeskParts {
  readonly archive: Archive;
  readonly embedder: Embedder;
  readonly fetcher: Fetcher;
  readonly extractor: Extractor;
  /** The feeds' time, and what spreads their polls; tests set both. */
  readonly clock?: Clock;
  readonly random?: () => number;
  /** Whether a collection with few articles is searched together with the starter articles. */
  readonly useSeeds: boolean;
  /** Sees to it that the starter articles are in the archive; called before they are searched. */
  readonly prepareSeeds: () => Promise<void>;
  readonly now: () => Date;
  readonly logger: Logger;
}

interface ReadingWishes {
  readonly onProgress?: ((progress: AddProgress) => void) | undefined;
  readonly rules?: HostRules;
}

/** A collection with fewer articles than this is searched together with the starter articles. */
const fewArticles = 20;

/** Dateline at work, in the process that holds the archive. */
export class LocalDesk implements BotDesk {
  readonly feeds: FeedDesk;
  readonly settings: SettingsDesk;
  readonly opinions: OpinionDesk;
  readonly #parts: DeskParts;
  readonly #stories: StoryTender;
  readonly #feeds: OpenFeeds;
  readonly #articles: ArticleDesk;
  readonly sharing: LocalCheckDesk;
  /** Does what was put off; whoever owns the archive for a while starts it. */
  readonly jobs: JobRunner;
  readonly listArticles: Desk['listArticles'] = (request) => this.#articles.listArticles(request);
  readonly showArticle: Desk['showArticle'] = (request) => this.#articles.showArticle(request);
  readonly editArticle: Desk['editArticle'] = (request) => this.#articles.editArticle(request);
  readonly removeArticle: Desk['removeArticle'] = (request) => this.#articles.removeArticle(request);
  readonly undoRemoval: Desk['undoRemoval'] = (request) => this.#articles.undoRemoval(request);
  readonly removals: Desk['removals'] = (collection) => this.#articles.removals(collection);
  readonly check: Desk['check'] = (request) => this.sharing.check(request);

  constructor(parts: DeskParts) {
    const { archive, now, logger } = parts;
    this.#parts = parts;
    this.settings = {
      read: (collection) => readSettings(archive.settings, collection),
      change: (collection, change) => saveSettings(archive.settings, collection, change),
    };
    this.opinions = {
      give: (collection, opinion) =>
        archive.collection(collection).feedback.give({ ...opinion, givenAt: now().toISOString() }),
      reasons: (collection, limit) => archive.collection(collection).feedback.reasons(limit),
    };
    this.#feeds = openFeeds(parts);
    this.feeds = this.#feeds.desk;
    this.#stories = new StoryTender(logger);
    this.#articles = new ArticleDesk(parts);
    this.sharing = new LocalCheckDesk(parts, {
      settings: this.settings,
      aliases: (collection) => this.aliases(collection),
      starter: (own) => this.#starterBeside(own),
      verbatim: (body) => verbatimBody(body, parts),
    });
    const handlers = new Map([[purgeKind, purgeHandler(archive, now)]]);
    this.jobs = new JobRunner({ jobs: archive.jobs, handlers, now, logger });
  }

  async ask(request: AskRequest): Promise<Answer> {
    const { now } = this.#parts;
    const started = performance.now();
    const askedAt = now();
    const { timeZone, weekStart } = await this.settings.read(request.collection);
    const asOf = request.asOf === null ? dayIn(timeZone, askedAt) : parseDay(request.asOf, 'as-of');
    const collection = this.#parts.archive.collection(request.collection);
    const aliases = aliasTable(await this.aliases(request.collection));
    const hideNewer = request.asOf !== null;
    const body = await this.#answer(collection, { ...request, asOf, weekStart, hideNewer, aliases });
    const answer: Answer = {
      ...(await verbatimBody(body, this.#parts)),
      id: newAnswerId(),
      filters: request.filters,
      asOf,
      askedAt: askedAt.toISOString(),
      audience: request.audience,
      tookMs: Math.round((performance.now() - started) * 10) / 10,
    };
    await collection.saveAnswer(answer);
    return answer;
  }

  /** The starter articles are searched only for what the collection's own do not answer: so they lose every tie. */
  async #answer(own: Collection, request: Omit<AnswerRequest, 'collections'>): Promise<AnswerBody> {
    const { embedder } = this.#parts;
    this.#stories.tend(own);
    const body = await answerQuestion({ ...request, collections: [own] }, embedder);
    if (body.verdict === 'answered') return body;
    const seeds = await this.#starterBeside(own);
    return seeds ? answerQuestion({ ...request, collections: [own, seeds] }, embedder) : body;
  }

  /** The starter articles, where they are searched beside a collection; null where that has enough of its own. */
  async #starterBeside(own: Collection): Promise<Collection | null> {
    const { archive, prepareSeeds, useSeeds } = this.#parts;
    if (!useSeeds || own.id === seedsCollection || (await own.articleCount()) >= fewArticles) return null;
    await prepareSeeds();
    const seeds = archive.collection(seedsCollection);
    this.#stories.tend(seeds);
    return seeds;
  }

  async add(request: AddRequest, onProgress?: (progress: AddProgress) => void): Promise<AddOutcome> {
    const { archive, embedder } = this.#parts;
    const collection = archive.collection(request.collection);
    const rules = await this.hosts(request.collection);
    const content = await this.#read(request, { onProgress, rules });
    const provenance = statedProvenance(request) ?? content.provenance;
    const given = { ...content, provenance, addedBy: request.by };
    const outcome = await takeIn(given, collection, embedder, { onProgress });
    this.#stories.tend(collection);
    return outcome;
  }

  async read(request: Pick<AddRequest, 'input' | 'hints'>): Promise<ReadOutcome> {
    const content = await this.#read({ ...request, by: { id: 'reader', name: 'reader' } });
    const { title, outlet, authors, publishedAt, modifiedAt, url, language, text } = content;
    return { title, outlet, authors, publishedAt, modifiedAt, url, language, text };
  }

  async findAnswer(request: FindAnswerRequest): Promise<Answer> {
    const { archive } = this.#parts;
    const answer = await findAnswer(archive.collection(request.collection), request);
    return withSourcesToday(answer, archive);
  }

  async attachMessage(collection: CollectionId, answerId: string, messageId: string): Promise<void> {
    await this.#parts.archive.collection(collection).attachMessage(answerId, messageId);
  }

  async outlets(collection: CollectionId): Promise<readonly string[]> {
    return this.#parts.archive.collection(collection).outlets();
  }

  async aliases(collection: CollectionId): Promise<readonly AliasGroup[]> {
    return readAliases(this.#parts.archive.settings, collection);
  }

  async setAliases(collection: CollectionId, groups: readonly AliasGroup[]): Promise<readonly AliasGroup[]> {
    return saveAliases(this.#parts.archive.settings, collection, groups);
  }

  async hosts(collection: CollectionId): Promise<HostRules> {
    return readHostRules(this.#parts.archive.settings, collection);
  }

  async setHosts(collection: CollectionId, rules: HostRules): Promise<HostRules> {
    return saveHostRules(this.#parts.archive.settings, collection, rules);
  }

  async feedback(collection: CollectionId, page: Parameters<Desk['feedback']>[1]) {
    return this.#parts.archive.collection(collection).feedback.list(page);
  }

  async stats(collection: CollectionId) {
    return this.#parts.archive.collection(collection).stats();
  }

  async verify() {
    const { archive } = this.#parts;
    const found = [];
    for (const id of await archive.collections()) found.push(...(await archive.collection(id).verify()));
    return found;
  }

  async articles(collection: CollectionId, page: { readonly after: string | null; readonly limit: number }) {
    return this.#parts.archive.collection(collection).articles(page);
  }

  /** Polls the feeds of all collections from now on. The returned function ends that. */
  keepFeeds(announcer: Announcer): () => Promise<void> {
    return this.#feeds.keep(announcer);
  }

  async close(): Promise<void> {
    const { archive, embedder, extractor } = this.#parts;
    await this.jobs.stop();
    // A poll under way works with all of them.
    await this.#feeds.close();
    await Promise.all([extractor.close(), embedder.close(), this.#stories.close()]);
    await archive.close();
  }

  async #read(
    request: Pick<AddRequest, 'input' | 'hints' | 'by'>,
    { onProgress, rules = noHostRules }: ReadingWishes = {},
  ): Promise<ArticleContent> {
    const { fetcher, extractor, now } = this.#parts;
    return readArticle(request.input, request.hints, {
      by: request.by,
      retrievedAt: now().toISOString(),
      fetcher,
      extractor,
      permitHost: (host) => requirePermittedHost(rules, host),
      onProgress,
    });
  }
}
