import type { Answer } from '../archive/answer.js';
import type { Collection } from '../archive/collection.js';
import type { AskRequest } from './desk.js';
import { findAnswer } from './find-answer.js';

/**
 * The answer that a question comes after, as part of what is answered; nothing where it comes after none. Whoever asks
 * where others read has seen to it that they may read that answer, too.
 * @throws UserError "no-answer" where there is none, or it is private and another's.
 */
export async function answerBefore(
  collection: Collection,
  { follows, audience }: Partial<Pick<AskRequest, 'follows' | 'audience'>>,
): Promise<{ readonly before?: Answer }> {
  if (follows === undefined || audience === undefined) return {};
  const { askerId: readerId, channelId } = audience;
  return {
    before: await findAnswer(collection, {
      collection: collection.id,
      answer: follows,
      readerId,
      channelId,
      canSee: null,
    }),
  };
}
