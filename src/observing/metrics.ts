import type { Verdict } from '../archive/answer.js';
import type { RequestOutcome } from './request-scope.js';

/** By which way an article came. */
export type ArticleWay = 'url' | 'file' | 'text' | 'import' | 'feed';

/** What became of an article. */
export type ArticleStatus = 'added' | 'updated' | 'duplicate' | 'refused' | 'failed';

/** Counts what happens. No server, no person and no word of a text is told to it. */
export interface Metrics {
  question(came: Verdict | 'refused' | 'failed', tookMs: number): void;
  article(status: ArticleStatus, way: ArticleWay): void;
  /** Texts that were embedded, all of a call together, with the wait for their turn. */
  embedded(kind: 'question' | 'passage', texts: number, tookMs: number): void;
  /** A process that embeds died, and its work is repeated. */
  embedderDied(): void;
  job(kind: string, outcome: 'done' | 'failed' | 'retry', tookMs: number): void;
  feedPolled(status: 'read' | 'unchanged' | 'failed'): void;
  /** A request to Discord; status null: it was not answered. */
  discordRequest(status: number | null): void;
  /** @param kind a command, a button …: "interaction", "message", "autocomplete". @param name which one */
  interaction(kind: string, name: string, outcome: RequestOutcome, tookMs: number): void;
  socketRequest(method: string, outcome: RequestOutcome): void;
}

/** Where nobody asked for metrics. */
export const noMetrics: Metrics = {
  question() {},
  article() {},
  embedded() {},
  embedderDied() {},
  job() {},
  feedPolled() {},
  discordRequest() {},
  interaction() {},
  socketRequest() {},
};
