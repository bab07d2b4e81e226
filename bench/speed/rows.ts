import { filterRow } from './filter-rows.js';
import { questionRow, sizesRow } from './question-rows.js';
import { searchRow } from './search-rows.js';
import type { BenchRow } from './table.js';

/** What is measured, in the order of the table. */
export const rows: readonly BenchRow[] = [questionRow, sizesRow, searchRow, filterRow];
