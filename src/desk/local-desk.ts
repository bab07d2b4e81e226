import { withSourcesToday } from '../answering/sources-today.js';
import type { Answer } from '../archive/answer.js';
import { type CollectionId } from '../archive/collection-id.js';
import type { Announcer } from '../reading/feeds/announcer.js';
import type { DeskParts } from './desk-parts.js';
import type { DeskVoice } from './desk-voice.js';
import { systemClock } from '../clock.js';
import { StoryTender } from '../reading/stories/story-tender.js';
import type { BotDesk } from './bot-desk.js';
import { LocalOpinionDesk } from './local-opinion-desk.js';
import type { OpinionDesk } from './opinion-desk.js';
import { LocalTimelineDesk } from './local-timeline-desk.js';
import { QuestionDesk } from './question-desk.js';
import type { TimelineDesk } from './timeline-desk.js';
import type { AuditDesk } from './audit-desk.js';
import { AuditedArticles } from './audited-articles.js';
import { AuditedFeedDesk } from './audited-feed-desk.js';
import { Auditor } from './auditor.js';
import type { AdditionParts } from './additions/addition-desk.js';
import { openAdditions } from './additions/open-additions.js';
import { LocalAllowanceDesk } from './local-allowance-desk.js';
import { LocalSettingsDesk } from './local-settings-desk.js';
import { noMetrics } from '../observing/metrics.js';
import { countedAsk } from './counted-desk.js';
import { findAnswer } from './find-answer.js';
import { ArticleDesk } from './article-desk.js';
import type { DigestDesk } from './digest-desk.js';
import { LocalCheckDesk } from './local-check-desk.js';
import type { CalendarDesk } from './calendar-desk.js';
import type { FeedDesk } from './feed-desk.js';
import type { FollowDesk } from './follow-desk.js';
import { CareDesk } from './care-desk.js';
import { JobRunner } from './job-runner.js';
import { purgeHandler, purgeKind } from './purge-job.js';
import { enqueueReembedding, reembedHandler, reembedKind } from './reembed-job.js';
import { onceStorable } from './once-storable.js';
import { openBulletins, type OpenBulletins } from './open-bulletins.js';
import { openFeeds, type OpenFeeds } from './open-feeds.js';
import type { RequestDesk } from './request-desk.js';
import type { PrivacyDesk } from './privacy-desk.js';
import { openKeeping, type OpenKeeping } from './open-keeping.js';
import type { ServerDesk } from './server-desk.js';
import { openRequests, type OpenRequests } from './requests/open-requests.js';
import type { Desk, FindAnswerRequest } from './desk.js';
import { hearOfWork, tellOfArticles } from './work-signals.js';
import { verbatimBody } from './verbatim-body.js';
import { within } from '../within.js';

/** How long a part may take to end where there is not all the time in the world; an embedder that hangs is killed sooner. */
const partMs = 1_200;

/** Dateline at work, in the process that holds the archive. */
export class LocalDesk implements BotDesk {
  readonly feeds: FeedDesk;
  readonly requests: RequestDesk;
  readonly settings: LocalSettingsDesk;
  readonly allowance: LocalAllowanceDesk;
  readonly audit: AuditDesk;
  readonly timelines: TimelineDesk;
  readonly following: FollowDesk;
  readonly digests: DigestDesk;
  readonly opinions: OpinionDesk;
  readonly calendar: CalendarDesk;
  readonly servers: ServerDesk;
  readonly privacy: PrivacyDesk;
  readonly #parts: DeskParts;
  readonly #stories: StoryTender;
  readonly #questions: QuestionDesk;
  readonly #feeds: OpenFeeds;
  readonly #articles: AuditedArticles;
  readonly #auditor: Auditor;
  readonly #requests: OpenRequests;
  readonly #bulletins: OpenBulletins;
  readonly #keeping: OpenKeeping;
  readonly #ending = new AbortController();
  readonly #care: CareDesk;
  #stopHearing: () => void = () => {};
  readonly sharing: LocalCheckDesk;
  /** Does what was put off; whoever owns the archive for a while starts it. */
  readonly jobs: JobRunner;
  readonly listArticles: Desk['listArticles'] = (request) => this.#articles.listArticles(request);
  readonly showArticle: Desk['showArticle'] = (request) => this.#articles.showArticle(request);
  readonly editArticle: Desk['editArticle'] = (request) =>
    this.#aroundAddition(request.collection, () => this.#articles.editArticle(request));
  readonly removeArticle: Desk['removeArticle'] = (request) => this.#articles.removeArticle(request);
  readonly undoRemoval: Desk['undoRemoval'] = (request) => this.#articles.undoRemoval(request);
  readonly removals: Desk['removals'] = (collection) => this.#articles.removals(collection);
  readonly check: Desk['check'] = (request) => this.sharing.check(request);

  constructor(parts: DeskParts) {
    const { archive, now, logger, metrics = noMetrics } = parts;
    this.#parts = parts;
    const clock = parts.clock ?? { ...systemClock, nowMs: () => now().getTime() };
    this.#auditor = new Auditor(parts);
    this.#bulletins = openBulletins({ ...parts, clock, auditor: this.#auditor });
    this.digests = this.#bulletins.digests;
    this.following = this.#bulletins.following;
    this.settings = new LocalSettingsDesk(archive, this.#auditor, (collection) =>
      this.#bulletins.digestKeeper.timesChanged(collection),
    );
    this.allowance = new LocalAllowanceDesk(parts);
    this.audit = archive.audit;
    this.calendar = { months: (collection) => archive.collection(collection).months() };
    this.opinions = new LocalOpinionDesk(archive, now);
    this.#stories = new StoryTender(logger);
    this.#articles = new AuditedArticles(new ArticleDesk(parts), this.#auditor);
    this.#questions = new QuestionDesk({ ...parts, tend: (collection) => this.#stories.tend(collection) });
    this.ask = countedAsk((request) => this.#questions.ask(request), metrics);
    this.timelines = new LocalTimelineDesk({
      ...parts,
      seedsBeside: (own) => this.#questions.seedsBeside(own),
    });
    this.sharing = new LocalCheckDesk(parts, {
      settings: this.settings,
      aliases: (collection) => this.aliases(collection),
      starter: (own) => this.#questions.seedsBeside(own),
      verbatim: (body) => verbatimBody(body, parts),
    });
    this.#care = new CareDesk(parts);
    const handlers = new Map([
      [purgeKind, purgeHandler(archive, now)],
      [reembedKind, reembedHandler(parts)],
    ]);
    this.jobs = new JobRunner({ jobs: archive.jobs, handlers, now, clock, logger, metrics });
    const { askAgain } = this.#questions;
    const own = { jobs: this.jobs, auditor: this.#auditor };
    this.#requests = openRequests({ ...parts, ...own, askAgain });
    this.requests = this.#requests.desk;
    const aroundAddition: AdditionParts['aroundAddition'] = (...args) => this.#aroundAddition(...args);
    this.#feeds = openFeeds({
      ...parts,
      aroundAddition,
      requireRoom: (collection) => this.allowance.requireRoom(collection),
    });
    this.feeds = new AuditedFeedDesk(this.#feeds.desk, this.#auditor);
    const additions = openAdditions({ ...parts, ...own, metrics, aroundAddition });
    this.add = additions.add;
    this.read = additions.read;
    // Jobs that it puts in are done by others.
    if (parts.leavesWork || parts.leavesJobs) void this.jobs.stop();
    const { jobs, feeds, digests, following, requests } = this;
    this.#keeping = openKeeping({
      ...parts,
      jobs,
      feeds,
      digests,
      following,
      requests,
      lookAtRequests: (collection) => this.#requests.lookAt(collection),
    });
    this.servers = this.#keeping.servers;
    this.privacy = this.#keeping.privacy;
  }

  readonly ask: Desk['ask'];
  readonly add: Desk['add'];
  readonly read: Desk['read'];

  async findAnswer(request: FindAnswerRequest): Promise<Answer> {
    const { archive } = this.#parts;
    const answer = await findAnswer(archive.collection(request.collection), request);
    return withSourcesToday(answer, archive);
  }

  async attachMessage(collection: CollectionId, answerId: string, messageId: string): Promise<void> {
    await this.#parts.archive.collection(collection).attachMessage(answerId, messageId);
  }

  readonly outlets: Desk['outlets'] = (id) => this.#parts.archive.collection(id).outlets();

  readonly aliases: Desk['aliases'] = (collection) => this.settings.aliases(collection);
  readonly setAliases: Desk['setAliases'] = (...args) => this.settings.setAliases(...args);

  readonly hosts: Desk['hosts'] = (collection) => this.settings.hosts(collection);
  readonly setHosts: Desk['setHosts'] = (...args) => this.settings.setHosts(...args);

  readonly feedback: Desk['feedback'] = (id, page) => this.#parts.archive.collection(id).feedback.list(page);
  readonly stats: Desk['stats'] = (id) => this.#parts.archive.collection(id).stats();

  readonly verify: Desk['verify'] = () => this.#care.verify();
  readonly repair: Desk['repair'] = () => this.#care.repair();

  readonly backup: Desk['backup'] = (file, onProgress) =>
    this.#parts.archive.backup(file, { onProgress, signal: this.#ending.signal });

  readonly articles: Desk['articles'] = (id, page) => this.#parts.archive.collection(id).articles(page);

  /** Says of its own accord what there is to say, from now on. The returned function ends that. */
  speak(voice: DeskVoice): () => Promise<void> {
    if (this.#parts.leavesWork) return async () => {};
    const ends = [
      this.keepFeeds(voice.feeds),
      this.#requests.keep(voice.requests),
      this.#bulletins.keep(voice.news),
    ];
    return async () => {
      for (const end of ends) await end();
    };
  }

  /** Does what was put off from now on, and once a day deletes what is too old. */
  async startJobs(): Promise<void> {
    const { archive, logger, clock = systemClock, leavesWork, leavesJobs } = this.#parts;
    if (leavesWork || leavesJobs) return;
    const putIn = async (): Promise<void> => {
      await this.#keeping.start();
      await enqueueReembedding(this.#parts);
    };
    // Nothing else is to wait for room on a disk.
    await onceStorable(putIn, { clock, logger, signal: this.#ending.signal });
    this.jobs.start();
    this.#stopHearing = hearOfWork(archive.signals, {
      jobPut: (kind) => this.jobs.wake(kind),
      articlesCame: (collection) => this.#bulletins.articlesCame(collection),
    });
  }

  /** Polls the feeds of all collections from now on. The returned function ends that. */
  keepFeeds(announcer: Announcer): () => Promise<void> {
    return this.#feeds.keep(announcer);
  }

  /** Does what may add articles to a collection; what waits for them is looked after then. */
  async #aroundAddition<Result>(collection: CollectionId, work: () => Promise<Result>): Promise<Result> {
    const result = await this.#requests.aroundAddition(collection, work);
    this.#stories.tend(this.#parts.archive.collection(collection));
    const { archive, leavesWork, leavesJobs } = this.#parts;
    if (leavesWork || leavesJobs) await tellOfArticles(archive.signals, collection);
    else this.#bulletins.articlesCame(collection);
    return result;
  }

  /** Ends what is under way, and closes all. Where `archiveMs` is given, nothing is waited for without end, and for the archive so long. */
  async close(archiveMs?: number): Promise<void> {
    // Jobs may wait for a backup to end.
    this.#ending.abort();
    this.#stopHearing();
    const { archive, embedder, extractor } = this.#parts;
    const ended = (work: Promise<unknown>) => (archiveMs === undefined ? work : within(work, partMs));
    // A job or a poll under way works with all that is closed next.
    await ended(Promise.all([this.jobs.stop(), this.#feeds.close(), this.#bulletins.close()]));
    await ended(Promise.all([extractor.close(), embedder.close(), this.#stories.close()]));
    await archive.close(archiveMs);
  }
}
