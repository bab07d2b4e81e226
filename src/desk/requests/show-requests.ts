import type { Archive } from '../../archive/archive.js';
import type { CollectionId } from '../../archive/collection-id.js';
import type { KeptRequest } from '../../archive/requests.js';
import { asError } from '../../errors.js';
import type { Logger } from '../../logger.js';
import type { RequestVoice } from './request-voice.js';

export interface ShowParts {
  readonly archive: Archive;
  readonly voice: RequestVoice;
  readonly logger: Logger;
}

/**
 * Brings the messages about requests up to date. One that cannot be written any more is given up: somebody deleted it,
 * or closed the channel.
 * @throws what kept one from being written for now, after the others were.
 */
export async function showRequests(id: CollectionId, parts: ShowParts, signal: AbortSignal): Promise<void> {
  const { archive, logger } = parts;
  const { requests } = archive.collection(id);
  let failure: unknown = null;
  for (const request of await requests.postsDue()) {
    signal.throwIfAborted();
    try {
      await show(id, request, parts);
    } catch (error) {
      logger.warn({ request: request.id, error: asError(error).message }, 'A request was not shown yet.');
      failure ??= error;
    }
  }
  if (failure !== null) throw asError(failure);
}

async function show(
  id: CollectionId,
  request: KeptRequest,
  { archive, voice, logger }: ShowParts,
): Promise<void> {
  const collection = archive.collection(id);
  const met = request.askers.find(({ metBy }) => metBy !== null)?.metBy ?? null;
  const answer = met === null ? null : await collection.answer(met);
  const sent = await voice.show({ collection: id, request, answer });
  if ('refused' in sent) {
    logger.warn(
      { request: request.id, reason: sent.refused },
      'A request is no longer shown in its channel.',
    );
    await collection.requests.dropPost(request.id);
    return;
  }
  const { messageId } = sent;
  if (await collection.requests.notePosted(request.id, messageId, request.revision)) return;
  // Whoever asked took it back while it was sent.
  const post = { channelId: request.post?.channelId ?? '', messageId };
  const withdrawn = { ...request, state: 'closed', question: null, askers: [], post } as const;
  await voice.show({ collection: id, request: withdrawn, answer: null });
}
