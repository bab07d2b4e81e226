import type { Logger } from '../logger.js';
import { inRequest, noteOutcome, RequestScope, type RequestOutcome } from './request-scope.js';

/** What a request is, for the log: nothing that somebody wrote. */
export interface RequestFacts {
  readonly kind: 'interaction' | 'message' | 'autocomplete' | 'socket' | 'job' | 'feed';
  /** The command, button, method or kind of job. */
  readonly name: string;
  readonly [fact: string]: string | number | boolean | null;
}

export interface RequestObserver {
  readonly logger: Logger;
  /** Of the line that is written at the end; default `info`. */
  readonly level?: 'info' | 'debug';
  /** Told at the end. */
  readonly onEnd?: ((outcome: RequestOutcome, tookMs: number, scope: RequestScope) => void) | undefined;
}

/**
 * Does `work` under an id of its own and writes one line when it has ended: what it was, what came of it, and how long it
 * took. What it throws is passed on, as refused where it is a UserError and as failed otherwise.
 */
export async function observeRequest<Result>(
  facts: RequestFacts,
  { logger, level = 'info', onEnd }: RequestObserver,
  work: () => Promise<Result>,
): Promise<Result> {
  const scope = new RequestScope();
  return inRequest(scope, async () => {
    const startedMs = performance.now();
    try {
      return await work();
    } catch (thrown) {
      noteOutcome(thrown);
      throw thrown;
    } finally {
      const { outcome } = scope;
      const tookMs = Math.round((performance.now() - startedMs) * 10) / 10;
      logger[level]({ ...facts, ...scope.facts, outcome, tookMs }, 'Request done.');
      onEnd?.(outcome, tookMs, scope);
    }
  });
}
