import type { Coverage } from '../../archive/answer.js';
import { countOf } from '../../count-of.js';

/**
 * How many tell of the event, where several do: "🗞️ 3 independent outlets report this event, in 5 articles." Copies of one
 * report, and texts that nobody fetched, make no outlet independent.
 */
export function coverageLine(coverage: Coverage | null): string | null {
  if (!coverage || coverage.articles < 2) return null;
  const { articles, independentOutlets } = coverage;
  const inArticles = countOf(articles, 'article');
  if (independentOutlets === 0) {
    return `🗞️ This event is in ${inArticles}, none of them fetched from its outlet.`;
  }
  const report = independentOutlets === 1 ? 'reports' : 'report';
  return `🗞️ ${countOf(independentOutlets, 'independent outlet')} ${report} this event, in ${inArticles}.`;
}
