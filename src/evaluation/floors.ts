import { readFile } from 'node:fs/promises';
import { UserError, asError } from '../errors.js';
import type { Figures } from './figures.js';

/** Figures that a run has to reach. Of shares that should be small (`falseAbstention`) and of times it is the most. */
export type Floors = Partial<Record<keyof Figures, number>>;

const ceilings: ReadonlySet<keyof Figures> = new Set([
  'falseAbstention',
  'meanQuotationWords',
  'longestQuotationWords',
  'p50Ms',
  'p95Ms',
]);

/** @throws UserError where the file cannot be read. */
export async function readFloors(file: string): Promise<Floors> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Floors;
  } catch (error) {
    throw new UserError(
      'bad-floors',
      `The file of floors "${file}" cannot be read: ${asError(error).message}.`,
      {
        cause: error,
      },
    );
  }
}

/** What was not reached, in words; a figure that was not measured reaches nothing. */
export function belowFloors(figures: Figures, floors: Floors): string[] {
  const names = Object.keys(floors) as (keyof Figures)[];
  return names.flatMap((name) => {
    const [figure, floor] = [figures[name], floors[name] ?? Number.NaN];
    const reached = figure !== null && (ceilings.has(name) ? figure <= floor : figure >= floor);
    return reached ? [] : [`${name} is ${figure ?? 'not measured'}, and ${floor} is wanted`];
  });
}
