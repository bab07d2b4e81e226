import type { Perturbation } from '../evaluation/perturb.js';
import type { SearchSwitches } from '../search/search-switches.js';

/** What a run is asked to measure. */
export interface EvalOptions {
  readonly corpus: string;
  readonly questions: string;
  readonly unanswerable?: string;
  /** Folder, or the address of a database. */
  readonly scratch: string;
  /** Folder of the vectors; with the archive unless told. */
  readonly vectors?: string;
  readonly weights?: string;
  /** Weights for questions of even weeks and for those of odd ones, each fitted without them. */
  readonly folds?: readonly string[];
  readonly floors?: string;
  readonly misses?: string;
  readonly perturb?: Perturbation;
  readonly years: number;
  readonly nearMisses: boolean;
  /** Only the questions that name no time. */
  readonly timeless?: true;
  readonly json?: true;
  readonly switches: SearchSwitches;
}
