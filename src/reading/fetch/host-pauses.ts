import { UserError } from '../../errors.js';
import type { ErrorCode } from '../../locales/catalog.js';
import type { Values } from '../../locales/wording.js';

/** No host is left alone longer than this on its word alone: a member's link must not be refused for days. */
const longestPauseMs = 3_600_000;
/** A list of more hosts than this forgets those that are free again. */
const manyHosts = 1_000;

/** A server that is busy, and since when it may be asked again. */
export class BusyHostError extends UserError {
  /** Milliseconds since 1970, as the server asked; null where it did not say. */
  readonly retryAtMs: number | null;

  constructor(code: ErrorCode, values: Values, retryAtMs: number | null) {
    super(code, values);
    this.retryAtMs = retryAtMs;
  }
}

/** Which hosts asked to be left alone, and until when. */
export class HostPauses {
  readonly #until = new Map<string, number>();
  readonly #now: () => number;

  /** @param now milliseconds since 1970. */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** Leaves a host alone until then, at most an hour. */
  add(host: string, untilMs: number): void {
    const now = this.#now();
    if (this.#until.size >= manyHosts) {
      for (const [known, until] of this.#until) if (until <= now) this.#until.delete(known);
    }
    this.#until.set(host, Math.min(untilMs, now + longestPauseMs));
  }

  /** @throws BusyHostError where the host is to be left alone now. */
  check(host: string): void {
    const until = this.#until.get(host);
    if (until === undefined) return;
    if (until > this.#now()) throw leftAlone('host-paused', host, until);
    this.#until.delete(host);
  }
}

/** The refusal of a host that asks to be left alone: for too many requests, or because it is busy. */
export function leftAlone(code: 'host-paused' | 'server-busy', host: string, untilMs: number): BusyHostError {
  const moment = new Date(untilMs).toISOString();
  const until = `${moment.slice(0, 10)} ${moment.slice(11, 16)} UTC`;
  return new BusyHostError(code, { host, until }, untilMs);
}
