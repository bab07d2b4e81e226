import type { Answer } from '../../archive/answer.js';
import type { CollectionId } from '../../archive/collection-id.js';
import type { BotContext } from '../command.js';
import { errorFacts } from '../error-facts.js';

/** As many quotations as fill three pages at most. */
export const findingLimit = 12;

/** Remembers under which message an answer stands. Never rejects: the answer stands and has its id; only by its message it is not found. */
export async function rememberMessage(
  { desk, logger }: Pick<BotContext, 'desk' | 'logger'>,
  collection: CollectionId,
  answer: Answer,
  messageId: string,
): Promise<void> {
  if (answer.unkept) return;
  try {
    await desk.attachMessage(collection, answer.id, messageId);
  } catch (thrown) {
    logger.error({ answer: answer.id, error: errorFacts(thrown) }, 'A message was not remembered.');
  }
}
