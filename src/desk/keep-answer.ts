import type { Answer } from '../archive/answer.js';
import type { Collection } from '../archive/collection.js';
import { isArchiveTrouble } from '../archive/archive-trouble.js';

/**
 * Keeps an answer, so that it can be cited later. Where the archive takes nothing at the moment, as on a full disk, the
 * answer is given all the same, and says that it was not kept.
 */
export async function keepAnswer(answer: Answer, collection: Collection): Promise<Answer> {
  try {
    await collection.saveAnswer(answer);
    return answer;
  } catch (error) {
    if (!isArchiveTrouble(error)) throw error;
    return { ...answer, unkept: true };
  }
}
