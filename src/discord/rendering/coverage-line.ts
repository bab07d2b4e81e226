import type { Coverage } from '../../archive/answer.js';
import type { Wording } from '../../locales/wording.js';

/**
 * How many tell of the event, where several do: "🗞️ 3 independent outlets report this event, in 5 articles." Copies of one
 * report, and texts that nobody fetched, make no outlet independent.
 */
export function coverageLine(coverage: Coverage | null, { t }: Wording): string | null {
  if (!coverage || coverage.articles < 2) return null;
  const articles = t('common:articles', { count: coverage.articles });
  const count = coverage.independentOutlets;
  return count > 0
    ? t('answer:independentOutlets', { count, articles })
    : t('answer:noIndependentOutlet', { articles });
}
