import type { ArticleState } from './article-state.js';

export const operations = [
  'open',
  'migrate',
  'add',
  'import',
  'update',
  'edit',
  'remove',
  'undo',
  'purge',
  'snapshot',
  'backup',
  'restore',
  'close',
  'dateline import',
  'dateline articles remove',
] as const;

/** What the process under torture does. */
export type Operation = (typeof operations)[number];

/** What that process writes down, one JSON line each: what it is about to do, and what it has been acknowledged. */
export type Deed =
  | {
      readonly what: 'begun';
      readonly operation: Operation;
      readonly changes: Readonly<Record<string, ArticleState>>;
    }
  /** From now on this must hold. */
  | {
      readonly what: 'acknowledged';
      readonly operation: Operation;
      readonly key: string;
      readonly state: ArticleState;
    }
  | { readonly what: 'done'; readonly operation: Operation };

/** The whole lines of what was written; of the last one may be missing a part. */
export function readDeeds(written: string): readonly Deed[] {
  return written
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Deed);
}
