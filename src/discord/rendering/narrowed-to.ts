import type { Filters } from '../../archive/answer.js';
import type { Wording } from '../../locales/wording.js';
import { plainMarkdown } from '../markdown/plain-markdown.js';

/** What a question was narrowed to, beside its words: "only from Reuters", each as a piece of Markdown. */
export function narrowedTo({ outlet, since, until }: Filters, { t }: Wording): readonly string[] {
  return [
    ...(outlet === null ? [] : [t('requests:only.outlet', { outlet: plainMarkdown(outlet, 100) })]),
    ...(since === null ? [] : [t('requests:only.since', { since })]),
    ...(until === null ? [] : [t('requests:only.until', { until })]),
  ];
}
