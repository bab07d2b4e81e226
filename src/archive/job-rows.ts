import type { Job } from './jobs.js';

/** A job as it is stored. */
export interface JobRow {
  readonly id: number;
  readonly kind: string;
  readonly collection: string;
  readonly payload: string;
  readonly state: Job['state'];
  readonly attempts: number;
  readonly run_after: string;
}

export function toJob(row: JobRow): Job {
  const { run_after: runAfter, payload, ...rest } = row;
  return { ...rest, payload: JSON.parse(payload) as unknown, runAfter };
}
