import { UserError } from '../errors.js';
import type { ArticleWay, Metrics } from '../observing/metrics.js';
import { noteFact } from '../observing/request-scope.js';
import type { AddRequest, Desk } from './desk.js';

/** Asks as `ask` does, counts what came of it, and notes it for the log. */
export function countedAsk(ask: Desk['ask'], metrics: Metrics): Desk['ask'] {
  return async (request) => {
    const startedMs = performance.now();
    try {
      const answer = await ask(request);
      noteFact('answer', answer.id);
      noteFact('verdict', answer.verdict);
      metrics.question(answer.verdict, performance.now() - startedMs);
      return answer;
    } catch (thrown) {
      metrics.question(thrown instanceof UserError ? 'refused' : 'failed', performance.now() - startedMs);
      throw thrown;
    }
  };
}

/** The same for what is added. */
export function countedAdd(add: Desk['add'], metrics: Metrics): Desk['add'] {
  return async (request, onProgress) => {
    try {
      const outcome = await add(request, onProgress);
      noteFact('article', outcome.article.id);
      noteFact('status', outcome.status);
      metrics.article(outcome.status, wayOf(request));
      return outcome;
    } catch (thrown) {
      metrics.article(thrown instanceof UserError ? 'refused' : 'failed', wayOf(request));
      throw thrown;
    }
  };
}

function wayOf({ importedFrom, input }: AddRequest): ArticleWay {
  return importedFrom === undefined ? input.kind : 'import';
}
