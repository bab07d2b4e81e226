import type { Answer } from '../archive/answer.js';
import type { AskRequest } from './desk.js';

/** What was told of a topic, day by day. */
export interface TimelineDesk {
  /**
   * The timeline of a topic, the request's question, as an answer that is kept: with `timeline`, and for each of its days a
   * finding and a source. Its verdict is `nothing` where nothing is found on the topic.
   * @throws UserError where the topic or a filter is unusable.
   */
  tell(request: Omit<AskRequest, 'asOf' | 'limit'>): Promise<Answer>;
}
