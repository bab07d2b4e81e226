import type { Answer, Filters } from '../../archive/answer.js';
import type { Wording } from '../../locales/wording.js';
import { plainMarkdown } from '../markdown/plain-markdown.js';
import { shownDay } from './shown-day.js';
import { understoodNotes } from './understood-words.js';

/** That it was not kept, where that is so; what narrowed the search, in the question and beside it, and what that left out; as lines of Markdown. */
export function searchNotes(answer: Answer, wording: Wording): readonly string[] {
  const count = answer.undatedLeftOut;
  return [
    ...(answer.unkept ? [wording.t('answer:unkept')] : []),
    ...filterNotes(ownFilters(answer), wording),
    ...understoodNotes(answer, wording),
    ...(count > 0 ? [wording.t('answer:undatedLeftOut', { count })] : []),
  ];
}

/** Those that were taken over are told with all that was. */
function ownFilters({ filters, followsUp }: Answer): Filters {
  const { carried = null } = followsUp ?? {};
  if (carried === null) return filters;
  const own = (name: keyof Filters) => (carried.filters[name] === null ? filters[name] : null);
  return { outlet: own('outlet'), since: own('since'), until: own('until') };
}

function filterNotes({ outlet, since: from, until: to }: Filters, wording: Wording): readonly string[] {
  const { t } = wording;
  const since = from === null ? null : shownDay(from, wording);
  const until = to === null ? null : shownDay(to, wording);
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
