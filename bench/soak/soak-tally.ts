import type { ChatReply } from '../../src/chat/chat-session.js';

/** What people did, how long it took, and what went wrong. */
export class SoakTally {
  readonly #timesMs = new Map<string, number[]>();
  readonly errors: string[] = [];

  /** Null where it failed; then it is noted. */
  async timed(kind: string, work: () => Promise<ChatReply>): Promise<ChatReply | null> {
    const startedMs = performance.now();
    try {
      const reply = await work();
      const text = reply.messages.map(({ content }) => content).join(' ');
      if (reply.acknowledged === 'nothing') this.errors.push(`${kind}: it was not acknowledged.`);
      else if (reply.messages.length === 0) this.errors.push(`${kind}: nothing was said to it.`);
      else if (text.includes('Something went wrong')) this.errors.push(`${kind}: ${text}`);
      this.note(kind, performance.now() - startedMs);
      return reply;
    } catch (thrown) {
      this.errors.push(`${kind}: ${String(thrown)}`);
      return null;
    }
  }

  note(kind: string, tookMs: number): void {
    const times = this.#timesMs.get(kind) ?? [];
    times.push(tookMs);
    this.#timesMs.set(kind, times);
  }

  /** Rows of a table, the most frequent first. */
  rows() {
    return [...this.#timesMs]
      .sort(([, left], [, right]) => right.length - left.length)
      .map(([kind, times]) => ({
        what: kind,
        times: times.length,
        'p50 ms': Math.round(percentile(times, 0.5)),
        'p95 ms': Math.round(percentile(times, 0.95)),
        'p99 ms': Math.round(percentile(times, 0.99)),
        'worst ms': Math.round(Math.max(...times)),
      }));
  }

  count(kind: string): number {
    return this.#timesMs.get(kind)?.length ?? 0;
  }
}

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
