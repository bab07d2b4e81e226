import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';
import { UserError } from '../errors.js';

/** What came of a request: done, refused with a sentence for the person, too late to be answered, or failed over an error of ours. */
export type RequestOutcome = 'done' | 'refused' | 'expired' | 'failed';

/** One thing that Dateline was asked for, or does of its own accord, while it lasts. */
export class RequestScope {
  /** Six hexadecimal digits: it stands in every line that is logged meanwhile, and in what a person is told of an error. */
  readonly id = randomBytes(3).toString('hex');
  /** What the log says of it at its end, beside what it was begun with. Never a word that somebody wrote. */
  readonly facts: Record<string, string | number | boolean | null> = {};
  /** As the one who catches its errors says. */
  outcome: RequestOutcome = 'done';
}

const scopes = new AsyncLocalStorage<RequestScope>();

/** The request that is being dealt with; undefined outside of any. */
export function currentRequest(): RequestScope | undefined {
  return scopes.getStore();
}

/** Does `work` as a request of its own: all that it begins belongs to it. */
export function inRequest<Result>(scope: RequestScope, work: () => Result): Result {
  return scopes.run(scope, work);
}

/** Begins what goes on for good, as a timer, and belongs to no request, though one may have started it. */
export function outsideRequests<Result>(work: () => Result): Result {
  return scopes.exit(work);
}

/** Notes what came of the current request, by what was thrown: for whoever deals with it himself. */
export function noteOutcome(thrown: unknown, isExpired = false): void {
  const scope = currentRequest();
  if (!scope) return;
  const isRefusal = thrown instanceof UserError;
  scope.outcome = isExpired ? 'expired' : isRefusal ? 'refused' : 'failed';
  if (isRefusal) scope.facts['code'] = thrown.code;
}

/** Notes a fact for the line that the log gets at the end of the current request: nothing that somebody wrote. */
export function noteFact(name: string, fact: string | number | boolean | null): void {
  const scope = currentRequest();
  if (scope) scope.facts[name] = fact;
}

/** An id for what went wrong: the request's where there is one. */
export function errorNumber(): string {
  return currentRequest()?.id ?? new RequestScope().id;
}

/** What stands in every line of the log: which request it belongs to. For pino's `mixin`. */
export function requestMixin(): { readonly request?: string } {
  const scope = currentRequest();
  return scope ? { request: scope.id } : {};
}
