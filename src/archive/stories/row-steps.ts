import type { StoryRows } from './story-rows.js';

/** The same rows where each answer has to be waited for. */
export type LaterStoryRows = {
  readonly [Name in keyof StoryRows]: (
    ...args: Parameters<StoryRows[Name]>
  ) => Promise<ReturnType<StoryRows[Name]>>;
};

/** One thing that is asked of the rows. */
export interface RowStep {
  readonly name: keyof StoryRows;
  readonly args: readonly unknown[];
}

/** Work on the rows that does not know whether their answers are there at once. */
export type RowSteps<Result> = Generator<RowStep, Result, unknown>;

/** Asks one thing, with `yield*`. */
export function* ask<Name extends keyof StoryRows>(
  name: Name,
  ...args: Parameters<StoryRows[Name]>
): RowSteps<ReturnType<StoryRows[Name]>> {
  return (yield { name, args }) as ReturnType<StoryRows[Name]>;
}

/** Does all of it at once. */
export function takeSteps<Result>(rows: StoryRows, steps: RowSteps<Result>): Result {
  for (let next = steps.next(); ; next = steps.next(call(rows, next.value))) {
    if (next.done) return next.value;
  }
}

/** Does one step after the other. */
export async function takeStepsLater<Result>(rows: LaterStoryRows, steps: RowSteps<Result>): Promise<Result> {
  for (let next = steps.next(); ; next = steps.next(await call(rows, next.value))) {
    if (next.done) return next.value;
  }
}

function call(rows: StoryRows | LaterStoryRows, { name, args }: RowStep): unknown {
  const method = rows[name] as (...args: readonly unknown[]) => unknown;
  return method.apply(rows, [...args]);
}
