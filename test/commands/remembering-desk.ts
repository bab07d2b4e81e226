import type { Answer } from '../../src/archive/answer.js';
import type { Collection } from '../../src/archive/collection.js';
import type { CollectionId } from '../../src/archive/collection-id.js';
import type { AskRequest } from '../../src/desk/desk.js';
import { findAnswer } from '../../src/desk/find-answer.js';
import { answerWith } from '../discord/answer-fixtures.js';
import type { FakeDeskBehaviour } from '../fakes/fake-desk.js';
import { MemoryAnswers } from '../fakes/memory-answers.js';

/** What of a collection keeps answers. */
function collectionOf(answers: MemoryAnswers): Collection {
  const kept: Partial<Collection> = {
    lastAnswer: async (reader) => answers.last(reader),
    answer: async (id) => answers.answer(id),
    answerOfMessage: async (id) => answers.ofMessage(id),
  };
  return kept as Collection;
}

/** The behaviour of a desk that gives the same answer to every question, each under an id of its own, and keeps them. */
export function rememberingDesk(parts: Partial<Answer> = {}): FakeDeskBehaviour {
  const collections = new Map<CollectionId, MemoryAnswers>();
  let given = 0;
  const answersOf = (collection: CollectionId): MemoryAnswers => {
    const answers = collections.get(collection) ?? new MemoryAnswers();
    collections.set(collection, answers);
    return answers;
  };
  return {
    async ask({ collection, question, audience, follows }: AskRequest) {
      given += 1;
      const id = `answer0${given}`;
      const followsUp = follows === undefined ? {} : { followsUp: { answer: follows, carried: null } };
      const answer = answerWith({ id, question, audience, ...followsUp, ...parts });
      answersOf(collection).save(answer);
      return answer;
    },
    findAnswer: (request) => findAnswer(collectionOf(answersOf(request.collection)), request),
    async attachMessage(collection, answerId, messageId) {
      answersOf(collection).attachMessage(answerId, messageId);
    },
  };
}
