import { checkClaims, type CheckBody, type ClaimsRequest } from '../answering/claims/check-claims.js';
import { splitClaims } from '../answering/claims/split-claims.js';
import type { Answer } from '../archive/answer.js';
import type { Archive } from '../archive/archive.js';
import type { Collection } from '../archive/collection.js';
import type { CollectionId } from '../archive/collection-id.js';
import type { Embedder } from '../embedding/embedder.js';
import { UserError } from '../errors.js';
import { splitSentences } from '../reading/passages/sentences.js';
import { aliasTable, type AliasGroup } from '../search/alias-table.js';
import { newAnswerId } from './answer-id.js';
import { keepAnswer } from './keep-answer.js';
import type { CheckDesk, CheckRequest, SharingDesk } from './check-desk.js';
import { dayIn } from './day-in.js';
import type { SettingsDesk } from './settings-desk.js';

/** What a check works with. */
interface CheckParts {
  readonly archive: Archive;
  readonly embedder: Embedder;
  readonly now: () => Date;
}

/** What it has from the desk that it belongs to. */
interface OwnDesk {
  readonly settings: Pick<SettingsDesk, 'read'>;
  readonly aliases: (collection: CollectionId) => Promise<readonly AliasGroup[]>;
  /** The starter articles, where they are searched beside a collection. */
  readonly starter: (own: Collection) => Promise<Collection | null>;
  /** Leaves out what is not quoted as it is stored. */
  readonly verbatim: (body: CheckBody) => Promise<CheckBody>;
}

/** Checks claims in the process that holds the archive. */
export class LocalCheckDesk implements CheckDesk, SharingDesk {
  readonly #parts: CheckParts;
  readonly #desk: OwnDesk;

  constructor(parts: CheckParts, desk: OwnDesk) {
    this.#parts = parts;
    this.#desk = desk;
  }

  async check({ collection: id, text, statedAt, message, audience }: CheckRequest): Promise<Answer> {
    const started = performance.now();
    const { claims, leftOut } = splitClaims(text, splitSentences);
    if (claims.length === 0) throw new UserError(leftOut > 0 ? 'claims-too-long' : 'nothing-to-check');
    const askedAt = this.#parts.now();
    const { timeZone } = await this.#desk.settings.read(id);
    const asOf = dayIn(timeZone, statedAt === null ? askedAt : new Date(statedAt));
    const collection = this.#parts.archive.collection(id);
    const aliases = aliasTable(await this.#desk.aliases(id));
    const body = await this.#checkBody(collection, { claims, leftOut, message, asOf, aliases });
    const answer: Answer = {
      ...(await this.#desk.verbatim(body)),
      id: newAnswerId(),
      asOf,
      askedAt: askedAt.toISOString(),
      audience,
      tookMs: Math.round((performance.now() - started) * 10) / 10,
    };
    return keepAnswer(answer, collection);
  }

  publish(collection: CollectionId, answerId: string, channelId: string): Promise<boolean> {
    return this.#parts.archive.collection(collection).publishAnswer(answerId, channelId);
  }

  withdraw(collection: CollectionId, answerId: string): Promise<void> {
    return this.#parts.archive.collection(collection).withdrawAnswer(answerId);
  }

  /** The starter articles are searched only where the collection's own decide nothing. */
  async #checkBody(own: Collection, request: Omit<ClaimsRequest, 'collections'>): Promise<CheckBody> {
    const { embedder } = this.#parts;
    const body = await checkClaims({ ...request, collections: [own] }, embedder);
    if (body.verdict === 'answered') return body;
    const starter = await this.#desk.starter(own);
    return starter ? checkClaims({ ...request, collections: [own, starter] }, embedder) : body;
  }
}
