import type { Archive } from '../archive/archive.js';
import { isArchiveTrouble } from '../archive/archive-trouble.js';
import { isUserCollection, type CollectionId } from '../archive/collection-id.js';
import type { Refusal, UseKind } from '../archive/usage.js';
import { UserError } from '../errors.js';
import type { AllowanceDesk, AllowanceRequest } from './allowance-desk.js';
import { readSettings, type CollectionSettings } from './collection-settings.js';
import { defaultDirectMessageLimits, type DirectMessageLimits } from './direct-messages.js';

export interface AllowanceParts {
  readonly archive: Archive;
  /** Without it, what is so by default. */
  readonly directMessages?: DirectMessageLimits;
  readonly now: () => Date;
}

/** Counts questions and articles in the archive, so that a restart gives nobody more of them. */
export class LocalAllowanceDesk implements AllowanceDesk {
  readonly #parts: AllowanceParts & { readonly directMessages: DirectMessageLimits };

  constructor(parts: AllowanceParts) {
    this.#parts = { directMessages: defaultDirectMessageLimits, ...parts };
  }

  async limits(): Promise<DirectMessageLimits> {
    return this.#parts.directMessages;
  }

  async take({ collection, personId, kind, isExempt }: AllowanceRequest): Promise<void> {
    const { archive, now } = this.#parts;
    const isOwn = isUserCollection(collection);
    if (kind === 'article') await this.requireRoom(collection);
    else await this.requireOpen(collection);
    const settings = await readSettings(archive.settings, collection);
    const isFree = isExempt && !isOwn;
    const most = isFree ? null : this.#quota(kind, settings, isOwn);
    const apartMs = isFree || kind !== 'question' ? 0 : settings.coolDownSeconds * 1000;
    const at = now();
    const use = { collection, personId, kind, at: at.toISOString(), most, apartMs };
    const refusal = await archive.usage.take(use).catch((error: unknown) => {
      // A question that cannot be counted is answered all the same; an article could not be stored either.
      if (kind === 'question' && isArchiveTrouble(error)) return null;
      throw error;
    });
    if (refusal) throw refused(refusal, { kind, isOwn, most: most ?? 0, apartMs, at });
  }

  async requireOpen(collection: CollectionId): Promise<void> {
    if (isUserCollection(collection) && !this.#parts.directMessages.isOn) {
      throw new UserError('direct-messages-off');
    }
  }

  /**
   * Sees that a collection may take one more article.
   * @throws UserError where it is a person's own, and full or switched off.
   */
  async requireRoom(collection: CollectionId): Promise<void> {
    await this.requireOpen(collection);
    const { mostArticles } = this.#parts.directMessages;
    if (mostArticles === null || !isUserCollection(collection)) return;
    if ((await this.#parts.archive.collection(collection).articleCount()) < mostArticles) return;
    throw new UserError('own-archive-full', { count: mostArticles });
  }

  /** What a person set for himself never raises what the bot's owner gives him. */
  #quota(kind: UseKind, settings: CollectionSettings, isOwn: boolean): number | null {
    const key = kind === 'question' ? 'questionsPerDay' : 'articlesPerDay';
    return isOwn ? lower(settings[key], this.#parts.directMessages[key]) : settings[key];
  }
}

/** Null is no limit. */
function lower(one: number | null, other: number | null): number | null {
  if (one === null || other === null) return one ?? other;
  return Math.min(one, other);
}

interface Refused {
  readonly kind: UseKind;
  readonly isOwn: boolean;
  readonly most: number;
  readonly apartMs: number;
  readonly at: Date;
}

function refused({ rule, until }: Refusal, { kind, isOwn, most, apartMs, at }: Refused): UserError {
  const untilMs = until === null ? 0 : Date.parse(until);
  // Rounded up: a moment too early is refused once more.
  const atSeconds = Math.ceil(untilMs / 1000);
  const waitSeconds = Math.max(1, Math.ceil((untilMs - at.getTime()) / 1000));
  if (rule === 'cool-down') {
    return new UserError(isOwn ? 'own-cool-down' : 'cool-down', { count: apartMs / 1000, waitSeconds });
  }
  const values = { count: most, waitSeconds, at: atSeconds };
  if (kind === 'question') {
    if (until === null) return new UserError(isOwn ? 'own-no-questions' : 'no-questions');
    return new UserError(isOwn ? 'own-questions-used-up' : 'questions-used-up', values);
  }
  if (until === null) return new UserError(isOwn ? 'own-no-articles' : 'no-new-articles');
  return new UserError(isOwn ? 'own-articles-used-up' : 'articles-used-up', values);
}
