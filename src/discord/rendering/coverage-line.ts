import type { Coverage } from '../../archive/answer.js';
import { countOf } from '../../count-of.js';

/**
 * How many tell of the event, where several do: "This event is in 5 articles, of 3 independent outlets." Copies of one
 * report, and texts that nobody fetched, make no outlet independent.
 */
export function coverageLine(coverage: Coverage | null): string | null {
  if (!coverage || coverage.articles < 2) return null;
  const { articles, independentOutlets } = coverage;
  const outlets =
    independentOutlets > 0
      ? `of ${countOf(independentOutlets, 'independent outlet')}`
      : 'none of them fetched from its outlet';
  return `This event is in ${countOf(articles, 'article')}, ${outlets}.`;
}
