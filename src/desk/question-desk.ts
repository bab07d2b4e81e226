import { answerQuestion, type AnswerBody, type AnswerRequest } from '../answering/answer-question.js';
import { parseDay } from '../answering/dates.js';
import type { Answer } from '../archive/answer.js';
import type { Archive } from '../archive/archive.js';
import type { Collection } from '../archive/collection.js';
import { seedsCollection, type CollectionId } from '../archive/collection-id.js';
import type { Embedder } from '../embedding/embedder.js';
import type { Logger } from '../logger.js';
import { aliasTable } from '../search/alias-table.js';
import { readAliases } from './alias-settings.js';
import { answerBefore } from './answer-before.js';
import { newAnswerId } from './answer-id.js';
import { keepAnswer } from './keep-answer.js';
import { readSettings } from './collection-settings.js';
import { dayIn } from './day-in.js';
import type { AskRequest } from './desk.js';
import { verbatimBody } from './verbatim-body.js';
import type { AnswerForNobody, AskAgain } from './requests/check-requests.js';

export interface QuestionParts {
  readonly archive: Archive;
  readonly embedder: Embedder;
  /** Whether a collection with few articles is searched together with the starter articles. */
  readonly useSeeds: boolean;
  /** Sees to it that the starter articles are in the archive; called before they are searched. */
  readonly prepareSeeds: () => Promise<void>;
  readonly now: () => Date;
  readonly logger: Logger;
  /** Called with each collection before it is searched: articles that are in no story yet are grouped. */
  readonly tend: (collection: Collection) => void;
}

/** As many quotations as are read at a glance, where nobody says how many he wants. */
const answerLimit = 4;
/** A collection with fewer articles than this is searched together with the starter articles. */
const fewArticles = 20;

type Asked = Omit<AskRequest, 'audience'> & Partial<Pick<AskRequest, 'audience'>>;

/** Answers questions, and keeps the answers. */
export class QuestionDesk {
  readonly #parts: QuestionParts;

  constructor(parts: QuestionParts) {
    this.#parts = parts;
  }

  /** @throws UserError where the question or a filter is unusable. */
  async ask(request: AskRequest): Promise<Answer> {
    const asked = await this.#asked(request, request.asOf !== null);
    const answer: Answer = { ...asked, id: newAnswerId(), audience: request.audience };
    return keepAnswer(answer, this.#parts.archive.collection(request.collection));
  }

  readonly askAgain: AskAgain = (collection: CollectionId, asked) =>
    this.#asked({ ...asked, collection, limit: answerLimit }, false);

  /** The starter articles, ready to be searched; null where they are not searched beside this collection. */
  async seedsBeside(own: Collection): Promise<Collection | null> {
    const { archive, prepareSeeds, useSeeds, tend } = this.#parts;
    if (!useSeeds || own.id === seedsCollection || (await own.articleCount()) >= fewArticles) return null;
    await prepareSeeds();
    const seeds = archive.collection(seedsCollection);
    tend(seeds);
    return seeds;
  }

  /** @param hideNewer whether what is newer than the day of asking is left out. */
  async #asked(request: Asked, hideNewer: boolean): Promise<AnswerForNobody> {
    const { archive, now } = this.#parts;
    const started = performance.now();
    const askedAt = now();
    const { timeZone, weekStart } = await readSettings(archive.settings, request.collection);
    const asOf = request.asOf === null ? dayIn(timeZone, askedAt) : parseDay(request.asOf, 'as-of');
    const collection = archive.collection(request.collection);
    const aliases = aliasTable(await readAliases(archive.settings, request.collection));
    const before = await answerBefore(collection, request);
    const about = { ...request, ...before, asOf, weekStart, hideNewer, aliases };
    const body = await this.#answer(collection, about);
    return {
      ...(await verbatimBody(body, this.#parts)),
      asOf,
      askedAt: askedAt.toISOString(),
      tookMs: Math.round((performance.now() - started) * 10) / 10,
    };
  }

  /** The starter articles are searched only for what the collection's own do not answer: so they lose every tie. */
  async #answer(own: Collection, request: Omit<AnswerRequest, 'collections'>): Promise<AnswerBody> {
    const { embedder, tend } = this.#parts;
    tend(own);
    const body = await answerQuestion({ ...request, collections: [own] }, embedder);
    const seeds = body.verdict === 'answered' ? null : await this.seedsBeside(own);
    if (!seeds) return body;
    return answerQuestion({ ...request, collections: [own, seeds] }, embedder);
  }
}
