import type { Answer, Filters } from '../../archive/answer.js';
import type { Wording } from '../../locales/wording.js';
import { plainMarkdown } from '../markdown/plain-markdown.js';
import { understoodNotes } from './understood-words.js';

/** What narrowed the search, in the question and beside it, and what that left out; as lines of Markdown. */
export function searchNotes(answer: Answer, wording: Wording): readonly string[] {
  const count = answer.undatedLeftOut;
  return [
    ...filterNotes(answer.filters, wording),
    ...understoodNotes(answer, wording),
    ...(count > 0 ? [wording.t('answer:undatedLeftOut', { count })] : []),
  ];
}

function filterNotes({ outlet, since, until }: Filters, { t }: Wording): readonly string[] {
  return [
    ...(outlet === null ? [] : [t('answer:searched.outlet', { outlet: plainMarkdown(outlet, 100) })]),
    ...(since !== null && until === null ? [t('answer:searched.since', { since })] : []),
    ...(since === null && until !== null ? [t('answer:searched.until', { until })] : []),
    ...(since !== null && since === until ? [t('answer:searched.day', { day: since })] : []),
    ...(since !== null && until !== null && since !== until
      ? [t('answer:searched.between', { since, until })]
      : []),
  ];
}
