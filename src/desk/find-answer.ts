import type { Answer } from '../archive/answer.js';
import type { Collection } from '../archive/collection.js';
import { UserError } from '../errors.js';
import type { FindAnswerRequest } from './desk.js';

/**
 * A stored answer, to whoever may read it.
 * @throws UserError where there is none, or none that he may read: in the same words.
 */
export async function findAnswer(collection: Collection, request: FindAnswerRequest): Promise<Answer> {
  if (request.answer === null) {
    const last = await collection.lastAnswer({ readerId: request.readerId, channelId: request.channelId });
    if (last) return last;
    throw new UserError('no-answer-yet');
  }
  const name = request.answer.trim().toLowerCase();
  const answer = (await collection.answer(name)) ?? (await collection.answerOfMessage(name));
  if (answer && mayRead(answer, request)) return answer;
  throw new UserError('no-answer', { answer: request.answer.trim().slice(0, 80) });
}

/** Its asker reads an answer always; others read a public one where they see its channel. */
function mayRead({ audience }: Answer, request: FindAnswerRequest): boolean {
  if (audience.askerId === request.readerId) return true;
  if (audience.private) return false;
  if (request.canSee === null || audience.channelId === request.channelId) return true;
  return audience.channelId !== null && request.canSee(audience.channelId);
}
