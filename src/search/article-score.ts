import type { TermCounts } from '../archive/term-counts.js';
import type { WeighedTerm } from './search-term.js';

/** BM25 with the usual constants (Robertson and Zaragoza 2009). */
const k1 = 1.2;
const b = 0.75;
/** Words in an article of the usual length. */
const usualWords = 800;

/** How well a whole article meets the words of a question. */
export interface ArticleMatch {
  /** BM25 as a share of what endless repetition of every term would get, 0 to 1. */
  readonly keyword: number;
  /** Share of the weight of the question's terms that stands in the article at all, 0 to 1. */
  readonly coverage: number;
}

/** How a whole article meets these terms. */
export function matchArticle(counts: TermCounts, terms: readonly WeighedTerm[]): ArticleMatch {
  const length = k1 * (1 - b + (b * counts.total) / usualWords);
  let keyword = 0;
  let covered = 0;
  let total = 0;
  for (const { forms, weight } of terms) {
    total += weight;
    const count = counts.countForms(forms);
    if (count === 0) continue;
    covered += weight;
    keyword += (weight * count) / (count + length);
  }
  return total > 0 ? { keyword: keyword / total, coverage: covered / total } : { keyword: 0, coverage: 0 };
}
