import type { Answer } from '../../archive/answer.js';
import type { Archive } from '../../archive/archive.js';
import type { CollectionId } from '../../archive/collection-id.js';
import type { KeptRequest } from '../../archive/requests.js';
import { newAnswerId } from '../answer-id.js';
import type { MakeRequest } from '../request-desk.js';
import { mostRequests } from '../request-desk.js';

/** An answer before it is anybody's. */
export type AnswerForNobody = Omit<Answer, 'id' | 'audience'>;

/** Asks a question of a collection as of the day on which it was asked first, with whatever is in the archive now. Keeps nothing. */
export type AskAgain = (
  collection: CollectionId,
  asked: Pick<MakeRequest['answer'], 'question' | 'filters' | 'asOf'>,
) => Promise<AnswerForNobody>;

export interface CheckParts {
  readonly archive: Archive;
  readonly askAgain: AskAgain;
  readonly now: () => Date;
}

/**
 * Looks whether articles that were added meanwhile answer the open requests of a collection. Each is asked again once,
 * however many articles there are, and is met where the answer is sure and one of them is among its sources.
 */
export async function checkRequests(
  id: CollectionId,
  { archive, askAgain, now }: CheckParts,
  signal: AbortSignal,
): Promise<void> {
  const { requests } = archive.collection(id);
  const open = await requests.list({ state: 'open', personId: null }, { offset: 0, limit: mostRequests });
  const mark = await requests.newestAddition();
  // Most of them were looked at together the last time.
  const addedAfter = new Map<number, ReadonlySet<string>>();
  for (const request of open.requests.toReversed()) {
    signal.throwIfAborted();
    const { checkedUntil } = request;
    const added = addedAfter.get(checkedUntil) ?? new Set(await requests.addedAfter(checkedUntil));
    addedAfter.set(checkedUntil, added);
    const isMet = added.size > 0 && (await meet(request, added));
    if (!isMet && checkedUntil < mark) await requests.noteChecked(request.id, mark);
  }

  /** Where somebody joined while it was asked again, it is asked for him, too. */
  async function meet(request: KeptRequest, added: ReadonlySet<string>): Promise<boolean> {
    if (request.question === null) return false;
    const answer = await askAgain(id, { ...request, question: request.question });
    const isAnswered =
      answer.verdict === 'answered' &&
      answer.sources.some(({ collection, article }) => collection === id && added.has(article));
    if (!isAnswered) return false;
    for (let current: KeptRequest | null = request; current?.state === 'open';) {
      const settledAt = now().toISOString();
      if (await requests.meet(request.id, settledAt, answersFor(current, answer))) return true;
      current = await requests.request(request.id);
    }
    return true;
  }
}

function answersFor({ askers }: KeptRequest, answer: AnswerForNobody): ReadonlyMap<string, Answer> {
  return new Map(
    askers.map(({ personId, place }) => [
      personId,
      {
        ...answer,
        id: newAnswerId(),
        audience: { askerId: personId, channelId: place.channelId, private: place.private },
      },
    ]),
  );
}
