import { withSourcesToday } from '../../answering/sources-today.js';
import type { Answer } from '../../archive/answer.js';
import type { Archive } from '../../archive/archive.js';
import type { CollectionId } from '../../archive/collection-id.js';
import type { KeptRequest, RequestAsker } from '../../archive/requests.js';
import { asError } from '../../errors.js';
import type { Logger } from '../../logger.js';
import type { RequestVoice } from './request-voice.js';

export interface TellParts {
  readonly archive: Archive;
  readonly voice: RequestVoice;
  readonly now: () => Date;
  readonly logger: Logger;
}

/**
 * Tells everybody whose request was met, each once: in the channel where he asked, if the answer is public and he sees
 * the channel, else in a direct message. It is noted after it was sent: where the process ends in between, it is sent
 * again rather than never; within a few minutes Discord drops the second one.
 * @returns whether one was opened again because its article was taken out before anybody was told.
 * @throws what kept somebody from being told for now, after the others were.
 */
export async function tellMet(id: CollectionId, parts: TellParts, signal: AbortSignal): Promise<boolean> {
  const { archive, logger } = parts;
  const { requests } = archive.collection(id);
  let hasReopened = false;
  let failure: unknown = null;
  for (const request of await requests.untold()) {
    signal.throwIfAborted();
    try {
      if (await isTakenOut(request)) {
        await requests.reopen(request.id);
        hasReopened = true;
      } else await new Telling(id, request, parts).tell();
    } catch (error) {
      logger.warn({ request: request.id, error: asError(error).message }, 'Somebody was not told yet.');
      failure ??= error;
    }
  }
  if (failure !== null) throw asError(failure);
  return hasReopened;

  async function isTakenOut(request: KeptRequest): Promise<boolean> {
    const [asker] = request.askers.filter(isUntold);
    const answer = asker?.metBy ? await archive.collection(id).answer(asker.metBy) : null;
    if (!answer) return false;
    const { sources } = await withSourcesToday(answer, archive);
    return sources.some(({ removedAt }) => removedAt !== undefined);
  }
}

/** Telling those who ask for one thing. */
class Telling {
  readonly #id: CollectionId;
  readonly #request: KeptRequest;
  readonly #parts: TellParts;

  constructor(id: CollectionId, request: KeptRequest, parts: TellParts) {
    this.#id = id;
    this.#request = request;
    this.#parts = parts;
  }

  async tell(): Promise<void> {
    const { logger, voice } = this.#parts;
    const untold = this.#request.askers.filter(isUntold);
    const told = new Set<string>();
    for (const group of byChannel(untold)) {
      for (const personId of await this.#tellGroup(group)) told.add(personId);
    }
    for (const asker of untold.filter(({ personId }) => !told.has(personId))) {
      const answer = await this.#answerOf(asker);
      const said = answer
        ? await voice.tellDirectly(this.#news(answer), asker)
        : { refused: 'the answer is gone' };
      await this.#note([asker.personId]);
      if ('refused' in said) {
        logger.info({ request: this.#request.id, reason: said.refused }, 'Somebody cannot be told.');
      } else if (answer) await this.#collection.attachMessage(answer.id, said.messageId);
    }
  }

  /** @returns who was told. */
  async #tellGroup({ place, askers }: Group): Promise<readonly string[]> {
    const told: string[] = [];
    for (;;) {
      const left = askers.filter(({ personId }) => !told.includes(personId));
      const answer = left[0] ? await this.#answerOf(left[0]) : null;
      if (!answer) return told;
      const people = left.map(({ personId }) => personId);
      const sent = await this.#parts.voice.tellInChannel(this.#news(answer), place, people);
      if (sent.told.length === 0) return told;
      await this.#note(sent.told);
      if (sent.messageId !== null) await this.#collection.attachMessage(answer.id, sent.messageId);
      told.push(...sent.told);
    }
  }

  async #answerOf({ metBy }: RequestAsker): Promise<Answer | null> {
    return metBy === null ? null : this.#collection.answer(metBy);
  }

  #news(answer: Answer) {
    return { collection: this.#id, request: this.#request, answer };
  }

  async #note(personIds: readonly string[]): Promise<void> {
    const toldAt = this.#parts.now().toISOString();
    await this.#collection.requests.noteTold(this.#request.id, personIds, toldAt);
  }

  get #collection() {
    return this.#parts.archive.collection(this.#id);
  }
}

interface Group {
  readonly place: { readonly serverId: string; readonly channelId: string };
  readonly askers: readonly RequestAsker[];
}

/** Those whose answer everybody in a channel may read, channel by channel. */
function byChannel(askers: readonly RequestAsker[]): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const asker of askers) {
    const { serverId, channelId, private: isPrivate } = asker.place;
    if (isPrivate || serverId === null || channelId === null) continue;
    const known = groups.get(channelId)?.askers ?? [];
    groups.set(channelId, { place: { serverId, channelId }, askers: [...known, asker] });
  }
  return [...groups.values()];
}

function isUntold({ metBy, toldAt }: RequestAsker): boolean {
  return metBy !== null && toldAt === null;
}
