import { createHash } from 'node:crypto';
import type { Job } from '../jobs.js';
import type { MoveSource, MoveTarget } from './archive-rows.js';
import type { TableSum } from './row-sum.js';

/**
 * Puts into the target's queue what waits in the source's and is not in it yet. The queues know nothing of the move: what an
 * interrupted one has put in is known by what it says, and equal jobs are counted.
 */
export async function moveJobs(source: MoveSource, target: MoveTarget): Promise<number> {
  const there = new Map<string, number>();
  for (const job of await target.jobs()) there.set(contentOf(job), (there.get(contentOf(job)) ?? 0) + 1);
  const waiting = await source.jobs();
  for (const job of waiting) {
    const content = contentOf(job);
    const count = there.get(content) ?? 0;
    if (count > 0) {
      there.set(content, count - 1);
      continue;
    }
    const { kind, collection, payload, runAfter } = job;
    await target.queue.enqueue({ kind, collection, payload, runAfter });
  }
  return waiting.length;
}

/** Of jobs in whatever order: that of a queue is its own. */
export function sumOfJobs(jobs: readonly Job[]): TableSum {
  const contents = jobs.map(contentOf).sort();
  return {
    rows: jobs.length,
    sha256: createHash('sha256').update(JSON.stringify(contents)).digest('hex'),
  };
}

/** What a job is, without what a queue gives it. */
function contentOf({ kind, collection, payload, runAfter }: Job): string {
  return JSON.stringify([kind, collection, inOrder(payload ?? null), runAfter]);
}

/** The same JSON with its keys in order, which a queue may not keep. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, held]) => [key, inOrder(held)] as const);
  return Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : 1)));
}
